// @ts-check
/**
 * What keys do to the line in hand, for those who point: the row of words under the page.
 *
 * - Pressing one leaves the caret where it is.
 */

const TOOLS = ["up", "down", "cut", "undo", "redo"];

export class Tools {
  #root;
  #poem;
  #undo;

  /** @param {HTMLElement} root @param {import("./poem.js").Poem} poem @param {import("./undo.js").Undo} undo */
  constructor(root, poem, undo) {
    this.#root = root;
    this.#poem = poem;
    this.#undo = undo;
    root.addEventListener("mousedown", (event) => closestButton(event) && event.preventDefault());
    root.addEventListener("click", (event) => this.#press(closestButton(event)));
  }

  /** Says which of them can do something now. */
  draw() {
    const { current, lines } = this.#poem;
    const at = current && this.#poem.isWritten(current) ? lines.indexOf(current) : -1;
    const can = {
      up: at > 0,
      down: at >= 0 && at < lines.length - 1,
      cut: at >= 0,
      undo: this.#undo.canUndo || !this.#poem.isSettled,
      redo: this.#undo.canRedo,
    };
    TOOLS.forEach((tool) => this.#root.querySelector(`[data-do="${tool}"]`)?.setAttribute("aria-disabled", String(!can[tool])));
  }

  #press(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const poem = this.#poem;
    const line = poem.current;
    const presses = {
      new: () => poem.follow(line).focus(0),
      up: () => poem.move(line, -1),
      down: () => poem.move(line, 1),
      cut: () => poem.cut(line),
      undo: () => poem.turn("undo"),
      redo: () => poem.turn("redo"),
    };
    presses[button.dataset.do]();
  }
}

function closestButton(event) {
  return event.target.closest("[data-do]");
}
