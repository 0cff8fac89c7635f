// @ts-check
/**
 * Searching in what has arrived: the list is narrowed with every letter, and how many were found is said at a pause.
 *
 * - The arrow down or Enter goes to the first that was found; Escape clears the field, and then goes back to the list.
 */

import { fold } from "../shared/folding.js";
import { announce, onKey } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// Nobody wants to hear of every letter.
const PAUSE_MS = 800;

export class Search {
  /** @param {HTMLInputElement} field @param {import("./arriving.js").Arriving} arriving */
  constructor(field, arriving) {
    this.field = field;
    this.arriving = arriving;
    this.timer = 0;
    field.addEventListener("input", () => this.#seek());
    onKey(field, (event) => this.#key(event));
  }

  /** Nothing is searched for any more; whoever calls draws the list. */
  clear() {
    clearTimeout(this.timer);
    this.field.value = this.arriving.arrivals.sought = "";
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  #seek() {
    this.arriving.arrivals.sought = fold(this.field.value.trim());
    this.arriving.drawAnother();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.#say(), PAUSE_MS);
  }

  #say() {
    const { arrivals, empty } = this.arriving;
    const count = arrivals.order.length;
    if (arrivals.sought) announce(count ? sentence("desk.search.found", { count }) : empty);
  }

  #key(event) {
    if (event.key === "Escape") this.#leave(event);
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    if (this.arriving.arrivals.order.length) this.arriving.focus(this.arriving.current);
    else announce(this.arriving.empty);
  }

  #leave(event) {
    event.preventDefault();
    if (!this.field.value) return this.arriving.focus(this.arriving.current);
    this.clear();
    this.arriving.drawAnother();
  }
}
