// @ts-check
/**
 * What the poet does to lines: parts, joins, moves and cuts them, and takes that back.
 *
 * - What was typed in a line goes out before anything else is done to it.
 */

import { makeId } from "../shared/outbox.js";
import { announce } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { creditAt, putRight } from "./credit.js";
import { withoutGone } from "./gaps.js";
import { joined, own, split, textOf } from "./pieces.js";

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./pieces.js").Piece} Piece */

export class Composing {
  #lines;
  #changes;
  #draw;
  #above;

  /**
   * @param {import("./lines.js").Lines} lines @param {import("./changes.js").Changes} changes
   * @param {{draw: () => void, above: (line: Line) => string|null}} page
   *   draw: draws the poem at once; above: the line that this one follows, or would
   */
  constructor(lines, changes, { draw, above }) {
    this.#lines = lines;
    this.#changes = changes;
    this.#draw = draw;
    this.#above = above;
  }

  /** Writes a line into the poem. @param {Line} line @param {Piece[]} pieces */
  write(line, pieces) {
    const isBlank = this.#lines.isBlank(line);
    if (!this.#lines.isWritten(line) && !textOf(pieces) && !isBlank) return;
    this.#changes.make({ do: "line.write", id: line.id, after: this.#above(line), pieces });
    if (isBlank) this.#lines.renewBlank();
  }

  /** A new line after this one; what is behind the caret goes along. @param {Line} line */
  part(line) {
    line.send();
    const [before, rest] = line.parted();
    // The space between two words is the break now.
    const after = split(rest, textOf(rest).search(/\S|$/))[1];
    const isRewritten = !this.#lines.isWritten(line) || textOf(before) !== line.text;
    if (isRewritten) this.write(line, before);
    this.#newLine(line.id, after, isRewritten).box.focus(0);
  }

  /** An empty line after this one, to go on in. @param {Line} line @returns {Line} */
  follow(line) {
    line.send();
    return this.#lines.isWritten(line) ? this.#newLine(line.id, []) : line;
  }

  /** A line again, with its credits, below the last that has words. @param {Line} line @returns {Line} where it stands now */
  repeat(line) {
    this.#lines.send();
    const pieces = joined(line.pieces.filter((piece) => !piece.gone));
    const last = this.#lines.all[this.#lines.all.length - 1];
    if (last.text.trim()) return this.#newLine(last.id, pieces);
    last.rewrite(pieces, textOf(pieces).length);
    return last;
  }

  /** Several lines of pasted text: the first goes on here, the others follow. @param {Line} line @param {string[]} texts */
  paste(line, texts) {
    line.type(texts[0]);
    const last = texts.slice(1).reduce((above, text) => this.#newLine(above.id, text ? [own(text)] : []), line);
    if (last !== line) last.box.focusEnd();
  }

  /** Backspace at the start: an empty line is cut, another goes on behind the one above. @param {Line} line */
  joinAbove(line) {
    const above = this.#lines.beside(line, -1);
    if (above) this.#join(above, line);
    else if (!line.text && this.#lines.ids.length > 1) this.cut(line);
  }

  /** Delete at the end: the line below goes on here. @param {Line} line */
  joinBelow(line) {
    const below = this.#lines.beside(line, 1);
    if (below) this.#join(line, below);
  }

  /** @param {Line} line @param {number} offset −1 up, 1 down */
  move(line, offset) {
    const { ids } = this.#lines;
    const to = ids.indexOf(line.id) + offset;
    if (!this.#lines.isWritten(line) || to < 0 || to >= ids.length) return;
    line.send();
    const after = offset < 0 ? ids[to - 1] || null : ids[to];
    this.#changes.make({ do: "line.move", line: line.id, after });
    announce(sentence("poet.moved", { number: to + 1 }));
  }

  /** @param {Line} line */
  cut(line) {
    line.send();
    const neighbour = this.#lines.beside(line, -1) || this.#lines.beside(line, 1);
    if (!this.#lines.isWritten(line)) return;
    const { hasFocus } = line.box;
    this.#changes.make({ do: "line.cut", line: line.id });
    const to = neighbour && this.#lines.numberOf(neighbour.id) ? neighbour : this.#lines.current;
    this.#lines.enter(to.id);
    if (hasFocus) to.box.focusEnd();
  }

  /** Takes the words out of a line that are gone. @param {Line} line */
  removeGone(line) {
    const [pieces, at] = withoutGone(line.pieces);
    line.rewrite(pieces, at);
    line.box.focus(at);
  }

  /** Says of the run at the caret that it is not theirs, or that it is after all. @param {Line} line */
  putCreditRight(line) {
    const at = line.box.selected()[1];
    const which = creditAt(line.pieces, at);
    if (!which) return announce(sentence("poet.credit.none"));
    line.rewrite(putRight(line.pieces, at), at);
    announce(sentence(`poet.credit.told.${which}`));
  }

  /** @param {"undo"|"redo"} which @returns {string|null} the line it was about */
  undoOrRedo(which) {
    this.#lines.send();
    const id = this.#changes[which]();
    if (id && this.#lines.get(id) && this.#lines.numberOf(id)) this.#lines.enter(id);
    return id;
  }

  /** @returns {Line} */
  #newLine(after, pieces, isSameChange = false) {
    const id = makeId();
    const step = { do: "line.write", id, after, pieces };
    if (isSameChange) this.#changes.extend(step);
    else this.#changes.make(step);
    this.#draw();
    return this.#lines.get(id);
  }

  #join(above, below) {
    below.send();
    above.send();
    if (!above.text) {
      this.cut(above);
      return below.box.focus(0);
    }
    const seam = above.text.length;
    const space = below.text && !/\s$/.test(above.text) && !/^\s/.test(below.text) ? " " : "";
    const pieces = joined([...above.pieces, own(space), ...below.pieces]);
    const written = below.text ? [{ do: "line.write", id: above.id, after: null, pieces }] : [];
    this.#changes.make(...written, { do: "line.cut", line: below.id });
    above.box.focus(seam);
  }
}
