// @ts-check
/**
 * The newest words in one line, under views that show themes: whoever gives some sees them on the wall here too.
 *
 * - Several that come together follow each other in the order they came, each long enough to be read.
 * - Words that came before the view was up are not caught up with; only the newest of them stands here, not as new.
 */

import { drawList } from "../shared/lists.js";
import { drawPhrase, newRow } from "./phrases.js";

// Long enough to be read from the last row.
const STAY_MS = 4_000;
// As long as the red bar means "just now" in the other views.
const FRESH_MS = 60_000;

// Phrases that are in such a line, have been there, or wait to be: what one view has shown comes in no other as new.
/** @typedef {{cell: (id: string) => any, newest: (isWanted: (id: string) => boolean) => ({id: string}|undefined)}} Below
 * the phrases that may stand in the line: the cell of one of them or undefined, and the newest of those that are wanted */

/** @type {Set<string>} */
const queued = new Set();

export class Latest {
  /** @param {HTMLElement} list for one row, hidden while there is none */
  constructor(list) {
    this._list = list;
    /** @type {string[]} */
    this._waiting = [];
    /** @type {string|null} */
    this._id = null;
    // When the one that is here came, on a clock that nobody sets.
    this._since = -Infinity;
    this._isFresh = false;
  }

  /** Whether time alone asks for a drawing: the next can come, or this one is new no longer. */
  get isDue() {
    return this._waiting.length ? this._hasStood(STAY_MS) : this._isFresh && this._hasStood(FRESH_MS);
  }

  /** @param {Below} below @param {import("./wall.js").Scene} scene */
  draw(below, scene) {
    this._queue(below, scene.fresh);
    this._waiting = this._waiting.filter(below.cell);
    this._choose(below, scene);
    this._show(below);
  }

  _queue(below, fresh) {
    const come = Array.from(fresh).filter((id) => below.cell(id) && !queued.has(id));
    come.sort((one, other) => below.cell(one).at - below.cell(other).at || (one < other ? -1 : 1));
    come.forEach((id) => queued.add(id));
    this._waiting.push(...come);
  }

  _choose(below, { still, seen }) {
    if (this._isFresh && this._hasStood(FRESH_MS)) this._isFresh = false;
    if (this._stays(below, still)) return;
    const next = still ? undefined : this._waiting.shift();
    const newest = below.newest((id) => seen(id) && !this._waiting.includes(id));
    this._id = next || (newest ? newest.id : null);
    this._isFresh = next !== undefined;
    if (next) this._since = performance.now();
  }

  /** While the wall is held, until it has been read, and while it is new and no other waits. */
  _stays(below, still) {
    if (this._id === null || !below.cell(this._id)) return false;
    return still || !this._hasStood(STAY_MS) || (this._isFresh && !this._waiting.length);
  }

  _show(below) {
    const cell = this._id === null ? undefined : below.cell(this._id);
    const rows = cell ? [{ id: this._id, cell, ids: [this._id] }] : [];
    drawList(this._list, rows, {
      key: ({ id }) => id,
      make: () => newRow(this._isFresh),
      update: (row, given) => drawPhrase(row, given, { isFresh: this._isFresh, isNewest: this._isFresh }),
    });
    this._list.hidden = !rows.length;
  }

  _hasStood(ms) {
    return performance.now() - this._since >= ms;
  }
}
