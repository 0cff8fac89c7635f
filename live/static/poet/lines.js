// @ts-check
/**
 * The lines on the page, and which of them the poet is in.
 *
 * - A page without lines shows one that is not in the poem until a word stands in it: the blank one.
 */

import { makeId } from "../shared/outbox.js";

/** @typedef {import("./line.js").Line} Line */

export class Lines {
  #draft;
  /** @type {Map<string, Line>} */
  #byId = new Map();
  /** @type {string|null} */
  #current = null;
  #blank = makeId();

  /** @param {import("./draft.js").Draft} draft */
  constructor(draft) {
    this.#draft = draft;
  }

  /** @returns {string[]} in order */
  get ids() {
    return this.#draft.lines.length ? this.#draft.lines : [this.#blank];
  }

  /** @returns {Line[]} in order */
  get all() {
    return this.ids.map((id) => this.get(id)).filter(Boolean);
  }

  /** The line the poet is in, or was in last; the last one before that. @returns {Line} */
  get current() {
    const { ids } = this;
    return this.get(ids.includes(this.#current || "") ? this.#current : ids[ids.length - 1]);
  }

  /** @param {string|null} id @returns {any} the line, or undefined */
  get(id) {
    return this.#byId.get(id || "");
  }

  /** Counted from 1, as on the page; 0 for a line that is gone. @param {string} id */
  numberOf(id) {
    return this.ids.indexOf(id) + 1;
  }

  /** @param {Element} element @returns {Line|undefined} the line an element of the page belongs to */
  at(element) {
    const row = element.closest("[data-line]");
    return row ? this.get(row.getAttribute("data-key")) : undefined;
  }

  /** The line that has the focus. @returns {Line|undefined} */
  inHand() {
    const element = document.activeElement;
    return element && element.hasAttribute("data-text") ? this.at(element) : undefined;
  }

  /** The line above (−1) or below (1). @param {Line} line @param {number} offset @returns {Line|undefined} */
  beside(line, offset) {
    const { ids } = this;
    return this.get(ids[ids.indexOf(line.id) + offset]);
  }

  /** @param {Line} line */
  isWritten(line) {
    return this.#draft.lines.includes(line.id);
  }

  /** @param {Line} line */
  isBlank(line) {
    return line.id === this.#blank;
  }

  /** Whether everything typed here has been handed on. */
  get areSent() {
    return ![...this.#byId.values()].some((line) => line.isUnsent);
  }

  /** Hands on what was typed. */
  send() {
    this.#byId.forEach((line) => line.send());
  }

  /** @param {Line} line */
  add(line) {
    this.#byId.set(line.id, line);
  }

  /** The poet is in this line now. @param {string} id */
  enter(id) {
    this.#current = id;
  }

  /** The blank line is in the poem now; the next one is another. */
  renewBlank() {
    this.#blank = makeId();
  }

  /** Lines that are gone are here no longer; shows which one is current. */
  settle() {
    const { ids, current } = this;
    this.#byId.forEach((line, id) => ids.includes(id) || this.#byId.delete(id));
    this.#byId.forEach(({ box }, id) => box.element.closest("[data-line]")?.toggleAttribute("data-current", id === current?.id));
  }
}
