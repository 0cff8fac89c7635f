// @ts-check
/**
 * The view of the poem, while it is read and afterwards; and what the reading says on every view.
 *
 * - Fetched when somebody first turns to it, and when it is read.
 * - The line that is read is kept in sight until the reader scrolls away from it.
 */

import { drawList } from "../shared/lists.js";
import { announce, clone, part, settle, write, writeOrHide } from "../shared/page.js";
import { drawBlank, drawPieces } from "../shared/poem-line.js";
import { fetchStyle } from "../shared/style.js";
import { sentence } from "../shared/language.js";
import { isArrived, stepOf } from "./own-words.js";
import { cells } from "./room.js";

let isDrawn = false;
let isRead = false;
let isFollowing = true;
let followed = null;

document.addEventListener("scroll", onScroll);
document.addEventListener("click", onClick);

/** Its own style. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./poem.css", import.meta.url);
}

/**
 * Hears of the poem, whatever somebody looks at. When it begins to be read, whoever gives words goes along with it.
 * @param {string} view the one that is chosen @param {() => void} turn turns to another one, when that is chosen
 */
export function hear(view, turn) {
  const poem = cells.get("poem");
  const wasRead = isRead;
  isRead = poem.state === "reading";
  drawAlong(poem);
  drawBeingRead(poem);
  if (!isRead || wasRead) return;
  announce(sentence("phone.question.reading"));
  if (view === "words") goAlong(turn);
}

/** Among the words the way to the poem while it is read, and then to the card. */
function drawAlong({ state }) {
  const along = part(document, "along");
  along.hidden = state === "writing";
  along.firstElementChild.href = isRead ? "#poem" : `${location.pathname}/card`;
  write(along.firstElementChild, sentence(isRead ? "phone.poem.follow" : "phone.card.lead"));
}

/** Whoever was writing in a field that is put away now goes on here. */
function goAlong(turn) {
  history.replaceState(null, "", "#poem");
  turn();
  const here = document.activeElement;
  if (here === document.body || here.closest("[hidden]")) part(document, "view=poem").focus({ preventScroll: true });
}

/** Said once for every line with one's own words in it. */
function drawBeingRead({ line }) {
  const strip = part(document, "being-read");
  const isOwn = isRead && isOwnLine(line);
  if (isOwn && strip.dataset.line !== line) announce(strip.textContent);
  strip.dataset.line = isOwn ? line : "";
  strip.hidden = !isOwn;
}

/** Whether a line has words of one's own in it. @param {string} line */
function isOwnLine(line) {
  const placed = cells.entries("mine/").map(([, cell]) => stepOf(cell, "in_poem"));
  return placed.some((step) => step && step.lines.includes(line));
}

/** Draws it, and follows the reading again on turning to it. @param {boolean} isTurned */
export function draw(isTurned) {
  const { title, poet, lines, state, voices: count } = cells.get("poem");
  write(part(document, "poem-title"), title || sentence("phone.poem.untitled"));
  writeOrHide(part(document, "poet"), poet && sentence("poem.by", { poet }));
  part(document, "no-lines").hidden = lines.length > 0;
  part(document, "lines").dataset.state = state;
  drawList(part(document, "lines"), lines, { key: (id) => id, make: makeLine, update: drawLine });
  writeOrHide(part(document, "voices"), count === 0 ? "" : sentence(`phone.poem.${count ? "voices" : "a_few"}`, { count }));
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
  const { pieces, blank } = cells.get(`line/${id}`) || { pieces: [], blank: true };
  drawBlank(item, blank);
  drawPieces(part(item, "pieces"), pieces, ({ phrase }) => isArrived(phrase));
}

function follow(isTurned) {
  if (isTurned) isFollowing = true;
  const line = document.querySelector("[data-lines] [aria-current]");
  if (line && isFollowing && (isTurned || line !== followed)) line.scrollIntoView({ block: "nearest" });
  followed = line;
}

/** Its tab, pressed again, leads back to the line that is read. */
function onClick(event) {
  if (!followed || !event.target.matches("[data-tab=poem][aria-current]")) return;
  event.preventDefault();
  follow(true);
}

/** Our own scrolling ends with the line in sight, so only a hand takes it away, or brings it back. */
function onScroll() {
  if (!followed) return;
  const { top, bottom } = followed.getBoundingClientRect();
  isFollowing = bottom > 0 && top < innerHeight;
}
