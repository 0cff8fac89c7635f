// @ts-check
/**
 * One line of the poem, written in place like text.
 *
 * - The text in the element is the truth while somebody types; the runs are worked out from what changed in it, and
 *   the element is drawn anew only when it does not show them. So the caret, an IME and a screen reader stay undisturbed.
 * - What comes from the room is laid over what was typed since; typed words are never taken away.
 */

import { isUnslanted } from "../shared/poem-line.js";
import { textOf, split, edit, placed, retyped, laidOver, kindOf } from "./pieces.js";

// Long enough not to write a line at every letter, short enough that a credit appears while the word is still warm.
const PAUSE_MS = 400;

/** @typedef {import("./pieces.js").Piece} Piece */
/**
 * @typedef {object} Page what a line asks of the page it stands on
 * @property {(phrase: string) => string|undefined} given the text of a phrase
 * @property {(phrase: string) => number|null} hue the colour of its theme
 * @property {(line: Line) => void} write the pieces of this line are to be kept
 * @property {(line: Line) => void} changed the text differs from what was last drawn
 */

export class Line {
  /** @param {string} id @param {HTMLElement} element the textbox @param {Page} page */
  constructor(id, element, page) {
    this.id = id;
    this.element = element;
    this.pieces = /** @type {Piece[]} */ ([]);
    /** Where the caret is, or was when the line was left. */
    this.caret = 0;
    this.isUnsaved = false;
    this._page = page;
    this._composing = false;
    this._pause = 0;
    this._selected = /** @type {[number, number]} */ ([0, 0]); // before what is being typed
    plainTextOnly(element);
    element.addEventListener("beforeinput", () => this._composing || (this._selected = this.selected()));
    element.addEventListener("input", () => this._composing || this._typed());
    element.addEventListener("compositionstart", () => this._compose());
    element.addEventListener("compositionend", () => this._composed());
    element.addEventListener("blur", () => this.keep());
  }

  get text() {
    return textOf(this.pieces);
  }

  get hasFocus() {
    return document.activeElement === this.element;
  }

  /** Whether nothing is selected and the caret stands at `at`. @param {number} at */
  isAt(at) {
    const selection = document.getSelection();
    return Boolean(this.hasFocus && selection && selection.isCollapsed && this.place() === at);
  }

  /** Takes over what the room says this line is. @param {Piece[]} theirs */
  show(theirs) {
    if (this._composing) return;
    const pieces = this.isUnsaved || this._differsInSpace(theirs) ? laidOver(theirs, this.text) : theirs;
    if (!pieces) return;
    const known = new Map(this.pieces.map((piece) => [piece.phrase, piece]));
    const credited = pieces.map((piece) => ({ ...piece, typed: isTyped(piece, known, this.hasFocus) }));
    this._become(this.isUnsaved ? this._kinds(credited) : credited);
  }

  /** Writes anew from a place on: what `replace` returns stands there now, and is kept at once. @param {Piece[]} pieces @param {number} caret */
  rewrite(pieces, caret) {
    this._become(this._kinds(pieces));
    this.caret = caret;
    if (this.hasFocus) this.focus(caret);
    this.isUnsaved = true;
    this.keep();
  }

  /** Puts given words where the caret is. @param {{text: string, phrase: string, kind: Piece["kind"]}} words @param {number} [at] */
  put(words, at = this.place()) {
    const { pieces, caret } = placed(this.pieces, at, words);
    this.rewrite(pieces, caret);
  }

  /** Replaces the selection by plain text. @param {string} text */
  type(text) {
    const [start, end] = this.selected();
    this.rewrite(edit(this.pieces, start, end - start, text), start + text.length);
  }

  /** What stands before and behind the selection. @returns {[Piece[], Piece[]]} */
  parted() {
    const [start, end] = this.selected();
    return [split(this.pieces, start)[0], split(this.pieces, end)[1]];
  }

  /** Sends what was typed since the last time, if anything was. */
  keep() {
    clearTimeout(this._pause);
    if (!this.isUnsaved || this._composing) return;
    this.isUnsaved = false;
    this._page.write(this);
  }

  /** The caret's place; where it was, when the line does not have the focus. */
  place() {
    return this.selected()[1];
  }

  /** First and one-past-last place of the selection. @returns {[number, number]} */
  selected() {
    const selection = document.getSelection();
    if (!this.hasFocus || !selection || !this.element.contains(selection.focusNode)) return [this.caret, this.caret];
    const ends = [this._index(selection.anchorNode, selection.anchorOffset), this._index(selection.focusNode, selection.focusOffset)];
    this.caret = ends[1];
    return [Math.min(...ends), Math.max(...ends)];
  }

  /** Focuses the line with the caret at a place. @param {number} at */
  focus(at) {
    this.caret = Math.max(0, Math.min(at, this.text.length));
    this.element.focus();
    const [node, offset] = this._spot(this.caret);
    const selection = document.getSelection();
    if (selection) selection.collapse(node, offset);
  }

  /** Focuses the line with a stretch of it selected. @param {number} start @param {number} end one past the last */
  select(start, end) {
    this.focus(end);
    const selection = document.getSelection();
    const [node, offset] = this._spot(start);
    const [endNode, endOffset] = this._spot(end);
    if (selection) selection.setBaseAndExtent(node, offset, endNode, endOffset);
  }

  /** The place under a point of the screen, or the end. @param {number} x @param {number} y */
  under(x, y) {
    const [node, offset] = spotUnder(x, y);
    return node && this.element.contains(node) ? this._index(node, offset) : this.text.length;
  }

  /** Where a place is on the screen. @param {number} at @returns {DOMRect} */
  rectOf(at) {
    const range = document.createRange();
    const [node, offset] = this._spot(at);
    range.setStart(node, offset);
    const rects = range.getClientRects();
    return rects.length ? rects[rects.length - 1] : this.element.getBoundingClientRect();
  }

  /** The room keeps no space at the end; here it stands until the next word is typed behind it. */
  _differsInSpace(theirs) {
    const tidied = (text) => text.replace(/\s+/g, " ").trim();
    return this.hasFocus && tidied(textOf(theirs)) === tidied(this.text);
  }

  _typed() {
    this.pieces = this._kinds(retyped(this.pieces, readText(this.element), this.place(), this._selected));
    this._selected = [0, 0];
    this.isUnsaved = true;
    this._draw();
    this._page.changed(this);
    clearTimeout(this._pause);
    this._pause = window.setTimeout(() => this.keep(), PAUSE_MS);
  }

  _compose() {
    this._selected = this.selected();
    this._composing = true;
  }

  _composed() {
    this._composing = false;
    this._typed();
  }

  _become(pieces) {
    const before = this.text;
    const [start, end] = this.selected();
    this.pieces = pieces;
    this._draw(moved(start, before, this.text), moved(end, before, this.text));
    this._page.changed(this);
  }

  _kinds(pieces) {
    return pieces.map((piece) => ({ ...piece, kind: kindOf(piece, piece.phrase ? this._page.given(piece.phrase) : undefined) }));
  }

  /** Draws the runs, unless the element shows them already. */
  _draw(start = this.selected()[0], end = this.selected()[1]) {
    const hues = this.pieces.map(({ phrase }) => (phrase ? this._page.hue(phrase) : null));
    if (shows(this.element, this.pieces)) return dress(this.element, hues);
    const focused = this.hasFocus;
    this.element.replaceChildren(...this.pieces.map(run));
    dress(this.element, hues);
    this.caret = end;
    const selection = document.getSelection();
    if (!focused || !selection) return;
    const [node, offset] = this._spot(start);
    const [endNode, endOffset] = this._spot(end);
    selection.setBaseAndExtent(node, offset, endNode, endOffset);
  }

  _index(node, offset) {
    const range = document.createRange();
    range.selectNodeContents(this.element);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  /** @returns {[Node, number]} */
  _spot(at) {
    let left = at;
    for (const span of this.element.children) {
      const node = span.firstChild;
      const length = node ? /** @type {Text} */ (node).data.length : 0;
      if (node && left <= length) return [node, left];
      left -= length;
    }
    return [this.element, this.element.childNodes.length];
  }
}

function isTyped(piece, known, hasFocus) {
  if (!piece.phrase || piece.gone) return false;
  const before = known.get(piece.phrase);
  return before ? Boolean(before.typed) : hasFocus;
}

/** A place, after a text changed around it. */
function moved(at, before, text) {
  if (before === text || text.startsWith(before.slice(0, at))) return Math.min(at, text.length);
  return Math.max(0, text.length - (before.length - at));
}

function run(piece) {
  const span = document.createElement("span");
  span.className = "run";
  span.textContent = piece.text;
  mark(span, piece);
  return span;
}

function mark(span, { kind, phrase, gone }) {
  span.dataset.kind = gone ? "gone" : kind;
  if (phrase) span.dataset.phrase = phrase;
}

function dress(element, hues) {
  hues.forEach((hue, at) => {
    const run = /** @type {HTMLElement} */ (element.children[at]);
    if (hue === null) delete run.dataset.hue;
    else run.dataset.hue = String(hue % 8);
    run.classList.toggle("unslanted", Boolean(run.dataset.phrase) && isUnslanted(run.textContent || ""));
  });
}

function shows(element, pieces) {
  const nodes = element.childNodes;
  return nodes.length === pieces.length && pieces.every((piece, at) => isRun(nodes[at], piece));
}

function isRun(node, { text, kind, phrase, gone }) {
  const data = node.dataset;
  if (!data || node.childNodes.length !== 1 || node.firstChild.nodeType !== Node.TEXT_NODE) return false;
  return node.textContent === text && data.kind === (gone ? "gone" : kind) && (data.phrase || null) === phrase;
}

/** The text as typed; browsers put a hard space where a soft one would fall off the end. @param {Element} element */
export function readText(element) {
  return (element.textContent || "").replace(/\u00a0/g, " ").replace(/\n/g, "");
}

/** Makes an element take text and nothing else. @param {HTMLElement} element */
export function plainTextOnly(element) {
  element.contentEditable = "true";
  try {
    element.contentEditable = "plaintext-only";
  } catch (_) {
    // An older browser: styles are kept out by the page's beforeinput.
  }
}

/** @returns {[Node|null, number]} */
function spotUnder(x, y) {
  const page = /** @type {any} */ (document);
  if (page.caretPositionFromPoint) {
    const spot = page.caretPositionFromPoint(x, y);
    return spot ? [spot.offsetNode, spot.offset] : [null, 0];
  }
  const range = page.caretRangeFromPoint ? page.caretRangeFromPoint(x, y) : null;
  return range ? [range.startContainer, range.startOffset] : [null, 0];
}
