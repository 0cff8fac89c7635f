// @ts-check
/**
 * On which letters of a line its syllables stand, so that a dot can stand over each.
 *
 * - Pure. Which letters make a syllable is guessed by the vowel letters; where these do not go up, a word is cut evenly.
 * - Only where a line's words are said one for one: of 2017 or NHS nobody knows which letter is which word.
 */

const WORD = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const VOWELS = /[aeiouyà-æè-ïò-öø-ü]+/gi;
const SILENT_AT_END = /[^aeiouy]e[sd]?$/i;

/** @typedef {{text: string, at: number}} Word a word and the index of its first letter */
/** @typedef {{sign: string, from: number, to: number}} Beat a syllable: whether it carries a beat, and its letters */
/** @typedef {{stress: string, words: string[], groups: string[]}} Heard a line as it was heard: its words, and the signs of each */

/** @param {string} text @returns {Word[]} */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), (found) => ({ text: found[0], at: found.index || 0 }));
}

/** What of a line was heard word for word; null where it was not. @param {Word[]} words @param {string} stress @returns {Heard|null} */
export function heardAs(words, stress) {
  const groups = stress.split(" ");
  return groups.length === words.length && groups.every(Boolean) ? { stress, words: words.map(({ text }) => text), groups } : null;
}

/** The signs of each word of a line that is being typed: of those that were not heard yet there are none. @param {Heard} heard @param {Word[]} words @returns {string[]} */
export function followed({ words, groups }, now) {
  const fewer = Math.min(words.length, now.length);
  const isSame = (n, m) => words[n] === now[m].text;
  let front = 0;
  while (front < fewer && isSame(front, front)) front += 1;
  let back = 0;
  while (back < fewer - front && isSame(words.length - 1 - back, now.length - 1 - back)) back += 1;
  return now.map((_, n) => (n < front ? groups[n] : n >= now.length - back ? groups[n - now.length + groups.length] : ""));
}

/** @param {Word[]} words @param {string[]} groups the signs of each @returns {Beat[]} */
export function beatsOf(words, groups) {
  return words.flatMap(({ text, at }, n) => syllablesOf(text, groups[n].length).map(([from, to], m) => ({ sign: groups[n][m], from: at + from, to: at + to })));
}

/** @param {string} word @param {number} count @returns {[number, number][]} of each syllable its vowel letters, or a part of the word as long as any other */
export function syllablesOf(word, count) {
  const vowels = vowelsOf(word);
  if (vowels.length > count && SILENT_AT_END.test(word)) vowels.pop();
  // An e within a word is often silent: something, evening, every.
  for (let n = vowels.length - 1; n > 0 && vowels.length > count; n -= 1) if (isSilent(word, vowels[n])) vowels.splice(n, 1);
  return vowels.length === count ? vowels : evenly(word.length, count);
}

/** @returns {[number, number][]} */
function vowelsOf(word) {
  return Array.from(word.matchAll(VOWELS), (found) => [found.index || 0, (found.index || 0) + found[0].length]);
}

function isSilent(word, [from, to]) {
  return to < word.length && word.slice(from, to).toLowerCase() === "e";
}

/** @returns {[number, number][]} */
function evenly(length, count) {
  const cut = (n) => Math.round((n * length) / count);
  return Array.from({ length: count }, (_, n) => [Math.min(cut(n), length - 1), Math.max(cut(n + 1), cut(n) + 1)]);
}
