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
  loose: (arrival) => !isHidden(arrival.cell) && !themesOf(arrival.cell).length,
};

export class Arrivals {
  constructor() {
    this.filter = "all";
    this.found = /** @type {Map<string, Arrival>} */ (new Map());
    this.order = /** @type {string[]} */ ([]);
    this.waiting = /** @type {Arrival[]} */ ([]); // behind "3 new": held back, or left out by the filter on its way up
    this.passed = /** @type {Set<string>} */ (new Set()); // marked read here, whether or not the server has said so yet
  }

  /**
   * Takes what the cells say now.
   * @param {import("../shared/cells.js").Cells} cells @param {boolean} held whether nothing may move
   */
  take(cells, held) {
    const all = [...arrivals(cells, "phrase"), ...arrivals(cells, "note")];
    this.found = new Map(all.map((one) => [one.key, one]));
    const wanted = all.filter(FILTERS[this.filter]);
    if (!held) this.order = wanted.sort(unreadThenNewest).map(({ key }) => key);
    else this.order = this.order.filter((key) => this.found.has(key));
    const standing = new Set(this.order);
    const passes = FILTERS[this.filter];
    this.waiting = all.filter((one) => !standing.has(one.key) && (passes(one) || isOnItsWay(one.cell)));
  }

  /** Whether something waits that this filter would never show. */
  get isNarrow() {
    return !this.waiting.every(FILTERS[this.filter]);
  }

  /** How many wait behind "3 new". */
  get fresh() {
    return this.waiting.length;
  }

  /** Those of the waiting that go on the wall by themselves, the next one first. */
  get coming() {
    return this.waiting.filter(({ cell }) => isOnItsWay(cell)).sort((a, b) => a.cell.due - b.cell.due);
  }

  /** The first in the list that nobody has read, or undefined. */
  get firstUnread() {
    return this.order.find((key) => isUnread(/** @type {Arrival} */ (this.found.get(key)).cell));
  }

  /** @returns {Arrival[]} those to draw, in order */
  first(most) {
    return this.order.slice(0, most).map((key) => /** @type {Arrival} */ (this.found.get(key)));
  }

  /** @returns {{phrases: number, notes: number, unread: number, hidden: number}} */
  counts() {
    const all = [...this.found.values()];
    const count = (test) => all.filter(test).length;
    return {
      phrases: count(({ kind }) => kind === "phrase"),
      notes: count(({ kind }) => kind === "note"),
      unread: count(({ cell }) => isUnread(cell)),
      hidden: count(({ cell }) => isHidden(cell)),
    };
  }

  /** The next one not yet read below `key`, else the first one above it; null when all are read. */
  unreadAfter(key) {
    const place = this.order.indexOf(key);
    const unread = (other) => other !== key && !this.passed.has(other) && isUnread(this.found.get(other)?.cell || {});
    const below = this.order.slice(place + 1);
    const above = this.order.slice(0, Math.max(place, 0));
    return below.find(unread) || above.find(unread) || null;
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

/** In its breath: it goes on the wall by itself. @param {any} cell */
export function isOnItsWay(cell) {
  return cell.wall === "waiting" && Boolean(cell.due) && !isHidden(cell);
}

/** The ids of the themes it is in; a note has at most one. @param {any} cell @returns {string[]} */
export function themesOf(cell) {
  return cell.themes || (cell.theme ? [cell.theme] : []);
}

/** @returns {Arrival[]} */
function arrivals(cells, kind) {
  return cells.entries(`${kind}/`).map(([id, cell]) => ({ key: `${kind}/${id}`, kind, id, cell }));
}

function unreadThenNewest(a, b) {
  return Number(isUnread(b.cell)) - Number(isUnread(a.cell)) || b.cell.at - a.cell.at || (a.key < b.key ? 1 : -1);
}
