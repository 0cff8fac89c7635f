// @ts-check
/**
 * Lines whose words are gone: which they are, and the button that leads to them from the head of the page.
 *
 * - Gone are words that their giver took back, of which the poet is sent a sign only, and words that a facilitator keeps
 *   aside.
 */

import { announce, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { joined, split, textOf } from "./pieces.js";

// As live/day/poem.py has it.
const TAKEN_BACK = "…";
// More would not fit the head of the page; the button there goes from one to the next anyway.
const NAMED_AT_MOST = 4;
// No blank stands before these.
const STANDS_CLOSE = /^[,.;:!?…)\]’”\s]/;

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{line: string, number: number, gone: Piece[]}} Gap number: as on the page */

/** The lines with words that are gone, in order. @param {import("./draft.js").Draft} draft @returns {Gap[]} */
export function gapsIn(draft) {
  return draft.lines
    .map((line, at) => ({ line, number: at + 1, gone: draft.pieces(line).filter((piece) => piece.gone) }))
    .filter(({ gone }) => gone.length);
}

/** "5 and 9", and how many they are. @param {Gap[]} gaps at least one @returns {{count: number, numbers: string}} */
export function lineNumbers(gaps) {
  return { count: gaps.length, numbers: named(gaps.map(({ number }) => number)) };
}

/** "2, 5, 9": as they are. @param {any[]} items at least one @returns {string} */
export function listed(items) {
  return items.map(String).reduce((before, next) => sentence("list.more", { before, next }));
}

/** "5", "5 and 9", "2, 5, 9 and 8 others". @param {number[]} numbers at least one @returns {string} */
function named(numbers) {
  const isMany = numbers.length > NAMED_AT_MOST;
  const first = numbers.slice(0, isMany ? NAMED_AT_MOST - 1 : -1);
  const last = isMany ? sentence("list.others", { count: numbers.length - first.length }) : numbers[numbers.length - 1];
  return first.length ? sentence("list.last", { before: listed(first), last }) : String(last);
}

/** Where the first words that are gone begin and end. @param {Piece[]} pieces @returns {[number, number]} */
export function goneIn(pieces) {
  const before = pieces.slice(0, pieces.findIndex((piece) => piece.gone));
  const start = textOf(before).length;
  return [start, start + pieces[before.length].text.length];
}

/** A line without its words that are gone, nor the blanks that only they needed; and where the first of them stood. @param {Piece[]} pieces @returns {[Piece[], number]} */
export function withoutGone(pieces) {
  if (!pieces.some((piece) => piece.gone)) return [joined(pieces), textOf(pieces).length];
  const [start, end] = goneIn(pieces);
  const [before, after] = [textOf(pieces).slice(0, start), textOf(pieces).slice(end)];
  const isBlankBefore = /\s$/.test(before) && STANDS_CLOSE.test(after);
  const isBlankAfter = !isBlankBefore && /^\s/.test(after) && /^$|\s$/.test(before);
  const [from, to] = [start - Number(isBlankBefore), end + Number(isBlankAfter)];
  const [rest] = withoutGone([...split(pieces, from)[0], ...split(pieces, to)[1]]);
  return [rest, from];
}

/** What a line says of its words that are gone, one sentence for each way. @param {Piece[]} gone @returns {string[]} */
export function goneSentences(gone) {
  const [back, aside] = [gone.filter(isTakenBack), gone.filter((piece) => !isTakenBack(piece))];
  const said = aside.length ? [sentence("poet.gone", { count: aside.length, words: listed(aside.map(quoted)) })] : [];
  return back.length ? [...said, sentence("poet.gone.taken_back", { count: back.length })] : said;
}

/** Whether its words were taken back: then a sign stands here, and nobody has them. @param {Piece} piece */
function isTakenBack({ text }) {
  return text === TAKEN_BACK;
}

export class Gaps {
  #button;
  #draft;
  #poem;
  // By phrase: what was said to be gone, and is.
  /** @type {Map<string, Piece>} */
  #told = new Map();

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
    const hadFocus = document.activeElement === this.#button;
    writeOrHide(this.#button, gaps.length ? sentence("poet.gone.where", lineNumbers(gaps)) : "");
    if (hadFocus && !gaps.length) this.#poem.focus();
    this.#tell(gaps);
  }

  /** To the next of them below the line in hand, else to the first. */
  #go() {
    const gaps = gapsIn(this.#draft);
    const { lines } = this.#poem;
    const here = lines.numberOf(lines.current.id);
    const next = gaps.find(({ number }) => number > here) || gaps[0];
    if (next) this.#poem.focusGone(next.line);
  }

  /** Says once what is gone, for every line it is in, and once when it is back. @param {Gap[]} gaps */
  #tell(gaps) {
    const gone = new Map(gaps.flatMap((gap) => gap.gone).map((piece) => [piece.phrase || "", piece]));
    gone.forEach((piece, phrase) => this.#told.has(phrase) || this.#tellGone(piece, gaps));
    this.#told.forEach((piece, phrase) => {
      if (!gone.has(phrase) && this.#isInPoem(phrase)) announce(backSentence(piece));
    });
    this.#told = gone;
  }

  #tellGone(piece, gaps) {
    const having = gaps.filter((gap) => gap.gone.some(({ phrase }) => phrase === piece.phrase));
    if (isTakenBack(piece)) announce(sentence("poet.gone.told.taken_back", lineNumbers(having)));
    else announce(sentence("poet.gone.told", { ...lineNumbers(having), words: quoted(piece) }));
  }

  #isInPoem(phrase) {
    return this.#draft.lines.some((line) => this.#draft.pieces(line).some((piece) => piece.phrase === phrase));
  }
}

function backSentence(piece) {
  return isTakenBack(piece) ? sentence("poet.gone.put_back") : sentence("poet.gone.back", { words: quoted(piece) });
}

function quoted(piece) {
  return sentence("poet.quoted", { text: piece.text.trim() });
}
