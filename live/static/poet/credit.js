// @ts-check
/**
 * Whose a run is, as this page takes it to be until the server has said: live/day/poem.py decides.
 *
 * - Pure, and by the same rules as there; a test gives both the same examples.
 */

import { isPart, isWhole } from "../shared/folding.js";
import { joined, own } from "./pieces.js";

/** @typedef {import("./pieces.js").Piece} Piece */

/**
 * The kind of a run, by comparing it with what was given.
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
 * @param {Piece[]} pieces @returns {{text: string, phrase?: string, own?: boolean}[]}
 */
export function toWire(pieces) {
  const sent = joined(joined(pieces).map((piece) => (piece.typed && !piece.gone ? own(piece.text) : piece)));
  return sent.map(({ text, phrase, own: isOwn }) => (phrase ? { text, phrase } : isOwn ? { text, own: true } : { text }));
}

/** From a command that an earlier page sent. @param {{text: string, phrase?: string, own?: boolean}[]} sent @returns {Piece[]} */
export function fromWire(sent) {
  return sent.map(({ text, phrase = null, own: isOwn }) => ({ text, phrase, kind: phrase ? "given" : "own", ...(isOwn && { own: true }) }));
}

/**
 * What can be put right of the run at an index: "not_theirs" where somebody is credited for it, "theirs" where the poet
 * has said that they are not, else "".
 * @param {Piece[]} pieces @param {number} at @returns {"not_theirs"|"theirs"|""}
 */
export function creditAt(pieces, at) {
  const piece = pieces[runAt(pieces, at)];
  if (!piece) return "";
  return piece.own ? "theirs" : "not_theirs";
}

/** With the credit of the run at an index put right; what is theirs after all, the server finds again. @param {Piece[]} pieces @param {number} at @returns {Piece[]} */
export function putRight(pieces, at) {
  const found = runAt(pieces, at);
  return joined(pieces.map((piece, n) => (n === found ? { ...own(piece.text), own: !piece.own } : piece)));
}

/** The place of the run that has the index in it or at one of its ends, of those whose credit can be put right. */
function runAt(pieces, at) {
  let start = 0;
  return pieces.findIndex((piece) => {
    const [begin, end] = [start, (start += piece.text.length)];
    return begin <= at && at <= end && !piece.gone && Boolean(piece.phrase || piece.own);
  });
}
