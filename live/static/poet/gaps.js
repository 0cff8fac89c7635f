// @ts-check
/**
 * Lines whose words are gone: which they are, how they are named, and the button that leads to them from the head of the page.
 *
 * - Gone are words that their giver took back and words that a facilitator keeps aside. The poet's board does not tell which, so
 *   what is said here holds for both.
 */

import { announce } from "../shared/page.js";

// More would not fit the head of the page; the button goes from one to the next anyway.
const NAMED_AT_MOST = 4;

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{line: string, number: number, gone: Piece[]}} Gap number: as on the page */

/** The lines with words that are gone, in order. @param {import("./draft.js").Draft} draft @returns {Gap[]} */
export function gapsIn(draft) {
  return draft.lines
    .map((line, at) => ({ line, number: at + 1, gone: draft.pieces(line).filter((piece) => piece.gone) }))
    .filter(({ gone }) => gone.length);
}

/** "Line 5", "Lines 5 and 9", "Lines 2, 5, 9 and 8 others". @param {number[]} numbers at least one */
export function linesNamed(numbers) {
  if (numbers.length === 1) return `Line ${numbers[0]}`;
  const isMany = numbers.length > NAMED_AT_MOST;
  const named = numbers.slice(0, isMany ? NAMED_AT_MOST - 1 : -1);
  const last = isMany ? `${numbers.length - named.length} others` : numbers[numbers.length - 1];
  return `Lines ${named.join(", ")} and ${last}`;
}

/** What a line says of its words that are gone. @param {Piece[]} gone */
export function goneWords(gone) {
  const words = gone.map(quoted).join(", ");
  const [are, them] = gone.length === 1 ? ["is", "it"] : ["are", "them"];
  return `${words} ${are} no longer among the room’s words. Nobody else sees ${them} now. Write something else here.`;
}

export class Gaps {
  #button;
  #draft;
  #poem;
  #told = /** @type {Map<string, Piece>} */ (new Map()); // by phrase: what was said to be gone, and is

  /** @param {HTMLElement} button @param {import("./draft.js").Draft} draft @param {import("./poem.js").Poem} poem */
  constructor(button, draft, poem) {
    this.#button = button;
    this.#draft = draft;
    this.#poem = poem;
    draft.onchange(() => this.#draw());
    button.addEventListener("click", () => this.#go());
  }

  #draw() {
    const gaps = gapsIn(this.#draft);
    const text = gaps.length ? `${linesNamed(gaps.map(({ number }) => number))}: words are gone` : "";
    const had = document.activeElement === this.#button;
    if (this.#button.textContent !== text) this.#button.textContent = text;
    this.#button.hidden = !text;
    if (had && !text) this.#poem.focus();
    this.#tell(gaps);
  }

  /** To the next of them below the line in hand, else to the first. */
  #go() {
    const gaps = gapsIn(this.#draft);
    const here = this.#poem.lines.indexOf(this.#poem.current) + 1;
    const next = gaps.find(({ number }) => number > here) || gaps[0];
    if (next) this.#poem.toGone(next.line);
  }

  /** Says once what is gone, for every line it stood in, and once when it is back. */
  #tell(gaps) {
    const gone = new Map(gaps.flatMap((gap) => gap.gone).map((piece) => [piece.phrase, piece]));
    gone.forEach((piece, phrase) => {
      const numbers = gaps.filter((gap) => gap.gone.some((one) => one.phrase === phrase)).map(({ number }) => number);
      if (!this.#told.has(phrase)) announce(`${linesNamed(numbers)}: ${goneWords([piece])}`);
    });
    this.#told.forEach((piece, phrase) => {
      if (!gone.has(phrase) && this.#stands(phrase)) announce(`${quoted(piece)} is back.`);
    });
    this.#told = gone;
  }

  #stands(phrase) {
    return this.#draft.lines.some((line) => this.#draft.pieces(line).some((piece) => piece.phrase === phrase));
  }
}

function quoted(piece) {
  return `“${piece.text.trim()}”`;
}
