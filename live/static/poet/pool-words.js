// @ts-check
/**
 * The pool as single words: every word of it once, alphabetically, in the spelling most people gave it.
 *
 * - A long day is taken apart behind what is looked at, some phrases at a time; whoever asks for the words has all of them.
 * - Which words are too small to be offered alone, live/day/small_words.py says.
 */

import { fold, wordsOf } from "../shared/folding.js";
import { Ordered } from "../shared/ordered.js";

/** @typedef {{key: string, spellings: Map<string, number>, phrases: Set<string>, langs: Map<string, number>}} Word
 * key: as it is folded; phrases: ids of those that have it; spellings and languages with how often they are there */

// In one go: a few ms of work.
const SLICE = 100;

const { compare } = new Intl.Collator();

export class PoolWords {
  #cells;
  #small;
  #noted;
  /** @type {Map<string, Word>} */
  #words = new Map();
  #order = new Ordered((one, other) => compare(one, other) || (one < other ? -1 : Number(one > other)));
  /** The cell of each phrase as it was taken apart. @type {Map<string, any>} */
  #taken = new Map();
  /** @type {Set<string>} phrases that are to be taken apart */
  #left = new Set();
  #timer = 0;

  /**
   * @param {import("../shared/cells.js").Cells} cells @param {Set<string>} small words that are not offered alone
   * @param {(key: string, word?: Word) => void} noted a word has come in, or (without one) is gone
   */
  constructor(cells, small, noted) {
    this.#cells = cells;
    this.#small = small;
    this.#noted = noted;
  }

  /** Will have the words of these phrases, or lose them where they are gone. @param {string[]} ids */
  take(ids) {
    ids.forEach((id) => this.#left.add(id));
    this.#goOn();
  }

  /** @returns {string[]} all words as they are folded, alphabetically */
  get keys() {
    this.#takeApart(this.#left.size);
    return [...this.#order.keys];
  }

  /** @param {string} key @returns {Word|undefined} */
  get(key) {
    return this.#words.get(key);
  }

  #goOn() {
    if (this.#timer || !this.#left.size) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#takeApart(SLICE);
      this.#goOn();
    });
  }

  #takeApart(most) {
    [...this.#left].slice(0, most).forEach((id) => {
      this.#left.delete(id);
      this.#takeOne(id, this.#taken.get(id), this.#cells.get(`phrase/${id}`));
    });
  }

  #takeOne(id, before, cell) {
    if (cell) this.#taken.set(id, cell);
    else this.#taken.delete(id);
    // Words that stay keep their place among those who gave them.
    if (before && cell && before.text === cell.text && before.lang === cell.lang) return;
    this.#count(id, before, -1);
    this.#count(id, cell, 1);
  }

  #count(id, cell, by) {
    wordsOf(cell ? cell.text : "").forEach((spelt) => {
      const key = fold(spelt);
      if (key.length > 1 && !this.#small.has(key)) this.#countOne(key, spelt, { id, lang: cell.lang, by });
    });
  }

  #countOne(key, spelt, { id, lang, by }) {
    const word = this.#words.get(key) || this.#newWord(key);
    add(word.spellings, spelt, by);
    add(word.langs, lang, by);
    if (by > 0) word.phrases.add(id);
    else word.phrases.delete(id);
    if (word.spellings.size) return;
    this.#order.remove(key);
    this.#words.delete(key);
    this.#noted(key);
  }

  #newWord(key) {
    const word = { key, spellings: new Map(), phrases: new Set(), langs: new Map() };
    this.#words.set(key, word);
    this.#order.add(key);
    this.#noted(key, word);
    return word;
  }
}

function add(counts, key, by) {
  const count = (counts.get(key) || 0) + by;
  if (count) counts.set(key, count);
  else counts.delete(key);
}

/** The spelling given most often; between equals the one with fewer capitals, for a word in the middle of a line. @param {Word} word @returns {string} */
export function spelling({ spellings }) {
  const capitals = (text) => text.length - text.replace(/\p{Lu}/gu, "").length;
  return [...spellings].sort(([one, count], [other, more]) => more - count || capitals(one) - capitals(other))[0][0];
}
