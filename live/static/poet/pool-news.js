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

/** @typedef {import("./pool-order.js").Phrase} Phrase */

export class News {
  #key;
  #listed = new Set();
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

  /** @param {string} id */
  isListed(id) {
    return this.#listed.has(id);
  }

  /** Ids of what is listed and new. */
  get ids() {
    return [...this.#inView.keys()];
  }

  /** What is not listed yet. @param {Phrase[]} phrases @returns {Phrase[]} */
  waiting(phrases) {
    return phrases.filter(({ id }) => !this.#listed.has(id));
  }

  /** Lists what had been looked at before; else everything: the first words of the day have nothing to push aside. @param {Phrase[]} phrases */
  begin(phrases) {
    if (this.#listed.size) return;
    const looked = this.#looked;
    this.#list(phrases.filter(({ cell }) => looked === null || cell.at <= looked));
    if (!this.#listed.size) this.#list(phrases);
  }

  /** Lists what waits, as new. @param {Phrase[]} phrases @returns {string[]} the ids that came in */
  letIn(phrases) {
    const ids = this.waiting(phrases).map(({ id }) => id);
    ids.forEach((id) => this.#inView.set(id, 0));
    if (ids.length) this.#list(phrases);
    return ids;
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

  #list(phrases) {
    phrases.forEach(({ id }) => this.#listed.add(id));
    if (!phrases.length) return;
    this.#looked = phrases.reduce((latest, { cell }) => Math.max(latest, cell.at), this.#looked || 0);
    keep(this.#key, this.#looked);
  }
}

function isOld(inView) {
  return inView >= NEW_FOR_MS;
}
