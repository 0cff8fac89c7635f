// @ts-check
/**
 * Words that the room has acknowledged and does not know any more, because its record lost its end: they are given again.
 *
 * - What this phone knows to be in the room is kept here, with the life of the record that has it. Under another life
 *   what is missing goes out once more; where it was not lost after all, the room knows its id. Older words that were
 *   not sent this time stay known.
 */

import { keep, kept } from "../shared/page.js";
import { hasOlder } from "./older.js";
import { isArrived, ownWords, stepOf } from "./own-words.js";
import { cells, keyOf } from "./room.js";

const key = keyOf("given");
let known = kept(key, { epoch: null, words: [] });

/** Gives again what is missing, and keeps what is there. */
export function lookAgain() {
  if (cells.epoch === null) return;
  if (known.epoch !== null && known.epoch !== cells.epoch) known.words.filter(({ id }) => !isArrived(id)).forEach(giveAgain);
  known = { epoch: cells.epoch, words: wordsInRoom() };
  keep(key, known);
}

function giveAgain(command) {
  if (!ownWords.here.some(([id]) => id === command.id)) ownWords.give(command);
}

function wordsInRoom() {
  const own = cells.entries("mine/").filter(([, cell]) => !stepOf(cell, "withdrawn"));
  const older = hasOlder("mine") ? known.words.filter(({ id }) => !isArrived(id)) : [];
  return older.concat(own.map(([id, { what, text, uses, lang, gloss }]) => ({ do: `${what}.offer`, id, text, uses, lang, gloss })));
}
