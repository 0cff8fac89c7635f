// @ts-check
/**
 * The cells of one place: what this page knows of the day.
 *
 * - Only frames write them, by the one rule of docs/wire.md; whoever draws subscribes and reads.
 */

// Hidden tabs get no animation frames, and their outboxes wait for cells too.
const HIDDEN_TAB_MS = 500;

/** The cells of one place, as this page knows them. */
export class Cells {
  constructor() {
    /** The last entry they are current with. */
    this.n = 0;
    /** By which the server knows that entry again. */
    this.h = "";
    /** The life of the log that counted it. @type {string|null} */
    this.epoch = null;
    this._values = new Map();
    this._subscribers = [];
    this._changed = new Set();
    this._frame = this._timer = 0;
  }

  /** @param {string} key @returns {any} the cell, or undefined */
  get(key) {
    return this._values.get(key);
  }

  /** @param {string} key */
  has(key) {
    return this._values.has(key);
  }

  /** Cells by prefix ("phrase/"), as they first came. @param {string} prefix @returns {[string, any][]} [id, cell] */
  entries(prefix) {
    const found = Array.from(this._values).filter(([key]) => key.startsWith(prefix));
    return found.map(([key, value]) => [key.slice(prefix.length), value]);
  }

  /** Calls `fn` with the changed keys, once per animation frame at most. @param {(changed: Set<string>) => void} fn */
  subscribe(fn) {
    this._subscribers.push(fn);
  }

  /** Takes a frame with cells, hello or news. @param {any} frame */
  apply(frame) {
    if (frame.hello) {
      this.epoch = frame.hello.epoch;
      if (frame.hello.full) this._empty();
    }
    Object.keys(frame.cells).forEach((key) => this._set(key, frame.cells[key]));
    this.n = frame.n;
    this.h = frame.h;
    // Even an empty hello tells: now the page knows that there is nothing.
    if (this._changed.size || frame.hello) this._tellSoon();
  }

  _empty() {
    this._values.forEach((_, key) => this._changed.add(key));
    this._values.clear();
  }

  _set(key, value) {
    this._changed.add(key);
    if (value === null) this._values.delete(key);
    else this._values.set(key, value);
  }

  _tellSoon() {
    if (this._timer) return;
    const tell = () => this._tell();
    this._frame = requestAnimationFrame(tell);
    this._timer = window.setTimeout(tell, HIDDEN_TAB_MS);
  }

  _tell() {
    cancelAnimationFrame(this._frame);
    clearTimeout(this._timer);
    this._timer = 0;
    const changed = this._changed;
    this._changed = new Set();
    this._subscribers.forEach((fn) => fn(changed));
  }
}

/** Whether a day's times can be relied on: those of a day that waits for somebody to begin it will all move. @param {any} day its cell @param {number} now */
export function timesHold({ state, times_hold: span }, now) {
  return state !== "before" || Boolean(span && span.begins <= now && now < span.ends);
}

/** Where a slot stands as pages mark it: which one is next is known only while the times hold. @param {any} slot @param {boolean} timesHold */
export function stageOf({ stage }, timesHold) {
  return stage === "next" && !timesHold ? "later" : stage;
}
