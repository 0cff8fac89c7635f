// @ts-check
/**
 * Keys that work from anywhere on the page, and the box that turns them off.
 *
 * - Never in a text field or a select, and never with a modifier: there a letter means something else (WCAG 2.1.4).
 * - The choice is remembered on this device, where it can be.
 */

const STORED = "cento.desk.keys";
const TYPED_IN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

export class Keys {
  /** @param {HTMLInputElement} box @param {string[]} keys @param {(event: KeyboardEvent) => void} act */
  constructor(box, keys, act) {
    this.box = box;
    this.keys = keys;
    box.checked = remembered() !== "list";
    box.addEventListener("change", () => remember(box.checked ? "anywhere" : "list"));
    document.addEventListener("keydown", (event) => this.#means(event) && act(event));
  }

  #means(event) {
    if (!this.box.checked || event.defaultPrevented || event.isComposing) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    return this.keys.includes(event.key.toLowerCase()) && !event.target.closest(TYPED_IN);
  }
}

function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch (_) {
    return null;
  }
}

function remember(choice) {
  try {
    localStorage.setItem(STORED, choice);
  } catch (_) {
    // Without storage the choice lasts as long as the page.
  }
}
