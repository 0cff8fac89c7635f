// @ts-check
/**
 * What is arriving, as a list: which phrases, notes and pairs, in which order, and which of them wait behind "3 new".
 *
 * - Unread first, then the newest first. Held still, the order stays as it is: only what is gone leaves it.
 * - What is searched for narrows the list further: in the words, in any case and with or without accents.
 * - A filter never hides what is about to go on the wall: it waits with the new ones.
 * - Pure: cells in, keys out. Only what has changed is looked at, so that the day may be long.
 */

import { fold } from "../shared/folding.js";
import { MANY, Ordered } from "../shared/ordered.js";

/** @typedef {{key: string, kind: "phrase"|"note"|"shift", id: string, cell: any}} Arrival */

const FILTERS = {
  all: () => true,
  unread: ({ cell }) => isUnread(cell),
  phrases: ({ kind }) => kind === "phrase",
  notes: ({ kind }) => kind === "note",
  pairs: ({ kind }) => kind === "shift",
  hidden: ({ cell }) => isHidden(cell),
  appealed: ({ cell }) => isAppealed(cell),
  loose: ({ cell }) => !isHidden(cell) && !themesOf(cell).length,
};

export class Arrivals {
  constructor() {
    this.filter = "all";
    // What is searched for, folded, or "".
    this.sought = "";
    /** @type {Map<string, Arrival>} */
    this.found = new Map();
    /** @type {Arrival[]} behind "3 new": held back, or left out by the filter on their way up */
    this.waiting = [];
    // Those that the filter and the search let through, and those that nobody has read, the oldest first.
    this.passing = new Ordered((one, other) => unreadThenNewest(this.get(one), this.get(other)));
    this.unread = new Ordered((one, other) => oldestFirst(this.get(one), this.get(other)));
    // Those that go on the wall by themselves.
    this.onTheirWay = new Set();
    /** How many pass each filter. @type {Object<string, number>} */
    this.counts = {};
    /** @type {{order: string[], listed: Set<string>, later: Set<string>}|null} the list as it is held, and what came since */
    this.held = null;
    // What the list was narrowed by last.
    this.narrowedBy = this.#narrowing;
  }

  /** Takes what the cells say of what has changed; held, nothing moves. @param {any} cells @param {Iterable<string>} changed keys @param {boolean} isHeld */
  take(cells, changed, isHeld) {
    this.#hold(isHeld);
    const keys = [...changed].filter((key) => /^(phrase|note|shift)\//.test(key));
    const isMany = keys.length > MANY;
    keys.forEach((key) => this.#forget(key, isMany));
    keys.forEach((key) => cells.has(key) && this.#note(arrival(key, cells.get(key)), isMany));
    if (isMany || this.narrowedBy !== this.#narrowing) this.#sort();
    if (this.held && keys.some((key) => !cells.has(key))) this.#dropGone(this.held);
    this.waiting = this.#waiting().map((key) => this.get(key));
  }

  /** The keys in the list. @returns {string[]} */
  get order() {
    return this.held ? this.held.order : this.passing.keys;
  }

  /** Whether a key is in the list. @param {string} key */
  isListed(key) {
    if (this.held) return this.held.listed.has(key);
    return this.found.has(key) && this.#passes(this.get(key));
  }

  /** The next one below a key that nobody has read, else the first one above it, or undefined. @param {string} key @param {Set<string>} without */
  unreadAfter(key, without) {
    const index = this.order.indexOf(key);
    const others = [...this.order.slice(index + 1), ...this.order.slice(0, Math.max(index, 0))];
    return others.find((other) => !without.has(other) && isUnread(this.get(other).cell));
  }

  /** Whether something waits that this filter would never show. */
  get isNarrow() {
    return !this.waiting.every((one) => this.#passes(one));
  }

  /** Those of the waiting that go on the wall by themselves, the next one first. */
  get coming() {
    return this.waiting.filter(({ cell }) => isOnItsWay(cell)).sort((a, b) => a.cell.due - b.cell.due);
  }

  /** Since when (epoch ms) the oldest of those that nobody has read has waited, or undefined. */
  get oldestUnread() {
    return this.unread.keys.length ? this.get(this.unread.keys[0]).cell.at : undefined;
  }

  /** The first in the list that nobody has read, or undefined. */
  get firstUnread() {
    return this.unread.keys.length ? this.order.find((key) => isUnread(this.get(key).cell)) : undefined;
  }

  /** @param {string} key of one that is there @returns {any} */
  get(key) {
    return this.found.get(key);
  }

  /** Those to draw, in order. @param {number} most @returns {Arrival[]} */
  first(most) {
    return this.order.slice(0, most).map((key) => this.get(key));
  }

  /** How many pass a filter. @param {string} filter */
  count(filter) {
    return this.counts[filter] || 0;
  }

  get #narrowing() {
    return `${this.filter}\n${this.sought}`;
  }

  #passes(one) {
    return FILTERS[this.filter](one) && (!this.sought || isSought(one.cell, this.sought));
  }

  #hold(isHeld) {
    const { keys } = this.passing;
    if (!isHeld) this.held = null;
    else if (!this.held) this.held = { order: [...keys], listed: new Set(keys), later: new Set() };
  }

  #forget(key, isMany) {
    const one = this.get(key);
    if (!one) return;
    if (!isMany) [this.passing, this.unread].forEach((ordered) => ordered.remove(key));
    this.#count(one, -1);
    this.onTheirWay.delete(key);
    this.held?.later.delete(key);
    this.found.delete(key);
  }

  #note(one, isMany) {
    const { key, cell } = one;
    this.found.set(key, one);
    this.#count(one, 1);
    if (isOnItsWay(cell)) this.onTheirWay.add(key);
    if (!isMany && this.#passes(one)) this.passing.add(key);
    if (!isMany && isUnread(cell)) this.unread.add(key);
    if (this.held && !this.held.listed.has(key) && this.#passes(one)) this.held.later.add(key);
  }

  #count(one, by) {
    Object.keys(FILTERS).forEach((name) => FILTERS[name](one) && (this.counts[name] = this.count(name) + by));
  }

  #sort() {
    const all = [...this.found.values()];
    const keysOf = (passes) => all.filter(passes).map(({ key }) => key);
    this.narrowedBy = this.#narrowing;
    this.passing.fill(keysOf((one) => this.#passes(one)));
    this.unread.fill(keysOf(FILTERS.unread));
  }

  /** Of those that are held back and those on their way, the ones that the list does not have. */
  #waiting() {
    const coming = [...this.onTheirWay].filter((key) => !this.isListed(key));
    return [...new Set([...(this.held ? this.held.later : []), ...coming])];
  }

  #dropGone(held) {
    const gone = new Set(held.order.filter((key) => !this.found.has(key)));
    if (!gone.size) return;
    held.order = held.order.filter((key) => !gone.has(key));
    gone.forEach((key) => held.listed.delete(key));
  }
}

/** @param {any} cell */
export function isUnread(cell) {
  return !cell.read && !isHidden(cell);
}

/** @param {any} cell */
export function isHidden(cell) {
  return cell.hidden !== null && cell.hidden !== undefined;
}

/** Whether its giver asks the desk to look again, and nobody has. @param {any} cell */
export function isAppealed(cell) {
  return isHidden(cell) && Boolean(cell.appeal) && !cell.appeal.answered_at;
}

/** Whether it waits, and goes on the wall by itself. @param {any} cell */
export function isOnItsWay(cell) {
  return cell.wall === "waiting" && Boolean(cell.due) && !isHidden(cell);
}

/** The ids of the themes it is in; a note has at most one. @param {any} cell @returns {string[]} */
export function themesOf(cell) {
  return cell.themes || (cell.theme ? [cell.theme] : []);
}

/** Each text is folded once: with every letter that is typed all of them are looked at. @type {WeakMap<any, string>} */
const folded = new WeakMap();

function isSought(cell, sought) {
  if (!folded.has(cell)) folded.set(cell, fold(`${cell.before || ""}\n${cell.text}\n${cell.gloss || ""}`));
  return (folded.get(cell) || "").includes(sought);
}

/** @returns {Arrival} */
function arrival(key, cell) {
  const [kind, id] = key.split("/");
  return { key, kind: kind === "note" || kind === "shift" ? kind : "phrase", id, cell: withText(cell) };
}

/** The cell of a pair too says its words as `text`: what is thought now. @param {any} cell */
export function withText(cell) {
  return cell.now === undefined ? cell : { ...cell, text: cell.now };
}

function unreadThenNewest(a, b) {
  return Number(isUnread(b.cell)) - Number(isUnread(a.cell)) || -oldestFirst(a, b);
}

function oldestFirst(a, b) {
  return a.cell.at - b.cell.at || (a.key < b.key ? -1 : Number(a.key > b.key));
}
