// @ts-check
/**
 * Why something is hidden: a few ready reasons, or one's own words.
 *
 * - Whoever gave the words will read the reason, so the panel says so.
 * - Escape or "Leave it" closes it and the focus goes back to the row.
 */

import { clone, part } from "./lists.js";

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
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.close(true));
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
