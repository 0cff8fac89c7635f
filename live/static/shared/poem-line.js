// @ts-check
/**
 * A line of the poem, drawn from its pieces on a phone and on the wall; templates/shared/_poem_line.html does the same.
 *
 * - Given words are italic; letters that know no italics have a thin line under them instead. The poet's own are roman.
 * - Words say which language they are in, where their giver said so.
 * - Words that were taken back are a quiet "…".
 */

import { sentence } from "./language.js";

// Hebrew, Arabic, the scripts of India and their neighbours to the east, up to Korean; Adlam and other right-to-left ones.
const UNSLANTED = /[\u0590-\u1cff\u3005\u3006\u3041-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/** Whether words have letters that know no italics: slanted by force they lose their shape. As live/day/text.py has it. @param {string} text */
export function isUnslanted(text) {
  return UNSLANTED.test(text);
}

/**
 * Draws the pieces of a line where they are others than those that stand there.
 * @typedef {{text: string, phrase: string|null, kind: string, gone: boolean, lang: string|null}} Piece
 * @param {HTMLElement} element @param {Piece[]} pieces
 * @param {(piece: Piece) => boolean} [isMine] whether this phone gave the words; they get data-own
 */
export function drawPieces(element, pieces, isMine = () => false) {
  const drawn = JSON.stringify(pieces);
  if (element.dataset.drawn === drawn) return;
  element.dataset.drawn = drawn;
  element.textContent = "";
  pieces.forEach((piece) => element.append(nodeOf(piece, isMine)));
}

/** The space between two stanzas is seen, and neither read out nor counted. @param {Element} line @param {boolean} isBlank */
export function drawBlank(line, isBlank) {
  line.toggleAttribute("data-blank", isBlank);
  if (isBlank) line.setAttribute("aria-hidden", "true");
  else line.removeAttribute("aria-hidden");
}

function nodeOf(piece, isMine) {
  if (piece.gone) return gap();
  if (piece.kind === "own") return piece.text;
  const given = document.createElement("i");
  given.textContent = piece.text;
  if (piece.lang) given.lang = piece.lang;
  given.classList.toggle("unslanted", isUnslanted(piece.text));
  given.toggleAttribute("data-own", isMine(piece));
  return given;
}

/** What stands in a line of the poem for words that are gone. */
export function gap() {
  const gone = document.createElement("span");
  gone.className = "gap";
  gone.setAttribute("role", "img");
  gone.setAttribute("aria-label", sentence("poem.gap"));
  gone.textContent = "…";
  return gone;
}
