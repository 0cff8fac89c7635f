// @ts-check
/**
 * What is there of a form in a poem: the rules of live/prosody/forms.py over the records of docs/wire.md.
 *
 * - Pure. One test feeds both the same lines. Which forms there are comes from there, with the page.
 * - Lines count from 0, and only those with words: between stanzas a form goes on.
 */

import { foldedWords } from "../shared/folding.js";

/** @typedef {import("./rhyme.js").Sound} Sound */
/** @typedef {{name: string, scheme: string[], counts?: number[], repeats?: boolean}} Form */
/** @typedef {{text: string, sound: Sound|undefined}} Said */
/** @typedef {{line: number, code: "syllables"|"rhymes"|"refrain"|"offered", withLine?: number, kind?: string, n?: number, of?: number}} Hint
 * withLine: the line it goes with; n, of: how many syllables it has, and has in the form */

/** What is there, line by line; at last the line that comes back next. @param {Form} form @param {Said[]} lines @param {import("./rhyme.js").Ear} ear @returns {Hint[]} */
export function hintsOf(form, lines, ear) {
  const hints = lines.map(({ sound }, n) => [...counted(form, n, sound), ...answered(form, n, lines, ear)]);
  return [...hints, offered(form, lines.length)].flat();
}

/** @returns {Hint[]} */
function counted({ counts = [], repeats }, n, { syllables = 0, also = [] } = {}) {
  const of = repeats ? counts[n % counts.length] : counts[n];
  return of && syllables ? [{ line: n, code: "syllables", n: also.includes(of) ? of : syllables, of }] : [];
}

/** The nearest line before that this one goes with, where it does. @returns {Hint[]} */
function answered(form, n, lines, ear) {
  const letter = letterOf(form, n);
  const before = [...lines.keys()].slice(0, n).reverse().filter((m) => goTogether(letterOf(form, m), letter));
  const same = before.find((m) => isRefrain(letter) && letterOf(form, m) === letter && areSameWords(lines[m], lines[n]));
  if (same !== undefined) return [{ line: n, code: "refrain", withLine: same }];
  const kindWith = (m) => ear.kind(lines[m].sound || {}, lines[n].sound || {});
  const rhymes = before.find(kindWith);
  return rhymes === undefined ? [] : [{ line: n, code: "rhymes", withLine: rhymes, kind: kindWith(rhymes) }];
}

/** @returns {Hint[]} */
function offered(form, n) {
  const letter = letterOf(form, n);
  const first = [...Array(n).keys()].find((m) => letterOf(form, m) === letter);
  return isRefrain(letter) && first !== undefined ? [{ line: n, code: "offered", withLine: first }] : [];
}

/** "" behind the end of the form. */
function letterOf({ scheme, repeats }, n) {
  if (n < scheme.length) return scheme[n];
  return repeats ? `${scheme[n % scheme.length]}${Math.floor(n / scheme.length)}` : "";
}

function isRefrain(letter) {
  return /^[A-Z]/.test(letter);
}

function goTogether(a, b) {
  return b !== "" && !b.startsWith("-") && rhymeLetter(a) === rhymeLetter(b);
}

function rhymeLetter(letter) {
  return isRefrain(letter) ? letter[0].toLowerCase() : letter;
}

function areSameWords(a, b) {
  return foldedWords(a.text).join(" ") === foldedWords(b.text).join(" ");
}
