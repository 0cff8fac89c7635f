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
    this.#mark.hidden = !this.isOver(x, y);
    if (this.#mark.hidden) return;
    const line = this.#lineAt(y);
    const spot = line ? line.rectOf(between(line, x, y)) : this.#below();
    this.#mark.style.setProperty("left", `${spot.left}px`);
    this.#mark.style.setProperty("top", `${spot.top}px`);
    this.#mark.style.setProperty("height", `${spot.height}px`);
  }

  hide() {
    this.#mark.hidden = true;
  }

  /** Puts words where they are let go; beside the page they go back. @param {any} words as `Line.put` @param {number} x @param {number} y */
  let(words, x, y) {
    if (!this.isOver(x, y)) return;
    const line = this.#lineAt(y);
    if (line) return line.put(words, between(line, x, y));
    const last = this.#poem.lines[this.#poem.lines.length - 1];
    (last.text ? this.#poem.follow(last) : last).put(words, 0);
  }

  /** @param {number} x @param {number} y */
  isOver(x, y) {
    return this.#page.contains(document.elementFromPoint(x, y));
  }

  #lineAt(y) {
    return this.#poem.lines.find(({ element }) => {
      const { top, bottom } = element.getBoundingClientRect();
      return y >= top && y <= bottom;
    });
  }

  #below() {
    const last = this.#poem.lines[this.#poem.lines.length - 1].element.getBoundingClientRect();
    return new DOMRect(last.left, last.bottom, 0, last.height);
  }
}

/** The place under a point, moved to the start of the word or behind the given run it falls into. */
function between(line, x, y) {
  const at = line.under(x, y);
  const isInside = at < line.text.length && !/\s/.test(line.text[at]);
  return behindRun(line.pieces, isInside ? at - /\S*$/.exec(line.text.slice(0, at))[0].length : at);
}
