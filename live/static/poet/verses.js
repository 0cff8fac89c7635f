// @ts-check
/**
 * The poem as it is read aloud: its lines as verses, and the steps of a reading.
 *
 * - Pure. Stanza breaks are space: neither steps nor counted. Where words are gone there is a gap, also where nothing is left.
 */

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{id: string, number: number, pieces: Piece[], isBreak: boolean, gaps: number}} Verse
 * number: of the lines that are read, from 1; 0 for a break */

/** The first step and the last; between them the id of each line. */
export const TITLE = "title";
export const END = "end";

/** @param {import("./draft.js").Draft} draft @returns {Verse[]} */
export function versesOf(draft) {
  let count = 0;
  return draft.lines.map((id) => {
    const pieces = draft.pieces(id);
    const isBreak = isBlank(pieces);
    return { id, number: isBreak ? 0 : ++count, pieces, isBreak, gaps: pieces.filter(({ gone }) => gone).length };
  });
}

/** As live/day/poem.py decides it; here also for what is still on its way there. */
function isBlank(pieces) {
  return pieces.every(({ phrase, text }) => !phrase && !text.trim());
}

/** @param {Verse[]} verses @returns {string[]} */
export function stepsOf(verses) {
  return [TITLE, ...verses.filter(({ isBreak }) => !isBreak).map(({ id }) => id), END];
}
