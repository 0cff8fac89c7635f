// @ts-check
/**
 * When two runs of words are the same to people: without case, Latin accents, shapes of apostrophe or joiners.
 *
 * - Pure, and the same rules as live/day/folding.py and live/day/credit.py have, which tests/browser/test_same_rules.py
 *   holds for every letter: what is shown is always the person's own spelling.
 * - No word begins or ends inside of what people count as one character.
 */

// What stands on the character before it, and what is one character with the number or letter behind it.
const ON = String.raw`[\p{M}\p{Gr_Ext}\p{Emoji_Modifier}\u200d]`;
const BEFORE = String.raw`[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]*`;
const KEYCAP = String.raw`[0-9#*][\ufe0e\ufe0f]?\u20e3`;
const EMOJI = String.raw`\p{Extended_Pictographic}`;
const LETTER = String.raw`(?!${KEYCAP}|${EMOJI})[\p{L}\p{N}]`;
// Scripts that put no blanks between words; in two of them a letter may stand below the one before.
const SCRIPTS = String.raw`\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
const UNSPACED = String.raw`(?=[\p{L}\p{N}])[${SCRIPTS}]`;
const STACKED = String.raw`[\u1039\u17d2]${UNSPACED}`;

const WORD = new RegExp(joined(LETTER), "gu");
const UNIT = new RegExp(`${UNSPACED}(?:${STACKED}|${ON})*|${joined(`(?!${UNSPACED})${LETTER}`)}`, "gu");
const SIGN = new RegExp(
  String.raw`${BEFORE}(?:${KEYCAP}|\p{RI}{1,2}|${EMOJI}(?:\u200d${EMOJI}|${ON})*)${ON}*`,
  "gu",
);
// How a letter is drawn, not which it is. Between emoji a joiner makes another picture.
const SELECTORS = /\p{VS}/gu;
const JOINERS = /([\p{L}\p{M}\p{N}])[\u200c\u200d]+/gu;
const APOSTROPHES = /[’‘ʼ]/g;
const HYPHENS = /[‐‑]/g;
// On other letters they make other words. Without looking behind, which Safari learnt in 2023 only.
const LATIN_ACCENTS = /(\p{Script=Latin})[\u0300-\u036f]+/gu;
const SMALL_CHEROKEE = /[\u13f8-\u13fd\uab70-\uabbf]/g;
// Most texts have no other letters, and then all of this is quick.
const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_WORD = /[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*/g;
// No word has it in it, so that runs of words can be looked for as texts.
const BETWEEN = "\n";
// Folding can undo composition and the other way round; two rounds settle all of Unicode.
const ROUNDS = 4;

/** The pattern of a word of such letters, with what may stand within a word between them. */
function joined(letter) {
  const characters = `(?:${BEFORE}${letter}${ON}*)+`;
  return String.raw`${characters}(?:['’‘ʼ\-‐‑·]${characters})*`;
}

/** The form for comparing; folding what is folded changes nothing. @param {string} text @returns {string} */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  let folded = text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = folded;
    folded = foldOnce(before);
    if (folded === before) break;
  }
  return folded;
}

function foldOnce(text) {
  const unshaped = text.replace(SELECTORS, "").replace(JOINERS, "$1");
  const plain = unshaped.replace(APOSTROPHES, "'").replace(HYPHENS, "-");
  return withoutCase(plain.normalize("NFKD")).replace(LATIN_ACCENTS, "$1").normalize("NFKC");
}

/** As Unicode folds case: by way of capitals, so that ß is ss; but ı is no i, ς is σ, and Cherokee folds to capitals. */
function withoutCase(text) {
  const small = text.replace(/[^ı]+/g, (part) => part.toUpperCase().toLowerCase());
  return small.replace(/ς/g, "σ").replace(SMALL_CHEROKEE, (letter) => letter.toUpperCase());
}

/** The words of a text as they are spelt, without punctuation. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  return text.match(PLAIN.test(text) ? PLAIN_WORD : WORD) || [];
}

/** @param {string} text @returns {string[]} */
export function foldedWords(text) {
  return wordsOf(text).map(fold);
}

/** The words of a text, folded, and each character by itself where a script puts no blanks between words. */
function units(text) {
  return wordsOf(text).flatMap((word) => word.match(UNIT) || []).map(fold);
}

/** The emoji of a text, folded. */
function signs(text) {
  return (text.match(SIGN) || []).map(fold);
}

/**
 * Whether the words of `text`, or its emoji where it has no words, stand running and in order in `given`.
 * @param {string} text @param {string} given
 */
export function isPart(text, given) {
  const compared = units(text).length ? units : signs;
  const part = compared(text);
  return part.length > 0 && run(compared(given)).includes(run(part));
}

function run(words) {
  return BETWEEN + words.join(BETWEEN) + BETWEEN;
}

/** Whether a text is what was given, but for case, accents and punctuation. @param {string} text @param {string} given */
export function isWhole(text, given) {
  const mine = said(text);
  return mine.length ? run(mine) === run(said(given)) : fold(text.trim()) === fold(given.trim());
}

function said(text) {
  const words = units(text);
  return words.length ? words : signs(text);
}
