// @ts-check
/**
 * The phrases that are in the pool's list: the newest first, and under their themes.
 *
 * - Only what has changed is looked at, so that the day may be long.
 * - Each stands once: with the new ones, else under the first of its themes that there is, else with the rest. Beside that
 *   each theme has all of its own.
 */

import { Ordered, takeInOrder } from "../shared/ordered.js";

export const NEW = "new";
export const NO_THEME = "rest";

export class PoolPhrases {
  #cells;
  /** By id. number: those of one moment stay as they came. @type {Map<string, {at: number, number: number, keys: string[]}>} */
  #known = new Map();
  #count = 0;
  /** @type {Map<string, Ordered>} ids by what they stand under */
  #lists = new Map();
  /** @type {Set<string>} */
  #fresh = new Set();

  /** @param {import("../shared/cells.js").Cells} cells */
  constructor(cells) {
    this.#cells = cells;
  }

  /** How many there are. */
  get size() {
    return this.#known.size;
  }

  /** @param {string} id */
  has(id) {
    return this.#known.has(id);
  }

  /** Takes those of these that are there, new or changed; the others are gone. @param {string[]} ids */
  take(ids) {
    takeInOrder(ids, {
      leave: (id) => this.#leave(id),
      know: (id) => this.#know(id),
      enter: (id) => this.#enter(id),
      sort: () => this.#sort(),
    });
  }

  /** Has these stand with the new ones, and no others. @param {Set<string>} fresh */
  renew(fresh) {
    const before = this.#fresh;
    this.#fresh = fresh;
    const others = [...before, ...fresh].filter((id) => before.has(id) !== fresh.has(id));
    if (others.length) this.take(others.filter((id) => this.has(id)));
  }

  /** A theme has come or gone: any phrase may stand elsewhere. */
  placeAnew() {
    this.#known.forEach((_, id) => this.#know(id));
    this.#sort();
  }

  /** All of them. @returns {string[]} ids, the newest first */
  get latest() {
    return this.#listed("all");
  }

  /** Those that stand with the new ones (NEW), under a theme, or with the rest (NO_THEME). @param {string} place @returns {string[]} ids, the newest first */
  at(place) {
    return this.#listed(`at ${place}`);
  }

  /** All that a theme has. @param {string} theme @returns {string[]} ids, the newest first */
  of(theme) {
    return this.#listed(`of ${theme}`);
  }

  #listed(key) {
    return [...(this.#lists.get(key)?.keys || [])];
  }

  #list(key) {
    const list = this.#lists.get(key) || new Ordered((one, other) => this.#compare(one, other));
    this.#lists.set(key, list);
    return list;
  }

  #compare(one, other) {
    const [a, b] = [this.#known.get(one), this.#known.get(other)];
    return a && b ? b.at - a.at || a.number - b.number : 0;
  }

  #know(id) {
    const cell = this.#cells.get(`phrase/${id}`);
    if (!cell) return void this.#known.delete(id);
    const number = this.#known.get(id)?.number || ++this.#count;
    this.#known.set(id, { at: cell.at, number, keys: this.#keysOf(id, cell) });
  }

  #keysOf(id, { themes = [] }) {
    const theme = themes.find((each) => this.#cells.has(`theme/${each}`));
    return ["all", `at ${this.#fresh.has(id) ? NEW : theme || NO_THEME}`, ...themes.map((each) => `of ${each}`)];
  }

  #leave(id) {
    this.#known.get(id)?.keys.forEach((key) => this.#list(key).remove(id));
  }

  #enter(id) {
    this.#known.get(id)?.keys.forEach((key) => this.#list(key).add(id));
  }

  #sort() {
    this.#lists.clear();
    this.#known.forEach(({ keys }, id) => keys.forEach((key) => this.#list(key).keys.push(id)));
    this.#lists.forEach((list) => list.fill(list.keys));
  }
}
