// @ts-check
/**
 * What is arriving, as a list: which phrases and notes, in which order, and which of them wait behind "3 new".
 *
 * - Unread first, then the newest first. Held still, the order stays as it is: only what is gone leaves it.
 * - A filter never hides what is about to go on the wall: it waits with the new ones.
 * - Pure: cells in, keys out.
 */

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
    /** @type {Map<string, Arrival>} */
    this.found = new Map();
    this.order = [];
    /** @type {Arrival[]} behind "3 new": held back, or left out by the filter on their way up */
    this.waiting = [];
  }

  /** Takes what the cells say; held, nothing moves. @param {any} cells @param {boolean} isHeld */
  take(cells, isHeld) {
    const all = [...arrivals(cells, "phrase"), ...arrivals(cells, "note")];
    const passes = FILTERS[this.filter];
    this.found = new Map(all.map((one) => [one.key, one]));
    if (isHeld) this.order = this.order.filter((key) => this.found.has(key));
    else this.order = all.filter(passes).sort(unreadThenNewest).map(({ key }) => key);
    const listed = new Set(this.order);
    this.waiting = all.filter((one) => !listed.has(one.key) && (passes(one) || isOnItsWay(one.cell)));
  }

  /** Whether something waits that this filter would never show. */
  get isNarrow() {
    return !this.waiting.every(FILTERS[this.filter]);
  }

  /** Those of the waiting that go on the wall by themselves, the next one first. */
  get coming() {
    return this.waiting.filter(({ cell }) => isOnItsWay(cell)).sort((a, b) => a.cell.due - b.cell.due);
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

function arrivals(cells, kind) {
  return cells.entries(`${kind}/`).map(([id, cell]) => ({ key: `${kind}/${id}`, kind, id, cell }));
}

function unreadThenNewest(a, b) {
  return Number(isUnread(b.cell)) - Number(isUnread(a.cell)) || b.cell.at - a.cell.at || (a.key < b.key ? 1 : -1);
}
