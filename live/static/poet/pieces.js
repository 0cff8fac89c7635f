// @ts-check
/**
 * The runs of one line: who gave which stretch of it, and what typing does to that.
 *
 * - Pure: every function returns new pieces and leaves the old ones alone.
 * - A place in a line is an index into its text, in UTF-16 units, as the browser counts them.
 * - A run keeps its phrase for as long as one letter of it stands.
 */

import { isPart, isWhole } from "../shared/folding.js";

/** @typedef {{text: string, phrase: string|null, kind: "given"|"trimmed"|"changed"|"own", gone?: boolean, typed?: boolean}} Piece
 * typed: credited by the server while the poet typed, not placed from the pool */

const WORD_END = /[\p{L}\p{M}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{M}\p{N}]/u;
const OPENS = /[\s(“‘[{—–/-]$/u;

/** @param {Piece[]} pieces @returns {string} */
export function textOf(pieces) {
  return pieces.map((piece) => piece.text).join("");
}

/** @param {string} text @returns {Piece} */
export function own(text) {
  return { text, phrase: null, kind: "own" };
}

/** Without empty pieces, and with neighbours of one source made one. @param {Piece[]} pieces @returns {Piece[]} */
export function joined(pieces) {
  const whole = /** @type {Piece[]} */ ([]);
  pieces.forEach((piece) => {
    const last = whole[whole.length - 1];
    if (!piece.text) return;
    if (last && last.phrase === piece.phrase) whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  });
  return whole;
}

/** What stands before a place and what stands after it. @param {Piece[]} pieces @param {number} at @returns {[Piece[], Piece[]]} */
export function split(pieces, at) {
  const before = /** @type {Piece[]} */ ([]);
  const after = /** @type {Piece[]} */ ([]);
  let start = 0;
  pieces.forEach((piece) => {
    const cut = Math.max(0, Math.min(piece.text.length, at - start));
    // Taking a credited run apart is the poet's will, no longer the reader's guess.
    const whole = cut === 0 || cut === piece.text.length ? piece : { ...piece, typed: false };
    before.push({ ...whole, text: piece.text.slice(0, cut) });
    after.push({ ...whole, text: piece.text.slice(cut) });
    start += piece.text.length;
  });
  return [joined(before), joined(after)];
}

/**
 * The pieces after `removed` units at `at` gave way to `inserted`. Words put inside a given run change that run; a
 * letter right behind its last word changes it too (chair, chairs); all else is the poet's own. A run that was only
 * credited while the poet typed on (hope, hopeful) is the poet's own again.
 * @param {Piece[]} pieces @param {number} at @param {number} removed @param {string} inserted @returns {Piece[]}
 */
export function edit(pieces, at, removed, inserted) {
  const before = split(pieces, at)[0];
  const after = split(pieces, at + removed)[1];
  if (!inserted) return joined([...before, ...after]);
  const left = before[before.length - 1];
  if (left && left.typed && !isInside(left, after[0]) && grows(left, inserted)) before.push(own(before.pop().text));
  return joined([...before, { ...source(before[before.length - 1], after[0], inserted), text: inserted }, ...after]);
}

function source(left, right, inserted) {
  return isInside(left, right) || (left && left.phrase && grows(left, inserted)) ? left : own("");
}

function isInside(left, right) {
  return Boolean(left && right && left.phrase && left.phrase === right.phrase);
}

function grows(left, inserted) {
  return WORD_END.test(left.text) && WORD_START.test(inserted);
}

/**
 * The pieces of a text that was typed over: one stretch differs. Where it could be two (a doubled letter), it is the
 * one that ends at the caret; where a stretch was selected it is that one, even if the new words end in a letter of the old.
 * @param {Piece[]} pieces @param {string} text @param {number} [caret] @param {[number, number]} [selected] @returns {Piece[]}
 */
export function retyped(pieces, text, caret = text.length, selected = [0, 0]) {
  const old = textOf(pieces);
  if (old === text) return pieces;
  const [head, tail] = aroundSelected(old, text, selected) || shared(old, text, caret);
  return edit(pieces, head, old.length - head - tail, text.slice(head, text.length - tail));
}

function aroundSelected(old, text, [start, end]) {
  const tail = old.length - end;
  const stands = text.length >= start + tail && text.startsWith(old.slice(0, start)) && text.endsWith(old.slice(end));
  return start < end && stands ? [start, tail] : null;
}

function shared(old, text, caret) {
  const most = Math.min(old.length, text.length);
  let head = 0;
  let tail = 0;
  while (head < most && old[head] === text[head]) head++;
  while (tail < most && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
  if (head + tail > most) {
    tail = Math.min(tail, Math.max(text.length - caret, most - head));
    head = most - tail;
  }
  return [isLowHalf(text, head) ? head - 1 : head, isLowHalf(text, text.length - tail) ? tail - 1 : tail];
}

function isLowHalf(text, at) {
  return at > 0 && /[\udc00-\udfff]/.test(text[at] || "") && /[\ud800-\udbff]/.test(text[at - 1]);
}

/**
 * Puts given words at a place, with the spaces they need; inside a given run they go behind it rather than break it.
 * @param {Piece[]} pieces @param {number} at @param {{text: string, phrase: string, kind: Piece["kind"]}} given
 * @returns {{pieces: Piece[], caret: number}} caret: right behind the words
 */
export function placed(pieces, at, given) {
  const place = behindRun(pieces, at);
  const [before, after] = split(pieces, place);
  const head = textOf(before);
  const open = head && !OPENS.test(head) ? " " : "";
  const close = WORD_START.test(textOf(after)) ? " " : "";
  return {
    pieces: joined([...before, own(open), { ...given }, own(close), ...after]),
    caret: place + open.length + given.text.length,
  };
}

/** The place itself, or the end of the given run it falls into. @param {Piece[]} pieces @param {number} at */
export function behindRun(pieces, at) {
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.text.length;
    if (piece.phrase && start < at && at < end) return end;
    start = end;
  }
  return at;
}

/**
 * What the server says of its text, laid over what stands in the line by now. Null when the two differ in more than
 * one place beyond white space: then what was typed stays as it is.
 * @param {Piece[]} theirs @param {string} text @returns {Piece[]|null}
 */
export function laidOver(theirs, text) {
  const old = textOf(theirs);
  if (old === text) return theirs;
  if (text.startsWith(old) || text.trim() === old) return padded(theirs, old, text);
  const pieces = retyped(theirs, text);
  const runs = (list) => list.filter((piece) => piece.phrase).length;
  return runs(pieces) === runs(theirs) ? pieces : null;
}

function padded(theirs, old, text) {
  const lead = text.startsWith(old) ? 0 : text.indexOf(old);
  const front = edit(theirs, 0, 0, text.slice(0, lead));
  return edit(front, lead + old.length, 0, text.slice(lead + old.length));
}

/**
 * The kind of a run by comparing it with what was given, until the server has said it.
 * @param {Piece} piece @param {string|undefined} given the phrase's text, undefined when it is not in the pool
 * @returns {Piece["kind"]}
 */
export function kindOf(piece, given) {
  if (!piece.phrase) return "own";
  if (given === undefined) return piece.kind === "own" ? "changed" : piece.kind;
  if (isWhole(piece.text, given)) return "given";
  return isPart(piece.text, given) ? "trimmed" : "changed";
}

/**
 * As a command has them. What was only credited while the poet typed goes as typed, together with the words around it,
 * so that the whole of a phrase is found when its last word comes.
 * @param {Piece[]} pieces @returns {{text: string, phrase?: string}[]}
 */
export function wire(pieces) {
  const sent = joined(pieces.map((piece) => (piece.typed && !piece.gone ? own(piece.text) : piece)));
  return sent.map(({ text, phrase }) => (phrase ? { text, phrase } : { text }));
}
