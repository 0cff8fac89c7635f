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

  /** @param {import("./phrases.js").Given[]} phrases newest first @param {import("./wall.js").Scene} scene */
  draw(phrases, scene) {
    const here = new Map(phrases.map(({ id, cell }) => [id, cell]));
    this._queue(phrases, scene.fresh);
    this._waiting = this._waiting.filter((id) => here.has(id));
    this._choose(here, scene);
    this._show(here);
  }

  _queue(phrases, fresh) {
    const come = phrases.filter(({ id }) => fresh.has(id) && !queued.has(id)).reverse();
    come.forEach(({ id }) => queued.add(id));
    this._waiting.push(...come.map(({ id }) => id));
  }

  _choose(here, { still, seen }) {
    if (this._isFresh && this._hasStood(FRESH_MS)) this._isFresh = false;
    if (this._stays(here, still)) return;
    const next = still ? undefined : this._waiting.shift();
    const newest = [...here.keys()].find((id) => seen(id) && !this._waiting.includes(id));
    this._id = next || newest || null;
    this._isFresh = next !== undefined;
    if (next) this._since = performance.now();
  }

  /** While the wall is held, until it has been read, and while it is new and no other waits. */
  _stays(here, still) {
    if (this._id === null || !here.has(this._id)) return false;
    return still || !this._hasStood(STAY_MS) || (this._isFresh && !this._waiting.length);
  }

  _show(here) {
    const cell = this._id === null ? undefined : here.get(this._id);
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
