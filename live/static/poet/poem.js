// @ts-check
/**
 * The poem on the page: the title and the lines as the draft has them.
 *
 * - The caret belongs to the poet: drawing puts it back where it was.
 * - A line that somebody else cuts while it is typed in comes back with what was typed; one that only holds the caret is left for its neighbour.
 */

import { drawList } from "../shared/lists.js";
import { announce, clone, part, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { Composing } from "./composing.js";
import { goneIn, goneSentences } from "./gaps.js";
import { listenToKeys } from "./keys.js";
import { Line } from "./line.js";
import { Lines } from "./lines.js";
import { Signature } from "./signature.js";
import { Title } from "./title.js";
import { Tools } from "./tools.js";

export class Poem {
  #root;
  #draft;
  #phrase;
  #hue;
  #changed;
  #title;
  #tools;
  #isDrawing = false;
  // The ids as they were when last drawn.
  /** @type {string[]} */
  #drawn = [];

  /**
   * @param {HTMLElement} root @param {import("./draft.js").Draft} draft @param {import("./changes.js").Changes} changes
   * @param {{phrase: (id: string) => string|undefined, hue: (id: string) => number|null, toPool: () => void, changed: () => void}} page
   *   phrase: the text of one in the pool; hue: of its theme; changed: a line is another one, or another is in hand
   */
  constructor(root, draft, changes, { phrase, hue, toPool, changed }) {
    this.#root = root;
    this.#draft = draft;
    this.#phrase = phrase;
    this.#hue = hue;
    this.#changed = changed;
    this.toPool = toPool;
    this.lines = new Lines(draft);
    this.composing = new Composing(this.lines, changes, {
      draw: () => this.draw(),
      above: (line) => this.#above(line),
    });
    draft.onchange(() => this.draw());
    listenToKeys(part(root, "lines"), this);
    const toFirst = () => this.lines.get(this.lines.ids[0])?.box.focusEnd();
    this.#title = new Title(part(root, "title"), part(root, "title-note"), draft, changes, {
      toFirst,
      toPool,
      undoOrRedo: (which) => this.undoOrRedo(which),
    });
    new Signature(part(root, "signature"), part(root, "signature-note"), draft, { toFirst, toPool });
    this.#tools = new Tools(part(root, "tools"), this, changes);
    document.addEventListener("selectionchange", () => this.lines.inHand()?.box.selected());
  }

  /** Goes to where the poet was writing. */
  focus() {
    const { box } = this.lines.current;
    box.focus(box.caret);
  }

  focusTitle() {
    this.#title.focus();
  }

  /** Selects the words of a line that are gone, so that what is typed next comes in their stead. @param {string} id */
  focusGone(id) {
    const { box, pieces } = this.lines.get(id);
    const [start, end] = goneIn(pieces);
    box.focus(end);
    box.select(start, end);
    box.element.closest("[data-line]").scrollIntoView({ block: "nearest" });
  }

  /** Puts given words at the caret. @param {import("./pieces.js").Piece} given @param {boolean} goThere whether the caret goes along */
  put(given, goThere) {
    const line = this.lines.current;
    line.put(given);
    if (goThere) this.focus();
    if (goThere) line.box.element.scrollIntoView({ block: "nearest" });
    announce(sentence("poet.put", { text: given.text, number: this.lines.numberOf(line.id) }));
  }

  /** Lays a line below the last, word for word. @param {Line} line */
  repeat(line) {
    const number = this.lines.numberOf(line.id);
    const again = this.composing.repeat(line);
    again.box.focusEnd();
    again.box.element.scrollIntoView({ block: "nearest" });
    announce(sentence("poet.form.repeated", { number, as: this.lines.numberOf(again.id) }));
  }

  /** @param {"undo"|"redo"} which */
  undoOrRedo(which) {
    const wasHere = this.#root.contains(document.activeElement);
    const line = this.composing.undoOrRedo(which);
    if (wasHere && (line || !document.activeElement?.isConnected)) this.focus();
    this.#tools.draw();
  }

  /** Draws the poem as the draft has it. Changes made while it draws are drawn at the end. */
  draw() {
    if (this.#isDrawing || !this.#draft.isKnown) return;
    this.#isDrawing = true;
    const inHand = this.lines.inHand();
    const [start, end] = inHand ? inHand.box.selected() : [0, 0];
    const isCut = inHand !== undefined && this.#isCutElsewhere(inHand);
    if (inHand && isCut) this.#saveCut(inHand);
    this.#title.draw();
    this.#drawLines();
    this.#isDrawing = false;
    if (inHand && isCut && !this.lines.numberOf(inHand.id)) this.lines.get(this.#neighbour(inHand.id))?.box.focusEnd();
    this.#drawn = [...this.lines.ids];
    if (inHand && start === end) this.#putCaretBack(inHand.box);
  }

  #drawLines() {
    drawList(part(this.#root, "lines"), this.lines.ids, {
      key: (id) => id,
      make: (id) => this.#make(id),
      update: (row, id) => this.#drawLine(row, this.lines.get(id)),
    });
    this.lines.settle();
    this.#lineChanged();
  }

  /** Moving a row takes the caret out of it, in browsers that cannot move an element as it is. */
  #putCaretBack(box) {
    if (box.element.isConnected && !box.isAt(box.caret)) box.focus(box.caret);
  }

  /** Whether the line is on the page still, and not among the lines, by nobody's hand here. @param {Line} line */
  #isCutElsewhere({ id }) {
    return this.#drawn.includes(id) && !this.lines.numberOf(id) && !this.#draft.isCutting(id);
  }

  /** Writes a line again that was cut while somebody typed in it, and says what happened. @param {Line} line */
  #saveCut(line) {
    const number = this.#drawn.indexOf(line.id) + 1;
    const wasBlank = this.lines.isBlank(line);
    line.send();
    if (wasBlank) return;
    announce(this.lines.isWritten(line) ? sentence("poet.cut_and_back", { number }) : sentence("poet.cut", { number }));
  }

  /** The line of the poem nearest to one that is gone, first above it. @param {string} id */
  #neighbour(id) {
    const { ids } = this.lines;
    const below = this.#drawn.slice(this.#drawn.indexOf(id) + 1);
    return this.#nearestAbove(id) || below.find((one) => ids.includes(one)) || ids[0];
  }

  #above(line) {
    return this.lines.isWritten(line) ? this.#draft.above(line.id) : this.#nearestAbove(line.id);
  }

  #nearestAbove(id) {
    const above = this.#drawn.slice(0, Math.max(0, this.#drawn.indexOf(id)));
    return above.reverse().find((one) => this.lines.numberOf(one)) || null;
  }

  #make(id) {
    const row = clone("line");
    const line = new Line(id, part(row, "text"), {
      given: this.#phrase,
      hue: this.#hue,
      write: () => this.composing.write(line, line.pieces),
      changed: () => this.#lineChanged(),
    });
    this.lines.add(line);
    line.box.element.addEventListener("focus", () => this.#enter(line));
    part(row, "remove").addEventListener("click", () => this.composing.removeGone(line));
    return row;
  }

  #enter(line) {
    this.lines.enter(line.id);
    this.lines.settle();
    this.#changed();
  }

  #lineChanged() {
    this.#tools.draw();
    this.#changed();
  }

  #drawLine(row, line) {
    const number = this.lines.numberOf(line.id);
    write(part(row, "number"), String(number));
    if (this.lines.isWritten(line)) line.show(this.#draft.pieces(line.id));
    line.box.element.setAttribute("aria-label", sentence("poet.line", { number }));
    this.#drawNote(row, line);
  }

  /** Which words of the line are gone, and why the room did not take it. */
  #drawNote(row, { id, pieces, box }) {
    const gone = pieces.filter((piece) => piece.gone);
    const reason = this.#draft.refusal(id);
    const note = part(row, "note");
    writeFacts(part(row, "missing"), goneSentences(gone), " ");
    part(row, "missing").hidden = !gone.length;
    writeOrHide(part(row, "refused"), reason && sentence("poet.not_kept", { reason }));
    part(row, "remove").hidden = !gone.length;
    row.toggleAttribute("data-gone", gone.length > 0);
    const isNews = Boolean(reason) && note.hidden;
    note.hidden = !gone.length && !reason;
    if (isNews && box.hasFocus) note.scrollIntoView({ block: "nearest" });
    note.id = `note-${id}`;
    if (note.hidden) box.element.removeAttribute("aria-describedby");
    else box.element.setAttribute("aria-describedby", note.id);
  }
}
