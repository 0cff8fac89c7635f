// @ts-check
/**
 * The view of the poem, while it is read and afterwards.
 *
 * - Fetched when somebody first turns to it.
 * - The line that is read is kept in sight until the reader scrolls away from it.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, settle, write, writeOrHide } from "../shared/page.js";
import { drawPieces } from "../shared/poem-line.js";
import { sentence } from "../shared/language.js";
import { isArrived } from "./own-words.js";
import { cells } from "./room.js";

let isDrawn = false;
let isFollowing = true;
let followed = null;

document.addEventListener("scroll", onScroll);

/** Draws it, and follows the reading again on turning to it. @param {boolean} isTurned */
export function draw(isTurned) {
  const { title, lines, state, voices: count } = cells.get("poem");
  write(part(document, "poem-title"), title || sentence("phone.poem.untitled"));
  part(document, "no-lines").hidden = lines.length > 0;
  part(document, "lines").dataset.state = state;
  drawList(part(document, "lines"), lines, { key: (id) => id, make: makeLine, update: drawLine });
  writeOrHide(part(document, "voices"), count ? sentence("phone.poem.voices", { count }) : "");
  isDrawn = true;
  follow(isTurned);
}

function makeLine() {
  const item = clone("line");
  if (isDrawn) settle(item);
  return item;
}

function drawLine(item, id) {
  const { state, line } = cells.get("poem");
  if (state === "reading" && line === id) item.setAttribute("aria-current", "true");
  else item.removeAttribute("aria-current");
  const { pieces } = cells.get(`line/${id}`) || { pieces: [] };
  drawPieces(part(item, "pieces"), pieces, ({ phrase }) => isArrived(phrase));
}

function follow(isTurned) {
  if (isTurned) isFollowing = true;
  const line = document.querySelector("[data-lines] [aria-current]");
  if (line && isFollowing && (isTurned || line !== followed)) line.scrollIntoView({ block: "nearest" });
  followed = line;
}

/** Our own scrolling ends with the line in sight, so only a hand takes it away, or brings it back. */
function onScroll() {
  if (!followed) return;
  const { top, bottom } = followed.getBoundingClientRect();
  isFollowing = bottom > 0 && top < innerHeight;
}
