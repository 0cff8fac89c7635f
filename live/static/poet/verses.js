// @ts-check
/**
 * The poem as it is read aloud: its lines as verses, and the steps of a reading.
 *
 * - Pure. Stanza breaks are space, not steps. Words that are gone are not read; a line of nothing else is a step shown as "…".
 */

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{id: string, number: number, pieces: Piece[], isBreak: boolean, isGone: boolean}} Verse
 * number: as on the page; isGone: nothing of it is left */

/** The first step and the last; between them the id of each line. */
export const TITLE = "title";
export const END = "end";

/** @param {import("./draft.js").Draft} draft @returns {Verse[]} */
export function versesOf(draft) {
  return draft.lines.map((id, at) => {
    const written = draft.pieces(id);
    const pieces = spoken(written);
    const hasGap = pieces.length < written.length;
    const isEmpty = !pieces.some(({ text }) => text.trim());
    return { id, number: at + 1, pieces, isBreak: isEmpty && !hasGap, isGone: isEmpty && hasGap };
  });
}

/** @param {Verse[]} verses @returns {string[]} */
export function stepsOf(verses) {
  return [TITLE, ...verses.filter(({ isBreak }) => !isBreak).map(({ id }) => id), END];
}

/** Without what is gone, and without the space it leaves before a comma. */
function spoken(pieces) {
  const left = pieces.filter((piece) => !piece.gone).map((piece) => ({ ...piece }));
  if (left.length === pieces.length) return left;
  left.forEach((piece, at) => {
    if (at && /^[\s,.;:!?…]/.test(piece.text)) left[at - 1].text = left[at - 1].text.trimEnd();
  });
  return left;
}
