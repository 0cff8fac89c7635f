// @ts-check
/**
 * The poem's title, written like a line, but nobody's words are credited in it.
 *
 * - "Untitled" is a hint of the page and never a title.
 */

import { onKey, write, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { undoOrRedo } from "./keys.js";
import { TextBox } from "./text-box.js";

export class Title {
  #box;
  #note;
  #draft;
  #changes;
  // As it was last drawn; what differs from it was typed here.
  #drawn = "";

  /**
   * @param {HTMLElement} element the textbox @param {HTMLElement} note where it says why it was not kept
   * @param {import("./draft.js").Draft} draft @param {import("./changes.js").Changes} changes
   * @param {{toFirst: () => void, toPool: () => void, undoOrRedo: (which: "undo"|"redo") => void}} page
   */
  constructor(element, note, draft, changes, page) {
    this.#box = new TextBox(element, () => this.#write());
    this.#note = note;
    this.#draft = draft;
    this.#changes = changes;
    element.addEventListener("input", () => this.#typed());
    onKey(element, (event) => this.#press(event, page));
    element.addEventListener("beforeinput", (event) => isForeign(event.inputType) && event.preventDefault());
    element.addEventListener("paste", (event) => this.#paste(event));
    element.addEventListener("drop", (event) => event.preventDefault());
  }

  focus() {
    this.#box.element.focus();
  }

  /** Shows the title, unless other words are being typed. */
  draw() {
    const { title } = this.#draft;
    const text = this.#box.text.trim();
    const isInHand = this.#box.hasFocus && text !== this.#drawn;
    if (text !== title && !isInHand) write(this.#box.element, title);
    this.#drawn = title;
    this.#showHint();
    const reason = this.#draft.refusal(null);
    writeOrHide(this.#note, reason && sentence("poet.not_kept", { reason }));
  }

  #typed() {
    this.#showHint();
    this.#box.sendSoon();
  }

  #write() {
    const text = this.#box.text.trim();
    if (text !== this.#draft.title) this.#changes.make({ do: "poem.title", text });
  }

  #press(event, page) {
    const which = undoOrRedo(event);
    const then = which ? () => page.undoOrRedo(which) : { Enter: page.toFirst, ArrowDown: page.toFirst, Escape: page.toPool }[event.key];
    if (!then) return;
    event.preventDefault();
    this.#box.send();
    then();
  }

  #paste(event) {
    event.preventDefault();
    const selection = document.getSelection();
    if (!selection || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    range.deleteContents();
    range.insertNode(document.createTextNode(event.clipboardData.getData("text/plain").replace(/\s+/g, " ")));
    range.collapse(false);
    this.#box.element.dispatchEvent(new InputEvent("input"));
  }

  #showHint() {
    this.#box.element.toggleAttribute("data-blank", !this.#box.text);
  }
}

/** What is not plain text, or is not the browser's to take back. */
function isForeign(inputType) {
  return /Paragraph|LineBreak|^format|^history/.test(inputType);
}
