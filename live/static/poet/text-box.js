// @ts-check
/**
 * An element in which text is typed: its text, its caret and its selection, and when what was typed is sent.
 *
 * - `at` is an index into its text. The text may be cut into runs, which are its children.
 * - Where the caret was is known also when another element has the focus.
 */

// Long enough not to write a line at every letter, short enough that a credit appears while the word is still warm.
const PAUSE_MS = 400;
// Whoever types on and on is kept as well.
const AT_LATEST_MS = 1_500;

/** Where somebody types and nothing was sent yet: nobody types in two. @type {TextBox|null} */
let unsent = null;

// The page is closed, loaded anew, or put away on a phone, which may close it.
window.addEventListener("pagehide", () => unsent?.send());
document.addEventListener("visibilitychange", () => document.hidden && unsent?.send());

export class TextBox {
  #send;
  #pause = 0;
  // When the first was typed of what was not sent yet; 0: nothing was.
  #since = 0;

  /** @param {HTMLElement} element @param {() => void} send called when the poet pauses or leaves */
  constructor(element, send) {
    this.element = element;
    this.#send = send;
    /** Where the caret is, or was when the box was left. */
    this.caret = 0;
    /** Whether an IME is at work: what it has not finished is not sent. */
    this.isComposing = false;
    element.addEventListener("compositionstart", () => (this.isComposing = true));
    element.addEventListener("compositionend", () => (this.isComposing = false));
    element.addEventListener("blur", () => this.send());
    element.contentEditable = "true";
    try {
      element.contentEditable = "plaintext-only";
    } catch (_) {
      // An older browser: styles are kept out by whoever hears beforeinput.
    }
  }

  /** The text as typed; browsers put a hard space where a soft one would fall off the end. */
  get text() {
    return (this.element.textContent || "").replace(/\u00a0/g, " ").replace(/\n/g, "");
  }

  get hasFocus() {
    return document.activeElement === this.element;
  }

  /** Whether nothing is selected and the caret is there. @param {number} at */
  isAt(at) {
    const selection = document.getSelection();
    return Boolean(this.hasFocus && selection && selection.isCollapsed && this.selected()[1] === at);
  }

  /** Sends when nothing more is typed for a moment, and once in a while where somebody types on. */
  sendSoon() {
    unsent = this;
    this.#since ||= Date.now();
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.send(), Math.max(0, Math.min(PAUSE_MS, this.#since + AT_LATEST_MS - Date.now())));
  }

  send() {
    clearTimeout(this.#pause);
    if (this.isComposing) return;
    this.#since = 0;
    if (unsent === this) unsent = null;
    this.#send();
  }

  /** First and one-past-last index of the selection. @returns {[number, number]} */
  selected() {
    const selection = document.getSelection();
    if (!this.hasFocus || !selection || !this.element.contains(selection.focusNode)) return [this.caret, this.caret];
    const ends = [this.#index(selection.anchorNode, selection.anchorOffset), this.#index(selection.focusNode, selection.focusOffset)];
    this.caret = ends[1];
    return [Math.min(...ends), Math.max(...ends)];
  }

  /** Goes there with the caret. @param {number} at */
  focus(at) {
    this.caret = Math.max(0, Math.min(at, (this.element.textContent || "").length));
    this.element.focus();
    this.select(this.caret, this.caret);
  }

  /** Goes behind the last word. */
  focusEnd() {
    this.focus(Infinity);
  }

  /** Selects a stretch; the box has the focus already. @param {number} start @param {number} end one past the last */
  select(start, end) {
    const selection = document.getSelection();
    if (selection) selection.setBaseAndExtent(...this.#spot(start), ...this.#spot(end));
  }

  /** The index under a point of the screen, or the end. @param {number} x @param {number} y */
  under(x, y) {
    const [node, offset] = spotUnder(x, y);
    return node && this.element.contains(node) ? this.#index(node, offset) : (this.element.textContent || "").length;
  }

  /** Where an index is on the screen. @param {number} at @returns {DOMRect} */
  rectOf(at) {
    const range = document.createRange();
    range.setStart(...this.#spot(at));
    const rects = range.getClientRects();
    return rects.length ? rects[rects.length - 1] : this.element.getBoundingClientRect();
  }

  /** Where a stretch of its text is on the screen, in the first row of it. @param {number} from @param {number} to one past the last @returns {DOMRect} */
  rectBetween(from, to) {
    const range = document.createRange();
    range.setStart(...this.#spot(from));
    range.setEnd(...this.#spot(to));
    // A run that ends where the stretch begins has a part of it, without width.
    return Array.from(range.getClientRects()).find(({ width }) => width) || this.rectOf(from);
  }

  #index(node, offset) {
    const range = document.createRange();
    range.selectNodeContents(this.element);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  /** @param {number} at @returns {[Node, number]} */
  #spot(at) {
    let left = at;
    for (const run of this.element.children) {
      /** @type {any} */
      const node = run.firstChild;
      const length = node ? node.data.length : 0;
      if (node && left <= length) return [node, left];
      left -= length;
    }
    return [this.element, this.element.childNodes.length];
  }
}

/** @returns {[Node|null, number]} */
function spotUnder(x, y) {
  /** @type {any} */
  const page = document;
  /* eslint-disable too-new/api -- each is asked for first */
  if (page.caretPositionFromPoint) {
    const spot = page.caretPositionFromPoint(x, y);
    return spot ? [spot.offsetNode, spot.offset] : [null, 0];
  }
  const range = page.caretRangeFromPoint ? page.caretRangeFromPoint(x, y) : null;
  /* eslint-enable too-new/api */
  return range ? [range.startContainer, range.startOffset] : [null, 0];
}
