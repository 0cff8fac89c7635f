// @ts-check
/**
 * When two runs of words are the same to people: without case, Latin accents or shapes of apostrophe.
 *
 * - Pure, and the same rules as the server's: what is shown is always the person's own spelling.
 */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ\-‐‑·][\p{L}\p{M}\p{N}]+)*/gu;
const APOSTROPHES = /[’‘ʼ]/g;
const HYPHENS = /[‐‑]/g;
// On other letters they make other words. Without looking behind, which Safari learnt in 2023 only.
const LATIN_ACCENTS = /(\p{Script=Latin})[\u0300-\u036f]+/gu;

/** The form for comparing. @param {string} text @returns {string} */
export function fold(text) {
  const plain = text.replace(APOSTROPHES, "'").replace(HYPHENS, "-");
  return plain.normalize("NFKD").replace(LATIN_ACCENTS, "$1").toLowerCase().normalize("NFKC");
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
  const part = ` ${foldedWords(text).join(" ")} `;
  return part.trim() !== "" && ` ${foldedWords(given).join(" ")} `.includes(part);
}

/** Whether a text is what was given, but for case, accents and punctuation. @param {string} text @param {string} given */
export function isWhole(text, given) {
  const mine = foldedWords(text).join(" ");
  return mine ? mine === foldedWords(given).join(" ") : fold(text.trim()) === fold(given.trim());
}
