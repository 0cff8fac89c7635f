// @ts-check
/**
 * What is new in the pool: the phrases that are in the list, and which of them the poet has not seen for long.
 *
 * - New is what waits to come in, and what came in and has not been in view for long.
 * - What had been looked at in an earlier visit is in the list from the start; a first visit sees everything.
 */

import { keep, kept } from "../shared/page.js";

// Long enough to be seen between two lines of writing; longer, and in a talkative room everything would be new.
const NEW_FOR_MS = 120_000;

export class News {
  #key;
  #listed = new Set();
  /** When what is not listed yet was given, by id. @type {Map<string, number>} */
  #waiting = new Map();
  // Of the listed ones, those that are new, and for how many ms they have been in view.
  #inView = new Map();
  // When the poet last looked, by the time of the newest phrase then seen.
  /** @type {number|null} */
  #looked;

  /** @param {string} key where this browser keeps when the poet last looked */
  constructor(key) {
    this.#key = key;
    this.#looked = kept(key, null);
  }

  /** Hears of a phrase, new or changed; without a cell it is gone. @param {string} id @param {any} cell */
  note(id, cell) {
    if (!cell) this.#waiting.delete(id);
    else if (!this.#listed.has(id)) this.#waiting.set(id, cell.at);
  }

  /** @param {string} id */
  isListed(id) {
    return this.#listed.has(id);
  }

  /** Ids of what is listed and new. */
  get ids() {
    return [...this.#inView.keys()];
  }

  /** How many are not listed yet. */
  get waiting() {
    return this.#waiting.size;
  }

  /**
   * Lists what had been looked at before; else everything: the first words of the day have nothing to push aside.
   * @returns {string[]} the ids that came in
   */
  begin() {
    if (this.#listed.size) return [];
    const looked = this.#looked;
    const before = [...this.#waiting.keys()].filter((id) => looked === null || (this.#waiting.get(id) || 0) <= looked);
    return this.#list(before.length ? before : [...this.#waiting.keys()]);
  }

  /** Lists what waits, as new. @returns {string[]} the ids that came in */
  letIn() {
    const ids = [...this.#waiting.keys()];
    ids.forEach((id) => this.#inView.set(id, 0));
    return this.#list(ids);
  }

  /** What is new has been in view for so long again. @param {number} ms @returns {boolean} whether some of it is new no longer */
  age(ms) {
    this.#inView.forEach((inView, id) => this.#inView.set(id, inView + ms));
    return [...this.#inView.values()].some(isOld);
  }

  /** What has been in view for long is new no longer. */
  forgetOld() {
    this.#inView.forEach((inView, id) => isOld(inView) && this.#inView.delete(id));
  }

  #list(ids) {
    const times = ids.map((id) => this.#waiting.get(id) || 0);
    ids.forEach((id) => {
      this.#listed.add(id);
      this.#waiting.delete(id);
    });
    if (!ids.length) return ids;
    this.#looked = times.reduce((latest, at) => Math.max(latest, at), this.#looked || 0);
    keep(this.#key, this.#looked);
    return ids;
  }
}

function isOld(inView) {
  return inView >= NEW_FOR_MS;
}
