// @ts-check
/**
 * What keys do to the line in hand, for those who point: the words under the page.
 *
 * - Pressing one leaves the caret where it is.
 */

import { part } from "../shared/page.js";

export class Tools {
  #root;
  #poem;
  #changes;

  /** @param {HTMLElement} root @param {import("./poem.js").Poem} poem @param {import("./changes.js").Changes} changes */
  constructor(root, poem, changes) {
    this.#root = root;
    this.#poem = poem;
    this.#changes = changes;
    root.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
    root.addEventListener("click", (event) => this.#press(closestButton(event)));
  }

  /** Says which of them can do something now. */
  draw() {
    const { lines } = this.#poem;
    const number = lines.current && lines.isWritten(lines.current) ? lines.numberOf(lines.current.id) : 0;
    const can = {
      up: number > 1,
      down: number > 0 && number < lines.ids.length,
      cut: number > 0,
      undo: this.#changes.canUndo || !lines.areSent,
      redo: this.#changes.canRedo,
    };
    Object.keys(can).forEach((tool) => part(this.#root, `do="${tool}"`).setAttribute("aria-disabled", String(!can[tool])));
  }

  #press(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const poem = this.#poem;
    const { composing } = poem;
    const line = poem.lines.current;
    const presses = {
      new: () => composing.follow(line).box.focus(0),
      up: () => composing.move(line, -1),
      down: () => composing.move(line, 1),
      cut: () => composing.cut(line),
      undo: () => poem.undoOrRedo("undo"),
      redo: () => poem.undoOrRedo("redo"),
      credit: () => composing.putCreditRight(line),
    };
    presses[button.dataset.do]();
  }
}

function closestButton(event) {
  return event.target.closest("[data-do]");
}
