// @ts-check
/** The keys of the desk, behind "?": a press or the key opens it and closes it again, as Escape does. */

import { onEscape } from "./typing.js";
import { announce, part } from "../shared/page.js";

export class Legend {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.element = part(root, "legend");
    this.button = part(root, "legend-button");
    // Where the hand came from.
    this.from = null;
    this.button.addEventListener("click", () => this.toggle());
    onEscape(this.element, () => this.toggle());
  }

  toggle() {
    const isOpen = this.element.hidden;
    this.element.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.#open();
    else if (this.element.contains(document.activeElement) || document.activeElement === document.body) this.from?.focus();
  }

  #open() {
    this.from = document.activeElement === document.body ? this.button : document.activeElement;
    announce(part(document, "keys-words").textContent);
    part(this.element, "anywhere").focus();
  }
}
