// @ts-check
/**
 * Which words have just come, so that they settle in, stand at the front and are told to those who listen.
 *
 * - Words that were hidden and are back are not new.
 */

import { announce } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// The red bar means "just now"; after a minute without other news it is no longer true.
const FRESH_MS = 60_000;
// A room with a screen reader in it hears how many words came, not each of them over the person who is speaking.
const TELL_MS = 20_000;

export class Arrivals {
  constructor() {
    /** @type {Set<string>|null} the ids of words seen so far; null before the first cells */
    this.known = null;
    /** @type {Set<string>} the ids of those that have just come */
    this.fresh = new Set();
    this._freshSince = 0;
    this._untold = 0;
    this._toldAt = 0;
  }

  /**
   * Notes what has come with the cells.
   * @param {import("../shared/cells.js").Cells} cells @param {Set<string>} changed keys @param {boolean} isDrawn whether the last that came are on the wall
   * @returns {boolean} whether anything has come; a pair is only noted, as it stands in a view of its own
   */
  note(cells, changed, isDrawn) {
    const keys = Array.from(changed).filter((key) => /^(phrase|note|shift)\//.test(key) && cells.has(key));
    const known = this.known || new Set();
    const come = this.known ? keys.filter((key) => !key.startsWith("shift/")).map(idOf).filter((id) => !known.has(id)) : [];
    keys.forEach((key) => known.add(idOf(key)));
    this.known = known;
    if (come.length) this._welcome(come, isDrawn);
    return come.length > 0;
  }

  _welcome(ids, isDrawn) {
    this._untold += ids.length;
    this.fresh = new Set([...(isDrawn ? [] : this.fresh), ...ids]);
    this._freshSince = Date.now();
  }

  /** Forgets what is new no longer. @returns {boolean} whether anything was */
  age() {
    if (!this.fresh.size || Date.now() - this._freshSince <= FRESH_MS) return false;
    this.fresh = new Set();
    return true;
  }

  /** Says how many have come since this was last said, not too often. */
  tell() {
    if (!this._untold || Date.now() - this._toldAt <= TELL_MS) return;
    announce(sentence("wall.come", { count: this._untold }));
    this._untold = 0;
    this._toldAt = Date.now();
  }
}

function idOf(key) {
  return key.slice(key.indexOf("/") + 1);
}
