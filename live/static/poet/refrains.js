// @ts-check
/**
 * Lines that come again: their rhyme letter is a capital (A), with a figure where several lines of one rhyme do (A1, A2).
 *
 * - Pure. A line comes again with the same words, however they are written.
 */

import { foldedWords } from "../shared/folding.js";

/** @param {string[]} letters the rhyme letter of each line, or "" @param {string[]} texts @returns {string[]} */
export function withRefrains(letters, texts) {
  const words = texts.map((text) => foldedWords(text).join(" "));
  const isFirst = (n) => words.indexOf(words[n]) === n && words.lastIndexOf(words[n]) !== n;
  const first = letters.map((_, n) => n).filter((n) => letters[n] && isFirst(n));
  return letters.map((letter, n) => {
    const alike = first.filter((m) => letters[m] === letter);
    const at = alike.findIndex((m) => words[m] === words[n]);
    return at < 0 ? letter : `${letter.toUpperCase()}${alike.length > 1 ? at + 1 : ""}`;
  });
}

/** @param {string} letter */
export function isRefrain(letter) {
  return letter !== letter.toLowerCase();
}
