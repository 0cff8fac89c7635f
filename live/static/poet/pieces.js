// @ts-check
/**
 * The pieces of one line: who gave which run of it, and what becomes of that when the line is typed in.
 *
 * - Pure: every function returns new pieces and leaves the old ones alone.
 * - `at` is an index into the text of a line, in UTF-16 units, as the browser counts them.
 * - A run keeps its phrase for as long as one letter of it is left. What people count as one character is in one run.
 */

/** @typedef {{text: string, phrase: string|null, kind: "given"|"trimmed"|"changed"|"own", gone?: boolean, lang?: string|null, typed?: boolean, own?: boolean}} Piece
 * typed: credited by the server while the poet typed, not put there from the pool; own: the poet says it is not theirs */

// An emoji's selector and a keycap are marks to Unicode, but no words.
const WORD_END = /[\p{L}\p{N}](?:(?!\u20e3)[\p{M}\u200c\u200d])*$/u;
const WORD_START = /^[\p{L}\p{M}\p{N}]/u;
const CHARACTER = /\p{RI}{2}|\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\p{M}\p{Gr_Ext}\p{Emoji_Modifier}\u200d])*|[^][\p{M}\p{Gr_Ext}\p{Emoji_Modifier}\u200d]*/gu;
// Firefox before 2024 has none, and splits what is joined without a mark.
// eslint-disable-next-line too-new/api -- this asks for it
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter() : null;
const OPENS = /[\s(“‘[{—–/-]$/u;

/** @param {Piece[]} pieces @returns {string} */
export function textOf(pieces) {
  return pieces.map((piece) => piece.text).join("");
}

/** @param {string} text @returns {Piece} */
export function own(text) {
  return { text, phrase: null, kind: "own" };
}

/** Without empty pieces, no character in two of them, and neighbours of one source made one. @param {Piece[]} pieces @returns {Piece[]} */
export function joined(pieces) {
  /** @type {Piece[]} */
  const whole = [];
  unbroken(pieces).forEach((piece) => {
    const last = whole[whole.length - 1];
    if (!piece.text) return;
    if (last && last.phrase === piece.phrase && !last.own === !piece.own) whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  });
  return whole;
}

/** Each character where it begins, as the server takes them too. */
function unbroken(pieces) {
  if (pieces.length < 2) return pieces;
  const texts = pieces.map(() => "");
  let [index, at, end] = [0, 0, pieces[0].text.length];
  characters(textOf(pieces)).forEach((character) => {
    while (at >= end) end += pieces[++index].text.length;
    texts[index] += character;
    at += character.length;
  });
  return pieces.map((piece, n) => (texts[n] === piece.text ? piece : { ...piece, text: texts[n] }));
}

/** As people count them. @returns {string[]} */
function characters(text) {
  // eslint-disable-next-line too-new/api -- asked for above
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : text.match(CHARACTER) || [];
}

/** What is before an index and what is after it. @param {Piece[]} pieces @param {number} at @returns {[Piece[], Piece[]]} */
export function split(pieces, at) {
  /** @type {[Piece[], Piece[]]} */
  const [before, after] = [[], []];
  let start = 0;
  pieces.forEach((piece) => {
    const cut = Math.max(0, Math.min(piece.text.length, at - start));
    // Taking a credited run apart is the poet's will, no longer the server's guess.
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
export function replaced(pieces, at, removed, inserted) {
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
 * Puts given words into a line, with the spaces they need; inside a given run they go behind it rather than break it.
 * @param {Piece[]} pieces @param {number} at @param {Piece} given
 * @returns {{pieces: Piece[], caret: number}} caret: right behind the words
 */
export function withGiven(pieces, at, given) {
  const start = behindRun(pieces, at);
  const [before, after] = split(pieces, start);
  const head = textOf(before);
  const open = head && !OPENS.test(head) ? " " : "";
  const close = WORD_START.test(textOf(after)) ? " " : "";
  return {
    pieces: joined([...before, own(open), { ...given }, own(close), ...after]),
    caret: start + open.length + given.text.length,
  };
}

/** The index itself, or the end of the given run it falls into. @param {Piece[]} pieces @param {number} at */
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
 * The pieces of a text that was typed over: one stretch differs. Where it could be two (a doubled letter), it is the
 * one that ends at the caret; where a stretch was selected it is that one, even if the new words end in a letter of the old.
 * @param {Piece[]} pieces @param {string} text @param {number} [caret] @param {[number, number]} [selected] @returns {Piece[]}
 */
export function retyped(pieces, text, caret = text.length, selected = [0, 0]) {
  const old = textOf(pieces);
  if (old === text) return pieces;
  const [head, tail] = aroundSelected(old, text, selected) || inCommon(old, text, caret);
  return replaced(pieces, head, old.length - head - tail, text.slice(head, text.length - tail));
}

/**
 * What the server says of its text, laid over what is in the line by now. Null when the two differ in more than one
 * stretch beyond white space: then what was typed stays as it is.
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

/** An index into a text, after the text changed around it. @param {number} at @param {string} before @param {string} text */
export function moved(at, before, text) {
  if (before === text || text.startsWith(before.slice(0, at))) return Math.min(at, text.length);
  return Math.max(0, text.length - (before.length - at));
}

/** How much is the same at the start and at the end, if all that differs is what was selected. */
function aroundSelected(old, text, [start, end]) {
  const tail = old.length - end;
  const isRest = text.length >= start + tail && text.startsWith(old.slice(0, start)) && text.endsWith(old.slice(end));
  return start < end && isRest ? [start, tail] : null;
}

function inCommon(old, text, caret) {
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

function padded(theirs, old, text) {
  const lead = text.startsWith(old) ? 0 : text.indexOf(old);
  const front = replaced(theirs, 0, 0, text.slice(0, lead));
  return replaced(front, lead + old.length, 0, text.slice(lead + old.length));
}
