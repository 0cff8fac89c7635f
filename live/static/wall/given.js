// @ts-check
/**
 * What the room has given, in order: by the question that it answers, the newest first, and the same words together.
 *
 * - Words given several times are one row that says so, in the spelling of whoever gave them first.
 * - Only what has changed is looked at, so that the day may be long; each text is folded once.
 */

import { fold, foldedWords } from "../shared/folding.js";
import { Ordered, takeInOrder } from "../shared/ordered.js";

/** @typedef {{key: string, id: string, cell: any, note: boolean, alike: string}} Given a phrase, a note, or a pair, whose `text` is what is thought now; alike: what the same words have in common */
/** @typedef {Given & {ids: string[]}} Row the same words in one, with the ids of all who gave them */
/** @typedef {{phrases: Ordered, firsts: Ordered, alike: Map<string, Ordered>}} Answers keys, all newest first: of phrases, of the first of the same words, and of the same words */

export class AllGiven {
  constructor() {
    /** @type {Map<string, Given>} by key */
    this._given = new Map();
    /** @type {Map<string|null, Answers>} by question */
    this._answers = new Map();
  }

  /** Takes what has changed. @param {import("../shared/cells.js").Cells} cells @param {Set<string>} changed keys */
  take(cells, changed) {
    const keys = Array.from(changed).filter((key) => /^(phrase|note|shift)\//.test(key));
    takeInOrder(keys, {
      leave: (key) => this._leave(key),
      know: (key) => this._know(key, cells.get(key)),
      enter: (key) => this._enter(key),
      sort: () => this._sort(),
    });
  }

  /** @param {string} key @returns {Given|undefined} */
  get(key) {
    return this._given.get(key);
  }

  /** The newest phrase that answers a question and is wanted. @param {string|null} question @param {(one: Given) => boolean} isWanted @returns {Given|undefined} */
  newest(question, isWanted) {
    const found = this._to(question).phrases.keys.find((key) => isWanted(this._at(key)));
    return found && this._given.get(found);
  }

  /**
   * Of the rows that answer a question those that are newest: phrases, and behind them the longer thoughts under no theme.
   * @param {string|null} question @param {(id: string) => boolean} seen @param {number} most @returns {Row[]}
   */
  rows(question, seen, most) {
    const { firsts, alike } = this._to(question);
    /** @type {Given[][]} */
    const found = [];
    for (const key of firsts.keys) {
      const same = alike.get(this._at(key).alike).keys.map((each) => this._at(each)).filter(({ id }) => seen(id));
      if (same.length) found.push(same);
      if (found.length === most) break;
    }
    return found.sort(([one], [other]) => Number(one.note) - Number(other.note) || newestFirst(one, other)).map(inOne);
  }

  _at(key) {
    return /** @type {Given} */ (this._given.get(key));
  }

  _ordered() {
    return new Ordered((one, other) => newestFirst(this._at(one), this._at(other)));
  }

  /** @returns {Answers} */
  _to(question) {
    const answers = this._answers.get(question) || { phrases: this._ordered(), firsts: this._ordered(), alike: new Map() };
    this._answers.set(question, answers);
    return answers;
  }

  _know(key, cell) {
    if (!cell) return void this._given.delete(key);
    const [noun, id] = key.split("/");
    const note = noun === "note";
    const given = noun === "shift" ? { ...cell, text: cell.now } : cell;
    this._given.set(key, { key, id, cell: given, note, alike: noun === "phrase" ? likeness(cell) : key });
  }

  _leave(key) {
    const one = this._given.get(key);
    if (!one || isApart(one)) return;
    if (!one.note) this._to(one.cell.prompt).phrases.remove(key);
    this._regroup(one, (same) => same.remove(key));
  }

  _enter(key) {
    const one = this._given.get(key);
    if (!one || isApart(one)) return;
    if (!one.note) this._to(one.cell.prompt).phrases.add(key);
    this._regroup(one, (same) => same.add(key));
  }

  /** Changes which words are the same; who gave them first may be another then. */
  _regroup({ cell, alike }, change) {
    const answers = this._to(cell.prompt);
    const same = answers.alike.get(alike) || this._ordered();
    const before = last(same.keys);
    change(same);
    const after = last(same.keys);
    if (after) answers.alike.set(alike, same);
    else answers.alike.delete(alike);
    if (before === after) return;
    if (before) answers.firsts.remove(before);
    if (after) answers.firsts.add(after);
  }

  _sort() {
    this._answers.clear();
    this._given.forEach((one) => isApart(one) || this._put(one));
    this._answers.forEach(({ phrases, firsts, alike }) => {
      phrases.fill(phrases.keys);
      alike.forEach((same) => same.fill(same.keys));
      firsts.fill(Array.from(alike.values(), ({ keys }) => last(keys)));
    });
  }

  /** Puts one where it belongs, in any order. */
  _put({ key, cell, note, alike }) {
    const answers = this._to(cell.prompt);
    if (!note) answers.phrases.keys.push(key);
    if (!answers.alike.has(alike)) answers.alike.set(alike, this._ordered());
    answers.alike.get(alike).keys.push(key);
  }
}

/**
 * One row for the same words, however many gave them, where the first of them stood.
 * @param {Given[]} all @returns {Row[]}
 */
export function together(all) {
  /** @type {Map<string, Given[]>} */
  const groups = new Map();
  all.forEach((given) => {
    const same = groups.get(given.alike);
    if (same) same.push(given);
    else groups.set(given.alike, [given]);
  });
  return Array.from(groups.values(), inOne);
}

/** @param {Given[]} same @returns {Row} */
function inOne(same) {
  const earliest = same.reduce((one, other) => (other.cell.at < one.cell.at ? other : one));
  return { ...earliest, ids: same.map(({ id }) => id) };
}

/** A longer thought that is under a theme stands there; a pair answers no question. */
function isApart({ cell, note }) {
  return cell.now !== undefined || (note && Boolean(cell.theme));
}

function likeness({ text, lang, gloss, said }) {
  return JSON.stringify([foldedWords(text).join(" ") || fold(text), lang, gloss, said]);
}

function newestFirst(one, other) {
  return other.cell.at - one.cell.at || (one.key < other.key ? 1 : one.key > other.key ? -1 : 0);
}

function last(keys) {
  return keys[keys.length - 1];
}
