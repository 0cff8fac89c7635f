// @ts-check
/**
 * Why something is hidden: a few ready reasons, or one's own words.
 *
 * - Whoever gave the words will read the reason, so the panel says so.
 * - Who begins to type means their own words: the letter goes into the field, and no ready reason is taken for it.
 * - Escape or "Leave it" closes it and the focus goes back to the row.
 */

import { sentence } from "../shared/language.js";
import { clone, onKey, part } from "../shared/page.js";

/**
 * @param {{desk: import("./asking.js").Desk, id: string, cell: any, beginning: string, noun?: string}} arrival what is to
 *   be hidden; noun: whose commands do it, "phrase" or "meaning"
 * @param {HTMLElement} host @param {(goesBack: boolean) => void} close whether the focus goes back to the row
 */
export function open(arrival, host, close) {
  return new Hiding(arrival, host, close);
}

class Hiding {
  constructor(arrival, host, close) {
    this.arrival = arrival;
    this.close = close;
    this.element = clone("hiding");
    this.field = part(this.element, "own");
    this.#listen();
    host.replaceChildren(this.element);
    part(this.element, "reason").focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  draw() {}

  #listen() {
    this.element.addEventListener("click", ({ target }) => this.#press(target.closest("button")));
    this.element.addEventListener("submit", (event) => this.#submit(event));
    onKey(this.element, (event) => this.#key(event));
  }

  #key(event) {
    if (event.key === "Escape") this.close(true);
    else if (event.target.closest("button") && isTyped(event)) this.#type(event);
  }

  /** The letter itself follows the focus into the field. */
  #type(event) {
    const end = this.field.value.length;
    this.field.focus();
    this.field.setSelectionRange(end, end);
    // Else it is a key of the list.
    event.stopPropagation();
  }

  #press(button) {
    if (!button) return;
    if (button.hasAttribute("data-leave")) this.close(true);
    if (button.hasAttribute("data-reason")) this.#hide(button.textContent, button);
  }

  #submit(event) {
    event.preventDefault();
    const reason = this.field.value.trim();
    if (reason) this.#hide(reason, part(this.element, "own-button"));
    else this.field.focus();
  }

  async #hide(reason, button) {
    const { desk, id, cell, beginning: words, noun = "phrase" } = this.arrival;
    const hidden = sentence("desk.hidden", { words });
    const undo = { say: hidden, commands: [{ do: `${noun}.restore`, id }], cells: [cell] };
    const done = noun === "phrase" ? sentence("desk.hidden.undo_by_key", { words }) : hidden;
    const manner = { button, told: part(this.element, "told"), done, undo };
    if (await desk.ask({ do: `${noun}.hide`, id, reason }, manner)) this.close(true);
  }
}

/** A letter or the like, not what presses a button or goes on from it. */
function isTyped({ key, ctrlKey, metaKey, altKey }) {
  return /^(?:[^ ]|Dead)$/u.test(key) && !ctrlKey && !metaKey && !altKey;
}
