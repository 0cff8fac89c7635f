// @ts-check
/**
 * What the poet asks of the room: one quiet line over the foot of the page, said aloud when it comes.
 *
 * - It covers the page and moves nothing: what is scrolled to stands clear of it (data-asked).
 */

import { announce, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { cells } from "./room.js";

export function draw() {
  const element = part(document, "ask");
  const [asked] = cells.entries("ask/");
  const text = asked ? sentence("phone.ask", asked[1]) : "";
  document.documentElement.toggleAttribute("data-asked", Boolean(text));
  if (text && element.textContent !== text) announce(text);
  write(element, text);
}
