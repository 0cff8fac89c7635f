// @ts-check
/**
 * Pages of a list that is longer than the screen: they turn, nothing shrinks.
 *
 * - What is on another page stays in the list for those who listen to it, and is only taken out of sight.
 * - Where the page may scroll (a narrow screen) everything is one page.
 */

/**
 * Fills pages greedily, in order. Something taller than the screen gets a page of its own.
 * @param {number[]} heights of the rows @param {number} room the height of a page @param {number} [most] rows on a page
 * @returns {[number, number][]} from and to (exclusive) of each page; at least one page
 */
export function pages(heights, room, most = Infinity) {
  /** @type {[number, number][]} */
  const found = [];
  let from = 0;
  let used = 0;
  heights.forEach((height, index) => {
    if (index > from && (used + height > room || index - from >= most)) {
      found.push([from, index]);
      from = index;
      used = 0;
    }
    used += height;
  });
  found.push([from, heights.length]);
  return found;
}

// Smaller than the lowest line: no way of parting them is missed.
const STEP_PX = 8;

/**
 * No more pages than needed, each about as full as the others: a last line alone on a page reads like a mistake.
 * @param {number[]} heights @param {number} room @returns {[number, number][]}
 */
export function evenPages(heights, room) {
  const full = pages(heights, room);
  const total = heights.reduce((sum, height) => sum + height, 0);
  for (let least = total / full.length; least < room; least += STEP_PX) {
    const even = pages(heights, least);
    if (even.length === full.length) return even;
  }
  return full;
}

/**
 * Pages of which the first starts at `anchor`, or as much earlier as fills it; what lies before comes last. Every page
 * is full, so a row may stand on two of them: a page with one row on it reads like a mistake.
 * @param {number[]} heights @param {number} room @param {number} anchor the row that leads the first page
 * @returns {[number, number][]}
 */
export function pagesFrom(heights, room, anchor) {
  const start = earliest(heights, room, anchor);
  /** @returns {[number, number]} */
  const filled = ([from, to]) => [earliest(heights.slice(0, to + start), room, from + start), to + start];
  const later = pages(heights.slice(start), room).map(filled);
  const before = pages(heights, room).filter(([from]) => from < start);
  return later.concat(before);
}

function earliest(heights, room, anchor) {
  const sum = (from) => heights.slice(from).reduce((total, height) => total + height, 0);
  let start = Math.min(anchor, heights.length);
  while (start > 0 && sum(start - 1) <= room) start -= 1;
  return start;
}

/** Which page is shown, and of how many there are. */
export class Paged {
  constructor() {
    this.page = 0;
    this.count = 1;
  }

  /** Measures again and shows the page we are on; call after what is on it or the screen has changed. */
  fit() {}

  /** @param {number} by pages forward; after the last comes the first */
  turn(by) {
    this.page = (this.page + by + this.count) % this.count;
    this.fit();
  }

  first() {
    this.page = 0;
  }

  /** @param {number} page from 0; the last one where there are fewer, once it is measured again */
  go(page) {
    this.page = page;
  }
}

/** The rows of one list, a page at a time. */
export class Turning extends Paged {
  /**
   * @param {HTMLElement} list its children are the rows
   * @param {HTMLElement} screen what they have to fit into
   * @param {(heights: number[], room: number) => [number, number][]} [cut] how pages are made
   */
  constructor(list, screen, cut = pages) {
    super();
    this._list = list;
    this._screen = screen;
    this._cut = cut;
  }

  fit() {
    const rows = Array.from(this._list.children);
    rows.forEach((row) => row.classList.remove("off-page"));
    if (scrolls(this._screen)) return this._all();
    // Halves of a pixel that the rows were rounded up by must not cost a row.
    const room = this._screen.clientHeight + 1;
    const cuts = this._cut(rows.map((row) => row.getBoundingClientRect().height), room);
    this.count = cuts.length;
    this.page = Math.min(this.page, this.count - 1);
    const [from, to] = cuts[this.page];
    rows.forEach((row, index) => row.classList.toggle("off-page", index < from || index >= to));
  }

  _all() {
    this.page = 0;
    this.count = 1;
  }
}

/** Whether this part of the page grows with what is in it. @param {HTMLElement} screen */
export function scrolls(screen) {
  return getComputedStyle(screen).overflowY === "visible";
}
