// @ts-check
/**
 * What the lines under words mean, and the keys: under the page for who wants to read it, else put away.
 *
 * - Lines of the poem are worth more room than their explanation; this browser keeps which somebody chose.
 */

import { keep, kept, part } from "../shared/page.js";

export class Signs {
  #root;
  #button;
  #key;

  /** @param {HTMLElement} root @param {HTMLElement} button @param {string} key where this browser keeps whether it is shown */
  constructor(root, button, key) {
    this.#root = root;
    this.#button = button;
    this.#key = key;
    button.addEventListener("click", () => this.#toggle());
    this.#show(kept(key, false));
  }

  #toggle() {
    keep(this.#key, this.#root.hidden);
    this.#show(this.#root.hidden);
  }

  #show(isShown) {
    this.#root.hidden = !isShown;
    this.#button.setAttribute("aria-expanded", String(Boolean(isShown)));
  }
}
