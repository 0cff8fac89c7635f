// @ts-check
/**
 * What is arriving, as a list: which phrases and notes, in which order, and which of them wait behind "3 new".
 *
 * - Unread first, then the newest first. Held still, the order stays as it is: only what is gone leaves it.
 * - What is searched for narrows the list further: in the words, in any case and with or without accents.
 * - A filter never hides what is about to go on the wall: it waits with the new ones.
 * - Pure: cells in, keys out.
 */

import { fold } from "../shared/folding.js";

/** @typedef {{key: string, kind: "phrase"|"note", id: string, cell: any}} Arrival */

const FILTERS = {
  all: () => true,
  unread: ({ cell }) => isUnread(cell),
  phrases: ({ kind }) => kind === "phrase",
  notes: ({ kind }) => kind === "note",
  hidden: ({ cell }) => isHidden(cell),
  loose: ({ cell }) => !isHidden(cell) && !themesOf(cell).length,
};

export class Arrivals {
  constructor() {
    this.filter = "all";
    // What is searched for, folded, or "".
    this.sought = "";
    /** @type {Map<string, Arrival>} */
    this.found = new Map();
    this.order = [];
    /** @type {Arrival[]} behind "3 new": held back, or left out by the filter on their way up */
    this.waiting = [];
  }

  /** Takes what the cells say; held, nothing moves. @param {any} cells @param {boolean} isHeld */
  take(cells, isHeld) {
    const all = [...arrivals(cells, "phrase"), ...arrivals(cells, "note")];
    const passes = (one) => this.#passes(one);
    this.found = new Map(all.map((one) => [one.key, one]));
    if (isHeld) this.order = this.order.filter((key) => this.found.has(key));
    else this.order = all.filter(passes).sort(unreadThenNewest).map(({ key }) => key);
    const listed = new Set(this.order);
    this.waiting = all.filter((one) => !listed.has(one.key) && (passes(one) || isOnItsWay(one.cell)));
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
    const times = [...this.found.values()].filter(FILTERS.unread).map(({ cell }) => cell.at);
    return times.length ? Math.min(...times) : undefined;
  }

  /** The first in the list that nobody has read, or undefined. */
  get firstUnread() {
    return this.order.find((key) => isUnread(this.get(key).cell));
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
    return [...this.found.values()].filter(FILTERS[filter]).length;
  }

  #passes(one) {
    return FILTERS[this.filter](one) && (!this.sought || isSought(one.cell, this.sought));
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
  if (!folded.has(cell)) folded.set(cell, fold(`${cell.text}\n${cell.gloss || ""}`));
  return (folded.get(cell) || "").includes(sought);
}

function arrivals(cells, kind) {
  return cells.entries(`${kind}/`).map(([id, cell]) => ({ key: `${kind}/${id}`, kind, id, cell }));
}

function unreadThenNewest(a, b) {
  return Number(isUnread(b.cell)) - Number(isUnread(a.cell)) || b.cell.at - a.cell.at || (a.key < b.key ? 1 : -1);
}
