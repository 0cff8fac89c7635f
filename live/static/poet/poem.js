// @ts-check
/**
 * The page: the title and the lines, and everything that is done to lines.
 *
 * - What stands here is the draft; every change goes through `undo`, which can take it back.
 * - A page without lines shows one that is not written until a word stands in it.
 * - The caret belongs to the poet: drawing puts it back where it was.
 * - A line that somebody else cuts while it is typed in comes back with what was typed; one only stood in is left for its neighbour.
 */

import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { announce, clone, part } from "../shared/page.js";
import { Line } from "./line.js";
import { joined, own, split, textOf } from "./pieces.js";
import { goneWords } from "./gaps.js";
import { onKeys } from "./keys.js";
import { Tools } from "./tools.js";
import { Title } from "./title.js";

export class Poem {
  #root;
  #draft;
  #undo;
  #phrase;
  #hue;
  #title;
  #tools;
  #lines = /** @type {Map<string, Line>} */ (new Map());
  #current = /** @type {string|null} */ (null);
  #blank = makeId(); // the id a first line will have
  #drawing = false;
  #drawn = /** @type {string[]} */ ([]); // the ids as they stood when last drawn

  /**
   * @param {HTMLElement} root @param {import("./draft.js").Draft} draft @param {import("./undo.js").Undo} undo
   * @param {{phrase: (id: string) => string|undefined, hue: (id: string) => number|null, toPool: () => void}} page
   *   phrase: the text of one in the pool; hue: of its theme
   */
  constructor(root, draft, undo, { phrase, hue, toPool }) {
    this.#root = root;
    this.#draft = draft;
    this.#undo = undo;
    this.#phrase = phrase;
    this.#hue = hue;
    this.toPool = toPool;
    draft.onchange(() => this.draw());
    onKeys(part(root, "lines"), this);
    this.#title = new Title(part(root, "title"), part(root, "title-note"), draft, undo, {
      toFirst: () => toEnd(this.#lines.get(this.#ids()[0])),
      toPool,
      turn: (turn) => this.turn(turn),
    });
    this.#tools = new Tools(part(root, "tools"), this, undo);
    document.addEventListener("selectionchange", () => this.#lineInHand()?.selected());
  }

  /** The line the poet is in, or was in last; the last one before that. @returns {Line} */
  get current() {
    const id = this.#ids().includes(this.#current || "") ? this.#current : this.#ids().at(-1);
    return /** @type {Line} */ (this.#lines.get(/** @type {string} */ (id)));
  }

  /** @returns {Line[]} in order */
  get lines() {
    return /** @type {Line[]} */ (this.#ids().map((id) => this.#lines.get(id)).filter(Boolean));
  }

  /** Whether a line is written, or only shown to be written in. @param {Line} line */
  isWritten(line) {
    return this.#draft.lines.includes(line.id);
  }

  /** Whether everything typed here has been handed on. */
  get isSettled() {
    return ![...this.#lines.values()].some((line) => line.isUnsaved);
  }

  /** @param {Element} element @returns {Line|undefined} the line a node of the page belongs to */
  lineAt(element) {
    const row = element.closest("[data-line]");
    return row ? this.#lines.get(/** @type {HTMLElement} */ (row).dataset.key || "") : undefined;
  }

  /** The line above (−1) or below (1). @param {Line} line @param {number} step @returns {Line|undefined} */
  beside(line, step) {
    return this.#lines.get(this.#ids()[this.#ids().indexOf(line.id) + step] || "");
  }

  /** Goes to where the poet was writing. */
  focus() {
    this.current.focus(this.current.caret);
  }

  /** Goes behind the last word of the line the poet was in: what a stray key types there is not kept. */
  focusEnd() {
    toEnd(this.current);
  }

  focusTitle() {
    this.#title.focus();
  }

  /** Selects the words of a line that are gone, so that what is typed next stands there instead. @param {string} id */
  toGone(id) {
    const line = /** @type {Line} */ (this.#lines.get(id));
    const [start, end] = goneIn(line.pieces);
    line.select(start, end);
    line.element.closest("[data-line]")?.scrollIntoView({ block: "nearest" });
  }

  /** Puts given words at the caret. @param {any} words as `Line.put` @param {boolean} goThere whether the caret goes along */
  place(words, goThere) {
    const line = this.current;
    line.put(words);
    if (goThere) line.focus(line.caret);
    if (goThere) line.element.scrollIntoView({ block: "nearest" });
    announce(`${words.text}: in line ${this.#ids().indexOf(line.id) + 1}.`);
  }

  /** A new line after this one; what stands behind the caret goes along. @param {Line} line */
  enter(line) {
    line.keep();
    const [before, rest] = line.parted();
    // The space between two words is the break now.
    const after = split(rest, textOf(rest).search(/\S|$/))[1];
    const isWritten = !this.isWritten(line) || textOf(before) !== line.text;
    if (isWritten) this.#write(line, before);
    const id = this.#newLine(line.id, after, isWritten);
    this.#lines.get(id)?.focus(0);
  }

  /** An empty line after this one, to go on in. @param {Line} line @returns {Line} */
  follow(line) {
    line.keep();
    if (!this.isWritten(line)) return line;
    return /** @type {Line} */ (this.#lines.get(this.#newLine(line.id, [])));
  }

  /** Several lines of pasted text: the first goes on here, the others follow. @param {Line} line @param {string[]} texts */
  paste(line, texts) {
    line.type(texts[0]);
    let last = line;
    texts.slice(1).forEach((text) => {
      const id = this.#newLine(last.id, text ? [{ text, phrase: null, kind: "own" }] : []);
      last = /** @type {Line} */ (this.#lines.get(id));
    });
    if (last !== line) last.focus(last.text.length);
  }

  /** Backspace at the start: an empty line is cut, another goes on behind the one above. @param {Line} line */
  joinBack(line) {
    const above = this.beside(line, -1);
    if (above) this.#join(above, line);
    else if (!line.text && this.#ids().length > 1) this.cut(line);
  }

  /** Delete at the end: the line below goes on here. @param {Line} line */
  joinNext(line) {
    const below = this.beside(line, 1);
    if (below) this.#join(line, below);
  }

  /** @param {Line} line @param {number} step −1 up, 1 down */
  move(line, step) {
    const ids = this.#ids();
    const to = ids.indexOf(line.id) + step;
    if (!this.isWritten(line) || to < 0 || to >= ids.length) return;
    line.keep();
    const after = step < 0 ? ids[to - 1] || null : ids[to];
    this.#undo.change({ do: "line.move", line: line.id, after });
    announce(`Now line ${to + 1}.`);
  }

  /** @param {Line} line */
  cut(line) {
    line.keep();
    const next = this.beside(line, -1) || this.beside(line, 1);
    if (!this.isWritten(line)) return;
    const had = line.hasFocus;
    this.#undo.change({ do: "line.cut", line: line.id });
    const to = next && this.#ids().includes(next.id) ? next : this.current;
    this.#current = to.id;
    if (had) to.focus(to.text.length);
  }

  /** @param {"undo"|"redo"} turn */
  turn(turn) {
    this.#lines.forEach((line) => line.keep());
    const had = this.#root.contains(document.activeElement);
    const at = this.#undo[turn]();
    const line = this.#lines.get(at || "");
    if (line && this.#ids().includes(line.id)) this.#current = line.id;
    if (had && (at || !document.activeElement?.isConnected)) this.focus();
    this.#tools.draw();
  }

  /** Draws the poem as the draft has it. Changes made while it draws are drawn at the end. */
  draw() {
    if (this.#drawing || !this.#draft.known) return;
    this.#drawing = true;
    const focused = this.#lineInHand();
    const selected = focused ? focused.selected() : [0, 0];
    const isLost = focused !== undefined && this.#isCutElsewhere(focused);
    if (focused && isLost) this.#saveCut(focused);
    this.#title.draw();
    drawList(part(this.#root, "lines"), this.#ids(), {
      key: (id) => id,
      make: (id) => this.#make(id),
      update: (row, id) => this.#drawLine(row, id),
    });
    this.#forget();
    this.#tools.draw();
    this.#drawing = false;
    if (focused && isLost && !this.#ids().includes(focused.id)) toEnd(this.#lines.get(this.#neighbour(focused.id)));
    this.#drawn = [...this.#ids()];
    // Moving a row takes the caret out of it, in browsers that cannot move a node in place.
    if (focused && focused.element.isConnected && !focused.isAt(focused.caret) && selected[0] === selected[1]) focused.focus(focused.caret);
  }

  #ids() {
    return this.#draft.lines.length ? this.#draft.lines : [this.#blank];
  }

  /** Whether the line is on the page still, and not among the lines, by nobody's hand here. @param {Line} line */
  #isCutElsewhere({ id }) {
    return this.#drawn.includes(id) && !this.#ids().includes(id) && !this.#draft.isCutting(id);
  }

  /** Writes a line again that was cut while somebody typed in it, and says what happened. @param {Line} line */
  #saveCut(line) {
    const name = `Line ${this.#drawn.indexOf(line.id) + 1}`;
    const wasBlank = line.id === this.#blank;
    line.keep();
    if (!wasBlank) announce(this.isWritten(line) ? `${name} was cut, and is back with what you typed.` : `${name} was cut.`);
  }

  /** The standing line nearest to one that is gone, first above it. @param {string} id */
  #neighbour(id) {
    const ids = this.#ids();
    const below = this.#drawn.slice(this.#drawn.indexOf(id) + 1);
    return this.#above(id) || below.find((one) => ids.includes(one)) || ids[0];
  }

  #above(id) {
    const ids = this.#ids();
    return this.#drawn.slice(0, Math.max(0, this.#drawn.indexOf(id))).reverse().find((one) => ids.includes(one)) || null;
  }

  #lineInHand() {
    const element = document.activeElement;
    return element && element.hasAttribute("data-text") ? this.lineAt(element) : undefined;
  }

  #make(id) {
    const row = clone("line");
    const line = new Line(id, part(row, "text"), {
      given: (phrase) => this.#phrase(phrase),
      hue: (phrase) => this.#hue(phrase),
      write: (written) => this.#write(written, written.pieces),
      changed: () => this.#tools.draw(),
    });
    this.#lines.set(id, line);
    line.element.addEventListener("focus", () => this.#enterLine(line));
    part(row, "remove").addEventListener("click", () => this.#removeGone(line));
    return row;
  }

  #enterLine(line) {
    this.#current = line.id;
    this.#drawCurrent();
  }

  #drawCurrent() {
    const current = this.current;
    this.#lines.forEach((line) => line.element.closest("[data-line]")?.toggleAttribute("data-current", line === current));
  }

  #drawLine(row, id) {
    const line = /** @type {Line} */ (this.#lines.get(id));
    const number = this.#ids().indexOf(id) + 1;
    part(row, "number").textContent = String(number);
    if (this.#draft.lines.includes(id)) line.show(this.#draft.pieces(id));
    line.element.setAttribute("aria-label", `Line ${number}`);
    this.#drawNote(row, line);
  }

  #drawNote(row, line) {
    const gone = line.pieces.filter((piece) => piece.gone);
    const note = part(row, "note");
    const refusal = this.#draft.refusal(line.id);
    const text = [gone.length ? goneWords(gone) : "", refusal ? `Not kept: ${refusal}` : ""].filter(Boolean).join(" ");
    if (part(row, "say").textContent !== text) part(row, "say").textContent = text;
    note.hidden = !text;
    part(row, "remove").hidden = !gone.length;
    row.toggleAttribute("data-gone", gone.length > 0);
    if (text) line.element.setAttribute("aria-describedby", identified(note, `note-${line.id}`));
    else line.element.removeAttribute("aria-describedby");
  }

  #removeGone(line) {
    const left = line.pieces.filter((piece) => !piece.gone);
    const [place] = goneIn(line.pieces);
    line.rewrite(joined(left), place);
    line.focus(place);
  }

  #forget() {
    const ids = new Set(this.#ids());
    this.#lines.forEach((line, id) => ids.has(id) || this.#lines.delete(id));
    this.#drawCurrent();
  }

  #write(line, pieces) {
    const after = this.isWritten(line) ? this.#draft.before(line.id) : this.#above(line.id);
    if (!this.isWritten(line) && !textOf(pieces) && line.id !== this.#blank) return;
    this.#undo.change({ do: "line.write", id: line.id, after, pieces });
    if (line.id === this.#blank) this.#blank = makeId();
  }

  #newLine(after, pieces, together = false) {
    const id = makeId();
    const step = { do: "line.write", id, after, pieces };
    if (together) this.#undo.add(step);
    else this.#undo.change(step);
    this.draw();
    return id;
  }

  #join(above, below) {
    below.keep();
    above.keep();
    if (!above.text) {
      this.cut(above);
      return below.focus(0);
    }
    const place = above.text.length;
    const space = below.text && !/\s$/.test(above.text) && !/^\s/.test(below.text) ? " " : "";
    const pieces = joined([...above.pieces, own(space), ...below.pieces]);
    if (below.text) this.#undo.change({ do: "line.write", id: above.id, after: null, pieces }, { do: "line.cut", line: below.id });
    else this.#undo.change({ do: "line.cut", line: below.id });
    above.focus(place);
  }
}

/** @param {Line|undefined} line */
function toEnd(line) {
  if (line) line.focus(line.text.length);
}

/** Where the first words that are gone begin and end. @returns {[number, number]} */
function goneIn(pieces) {
  const before = pieces.slice(0, pieces.findIndex((piece) => piece.gone));
  const start = textOf(before).length;
  return [start, start + pieces[before.length].text.length];
}

function identified(element, id) {
  element.id = id;
  return id;
}
