// @ts-check
/**
 * Why something is hidden: a few ready reasons, or one's own words.
 *
 * - Whoever gave the words will read the reason, so the panel says so.
 * - Who begins to type means their own words: the letter goes into the field, and no ready reason is taken for it.
 * - Escape or "Leave it" closes it and the focus goes back to the row.
 */

import { clone, part } from "../shared/page.js";

export class Hiding {
  /**
   * @param {HTMLElement} host
   * @param {{hide: (reason: string, button: Element, told: HTMLElement) => Promise<boolean>,
   *   close: (back: boolean) => void}} how close: whether the focus goes back to the row
   */
  constructor(host, { hide, close }) {
    this.hide = hide;
    this.close = close;
    this.element = clone("hiding");
    this.told = part(this.element, "told");
    this.#listen();
    host.replaceChildren(this.element);
    this.element.querySelector("[data-reason]").focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  draw() {}

  #listen() {
    this.element.addEventListener("click", (event) => this.#press(event.target.closest("button")));
    this.element.addEventListener("submit", (event) => this.#own(event));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    if (event.key === "Escape") this.close(true);
    else if (event.target.closest("button") && isTyped(event)) this.#type(event);
  }

  /** The letter itself follows the focus into the field. */
  #type(event) {
    const field = part(this.element, "own");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    event.stopPropagation(); // else it is a key of the list
  }

  #press(button) {
    if (!button) return;
    if (button.hasAttribute("data-leave")) this.close(true);
    if (button.hasAttribute("data-reason")) this.#hide(button.textContent, button);
  }

  #own(event) {
    event.preventDefault();
    const field = part(this.element, "own");
    if (field.value.trim()) this.#hide(field.value.trim(), part(this.element, "own-button"));
    else field.focus();
  }

  async #hide(reason, button) {
    if (await this.hide(reason, button, this.told)) this.close(true);
  }
}

/** A letter or the like, not what presses a button or goes on from it. */
function isTyped({ key, ctrlKey, metaKey, altKey }) {
  const isLetter = Array.from(key).length === 1 && key !== " ";
  return (isLetter || key === "Dead") && !ctrlKey && !metaKey && !altKey;
}
