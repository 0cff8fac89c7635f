// @ts-check
/**
 * Where words land that are carried to the page: between two words of a line, or in a line of their own below.
 */

import { behindRun } from "./pieces.js";

export class Drop {
  #mark;
  #page;
  #poem;

  /** @param {HTMLElement} mark @param {HTMLElement} page @param {import("./poem.js").Poem} poem */
  constructor(mark, page, poem) {
    this.#mark = mark;
    this.#page = page;
    this.#poem = poem;
  }

  /** Shows where words would land. @param {number} x @param {number} y */
  show(x, y) {
    this.#mark.hidden = !this.#isOver(x, y);
    if (this.#mark.hidden) return;
    const line = this.#lineAt(y);
    const { left, top, height } = line ? line.box.rectOf(between(line, x, y)) : this.#below();
    Object.entries({ left, top, height }).forEach(([name, px]) => this.#mark.style.setProperty(name, `${px}px`));
  }

  hide() {
    this.#mark.hidden = true;
  }

  /** Puts words where they are dropped; beside the page, and where they are gone by now, nothing happens. @param {import("./pieces.js").Piece|null} given @param {number} x @param {number} y */
  put(given, x, y) {
    if (!given || !this.#isOver(x, y)) return;
    const line = this.#lineAt(y);
    if (line) return line.put(given, between(line, x, y));
    const last = this.#last();
    (last.text ? this.#poem.composing.follow(last) : last).put(given, 0);
  }

  #isOver(x, y) {
    return this.#page.contains(document.elementFromPoint(x, y));
  }

  #lineAt(y) {
    return this.#poem.lines.all.find(({ box }) => {
      const { top, bottom } = box.element.getBoundingClientRect();
      return y >= top && y <= bottom;
    });
  }

  #last() {
    return this.#poem.lines.all[this.#poem.lines.all.length - 1];
  }

  #below() {
    const { left, bottom, height } = this.#last().box.element.getBoundingClientRect();
    return new DOMRect(left, bottom, 0, height);
  }
}

/** The index under a point, moved to the start of the word or behind the given run it falls into. */
function between(line, x, y) {
  const at = line.box.under(x, y);
  const isInside = at < line.text.length && !/\s/.test(line.text[at]);
  return behindRun(line.pieces, isInside ? at - /\S*$/.exec(line.text.slice(0, at))[0].length : at);
}
