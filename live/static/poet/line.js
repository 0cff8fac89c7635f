// @ts-check
/**
 * One line of the poem, written like text.
 *
 * - The text in the box is the truth while somebody types; the pieces are worked out from what changed in it, and the
 *   box is drawn anew only when it does not show them. So the caret, an IME and a screen reader stay undisturbed.
 * - What comes from the room is laid over what was typed since; typed words are never taken away.
 */

import { isUnslanted } from "../shared/poem-line.js";
import { kindOf } from "./credit.js";
import { laidOver, moved, replaced, retyped, split, textOf, withGiven } from "./pieces.js";
import { TextBox } from "./text-box.js";

/** @typedef {import("./pieces.js").Piece} Piece */
/**
 * @typedef {object} Around what a line asks of the page it belongs to
 * @property {(phrase: string) => string|undefined} given the text of a phrase
 * @property {(phrase: string) => number|null} hue the colour of its theme
 * @property {(line: Line) => void} write the pieces of this line are to be written into the poem
 * @property {(line: Line) => void} changed the text differs from what was last drawn
 */

export class Line {
  /** @type {[number, number]} */
  #selected = [0, 0];
  #around;

  /** @param {string} id @param {HTMLElement} element the textbox @param {Around} around */
  constructor(id, element, around) {
    this.id = id;
    this.box = new TextBox(element, () => this.#write());
    /** @type {Piece[]} */
    this.pieces = [];
    this.isUnsent = false;
    this.#around = around;
    element.addEventListener("beforeinput", () => this.box.isComposing || this.#noteSelected());
    element.addEventListener("input", () => this.box.isComposing || this.#typed());
    element.addEventListener("compositionstart", () => this.#noteSelected());
    element.addEventListener("compositionend", () => this.#typed());
  }

  get text() {
    return textOf(this.pieces);
  }

  /** Takes over what the room says this line is. @param {Piece[]} theirs */
  show(theirs) {
    if (this.box.isComposing) return;
    const pieces = this.isUnsent || this.#differsInSpace(theirs) ? laidOver(theirs, this.text) : theirs;
    if (!pieces) return;
    const known = new Map(this.pieces.map((piece) => [piece.phrase, piece]));
    const credited = pieces.map((piece) => ({ ...piece, typed: isTyped(piece, known, this.box.hasFocus) }));
    this.#become(this.isUnsent ? this.#withKinds(credited) : credited);
  }

  /** Is from now on these pieces, and goes out at once. @param {Piece[]} pieces @param {number} caret */
  rewrite(pieces, caret) {
    this.#become(this.#withKinds(pieces));
    this.box.caret = caret;
    if (this.box.hasFocus) this.box.focus(caret);
    this.isUnsent = true;
    this.send();
  }

  /** Puts given words where the caret is. @param {Piece} given @param {number} [at] */
  put(given, at = this.box.selected()[1]) {
    const { pieces, caret } = withGiven(this.pieces, at, given);
    this.rewrite(pieces, caret);
  }

  /** Replaces the selection by plain text. @param {string} text */
  type(text) {
    const [start, end] = this.box.selected();
    this.rewrite(replaced(this.pieces, start, end - start, text), start + text.length);
  }

  /** What is before and behind the selection. @returns {[Piece[], Piece[]]} */
  parted() {
    const [start, end] = this.box.selected();
    return [split(this.pieces, start)[0], split(this.pieces, end)[1]];
  }

  /** Writes what was typed since the last time into the poem, if anything was. */
  send() {
    this.box.send();
  }

  #write() {
    if (!this.isUnsent) return;
    this.isUnsent = false;
    this.#around.write(this);
  }

  /** The room keeps no space at the end; here it stays until the next word is typed behind it. */
  #differsInSpace(theirs) {
    const tidied = (text) => text.replace(/\s+/g, " ").trim();
    return this.box.hasFocus && tidied(textOf(theirs)) === tidied(this.text);
  }

  /** Before something is typed over it. */
  #noteSelected() {
    this.#selected = this.box.selected();
  }

  #typed() {
    this.pieces = this.#withKinds(retyped(this.pieces, this.box.text, this.box.selected()[1], this.#selected));
    this.#selected = [0, 0];
    this.isUnsent = true;
    this.#draw(...this.box.selected());
    this.#around.changed(this);
    this.box.sendSoon();
  }

  #become(pieces) {
    const before = this.text;
    const [start, end] = this.box.selected();
    this.pieces = pieces;
    this.#draw(moved(start, before, this.text), moved(end, before, this.text));
    this.#around.changed(this);
  }

  #withKinds(pieces) {
    const given = ({ phrase }) => (phrase ? this.#around.given(phrase) : undefined);
    return pieces.map((piece) => ({ ...piece, kind: kindOf(piece, given(piece)) }));
  }

  /** Draws the runs, unless the box shows them already, and selects what was selected. */
  #draw(start, end) {
    const { element, hasFocus } = this.box;
    const isDrawn = showsRuns(element, this.pieces);
    if (!isDrawn) drawRuns(element, this.pieces);
    colourRuns(element, this.pieces.map(({ phrase }) => (phrase ? this.#around.hue(phrase) : null)));
    if (isDrawn) return;
    this.box.caret = end;
    if (hasFocus) this.box.select(start, end);
  }
}

/** Whether a run is the server's credit of what is being typed. */
function isTyped(piece, known, hasFocus) {
  if (!piece.phrase || piece.gone) return false;
  const before = known.get(piece.phrase);
  return before ? Boolean(before.typed) : hasFocus;
}

/** Whether the element shows these pieces already. @param {HTMLElement} element @param {Piece[]} pieces */
function showsRuns(element, pieces) {
  const nodes = element.childNodes;
  return nodes.length === pieces.length && pieces.every((piece, at) => isRun(nodes[at], piece));
}

/** Draws them anew. @param {HTMLElement} element @param {Piece[]} pieces */
function drawRuns(element, pieces) {
  element.replaceChildren(...pieces.map(run));
}

/** Gives runs their theme's colour, and those that know no italics another sign. @param {HTMLElement} element @param {(number|null)[]} hues one for each */
function colourRuns(element, hues) {
  hues.forEach((hue, at) => {
    /** @type {any} */
    const run = element.children[at];
    if (hue === null) delete run.dataset.hue;
    else run.dataset.hue = String(hue % 8);
    run.classList.toggle("unslanted", Boolean(run.dataset.phrase) && isUnslanted(run.textContent || ""));
  });
}

function run({ text, kind, phrase, gone, lang }) {
  const span = document.createElement("span");
  span.className = "run";
  span.textContent = text;
  span.dataset.kind = gone ? "gone" : kind;
  if (phrase) span.dataset.phrase = phrase;
  if (phrase && lang) span.lang = lang;
  return span;
}

function isRun(node, { text, kind, phrase, gone, lang }) {
  const data = node.dataset;
  if (!data || node.childNodes.length !== 1 || node.firstChild.nodeType !== Node.TEXT_NODE) return false;
  const isAlike = node.textContent === text && data.kind === (gone ? "gone" : kind) && (data.phrase || null) === phrase;
  return isAlike && node.lang === ((phrase && lang) || "");
}
