// @ts-check
/**
 * Somebody has seen how this person is: a line at the head of the day's page, until somebody was there or it is taken back.
 *
 * - Fetched when this person has said how they are. It leads to what they said.
 */

import { sentence } from "../shared/language.js";
import { announce, part, write } from "../shared/page.js";
import { cells } from "./room.js";
import { makeStrip } from "./strips.js";

export function draw() {
  const isSeen = (cells.get("checkin") || {}).state === "seen";
  const line = part(document, "care-answer") || (isSeen && make());
  if (line) line.hidden = !isSeen;
}

function make() {
  const { href } = /** @type {any} */ (document.getElementById("care"));
  const line = makeStrip("care-answer", "strip", { href });
  write(line.firstElementChild, sentence("phone.care.answer"));
  announce(line.textContent);
  return line;
}
