// @ts-check
/**
 * When two runs of words are the same to people: without case, Latin accents or shapes of apostrophe.
 *
 * - Pure, and the same rules as `live/day/text.py` has, which tests/browser/test_same_rules.py holds for every letter:
 *   what is shown is always the person's own spelling.
 */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ\-‐‑·][\p{L}\p{M}\p{N}]+)*/gu;
const APOSTROPHES = /[’‘ʼ]/g;
const HYPHENS = /[‐‑]/g;
// On other letters they make other words. Without looking behind, which Safari learnt in 2023 only.
const LATIN_ACCENTS = /(\p{Script=Latin})[\u0300-\u036f]+/gu;
const SMALL_CHEROKEE = /[\u13f8-\u13fd\uab70-\uabbf]/g;
// No word has it in it, so that runs of words can be looked for as texts.
const BETWEEN = "\n";
// Folding can undo composition and the other way round; two rounds settle all of Unicode.
const ROUNDS = 4;

/** The form for comparing; folding what is folded changes nothing. @param {string} text @returns {string} */
export function fold(text) {
  let folded = text;
  for (let round = 0; round < ROUNDS; round++) {
    const before = folded;
    folded = foldOnce(before);
    if (folded === before) break;
  }
  return folded;
}

function foldOnce(text) {
  const plain = text.replace(APOSTROPHES, "'").replace(HYPHENS, "-");
  return withoutCase(plain.normalize("NFKD")).replace(LATIN_ACCENTS, "$1").normalize("NFKC");
}

/** As Unicode folds case: by way of capitals, so that ß is ss; but ı is no i, ς is σ, and Cherokee folds to capitals. */
function withoutCase(text) {
  const small = text.replace(/[^ı]+/g, (part) => part.toUpperCase().toLowerCase());
  return small.replace(/ς/g, "σ").replace(SMALL_CHEROKEE, (letter) => letter.toUpperCase());
}

/** The words of a text as they are spelt, without punctuation. @param {string} text @returns {string[]} */
export function wordsOf(text) {
  return text.match(WORD) || [];
}

/** @param {string} text @returns {string[]} */
export function foldedWords(text) {
  return wordsOf(text).map(fold);
}

/** Whether the words of `text` stand, running and in order, in `given`. @param {string} text @param {string} given */
export function isPart(text, given) {
  const part = foldedWords(text);
  return part.length > 0 && run(foldedWords(given)).includes(run(part));
}

function run(words) {
  return BETWEEN + words.join(BETWEEN) + BETWEEN;
}

/** Whether a text is what was given, but for case, accents and punctuation. @param {string} text @param {string} given */
export function isWhole(text, given) {
  const mine = foldedWords(text);
  return mine.length ? run(mine) === run(foldedWords(given)) : fold(text.trim()) === fold(given.trim());
}
