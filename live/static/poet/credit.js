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
 * @param {Piece[]} pieces @returns {{text: string, phrase?: string}[]}
 */
export function toWire(pieces) {
  const sent = joined(joined(pieces).map((piece) => (piece.typed && !piece.gone ? own(piece.text) : piece)));
  return sent.map(({ text, phrase }) => (phrase ? { text, phrase } : { text }));
}

/** From a command that an earlier page sent. @param {{text: string, phrase?: string}[]} sent @returns {Piece[]} */
export function fromWire(sent) {
  return sent.map(({ text, phrase = null }) => ({ text, phrase, kind: phrase ? "given" : "own" }));
}
