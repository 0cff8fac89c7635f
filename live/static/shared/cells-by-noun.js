// @ts-check
/** The cells of a place that has everybody's words, found by their noun: three themes without a look at 5,000 phrases. */

import { Cells } from "./cells.js";

export class CellsByNoun extends Cells {
  constructor() {
    super();
    /** @type {Map<string, Map<string, any>>} from "phrase/" to the cells of phrases by id */
    this._nouns = new Map();
  }

  entries(prefix) {
    return Array.from(this._nouns.get(prefix) || []);
  }

  /** How many cells of a prefix there are. @param {string} prefix */
  count(prefix) {
    const cells = this._nouns.get(prefix);
    return cells ? cells.size : 0;
  }

  _empty() {
    super._empty();
    this._nouns.clear();
  }

  _set(key, value) {
    super._set(key, value);
    const end = key.indexOf("/") + 1;
    const noun = key.slice(0, end);
    const cells = this._nouns.get(noun) || new Map();
    if (value === null) cells.delete(key.slice(end));
    else cells.set(key.slice(end), value);
    this._nouns.set(noun, cells);
  }
}
