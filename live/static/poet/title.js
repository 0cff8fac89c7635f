// @ts-check
/**
 * The poem's title, written in place like a line, but nobody's words are credited in it.
 *
 * - "Untitled" is a hint of the page and never a title.
 */

import { plainTextOnly, readText } from "./line.js";
import { turnOf } from "./keys.js";

// As for a line: a short pause is the end of a thought.
const PAUSE_MS = 400;

export class Title {
  #element;
  #note;
  #draft;
  #undo;
  #pause = 0;
  #drawn = ""; // the title as it was last drawn; what differs from it was typed here

  /**
   * @param {HTMLElement} element the textbox @param {HTMLElement} note where it says why it was not kept
   * @param {import("./draft.js").Draft} draft @param {import("./undo.js").Undo} undo
   * @param {{toFirst: () => void, toPool: () => void, turn: (turn: "undo"|"redo") => void}} page
   */
  constructor(element, note, draft, undo, page) {
    this.#element = element;
    this.#note = note;
    this.#draft = draft;
    this.#undo = undo;
    plainTextOnly(element);
    element.addEventListener("input", (event) => this.#typed(/** @type {InputEvent} */ (event)));
    element.addEventListener("blur", () => this.#keep());
    element.addEventListener("keydown", (event) => this.#press(event, page));
    element.addEventListener("beforeinput", (event) => isForeign(event.inputType) && event.preventDefault());
    element.addEventListener("paste", (event) => this.#paste(event));
    element.addEventListener("drop", (event) => event.preventDefault());
  }

  focus() {
    this.#element.focus();
  }

  /** Shows the title, unless other words are being typed. */
  draw() {
    const { title } = this.#draft;
    const text = readText(this.#element).trim();
    const isInHand = document.activeElement === this.#element && text !== this.#drawn;
    if (text !== title && !isInHand) this.#element.textContent = title;
    this.#drawn = title;
    this.#showHint();
    this.#showRefusal();
  }

  #typed(event) {
    clearTimeout(this.#pause);
    this.#showHint();
    if (!event.isComposing) this.#pause = window.setTimeout(() => this.#keep(), PAUSE_MS);
  }

  #keep() {
    clearTimeout(this.#pause);
    const text = readText(this.#element).trim();
    if (text !== this.#draft.title) this.#undo.change({ do: "poem.title", text });
  }

  #press(event, { toFirst, toPool, turn }) {
    if (event.isComposing) return;
    const asked = turnOf(event);
    const then = asked ? () => turn(asked) : { Enter: toFirst, ArrowDown: toFirst, Escape: toPool }[event.key];
    if (!then) return;
    event.preventDefault();
    this.#keep();
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
    this.#element.dispatchEvent(new InputEvent("input"));
  }

  #showRefusal() {
    const say = this.#draft.refusal("title");
    this.#note.textContent = say && `Not kept: ${say}`;
    this.#note.hidden = !say;
  }

  #showHint() {
    this.#element.toggleAttribute("data-blank", !readText(this.#element));
  }
}

/** What is not plain text, or is not the browser's to take back. */
function isForeign(inputType) {
  return /Paragraph|LineBreak|^format|^history/.test(inputType);
}
