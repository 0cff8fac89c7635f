// @ts-check
/**
 * The poet's page put together: cells, the draft over them, the pool, the page and the reading.
 *
 * - The top bar is drawn here; everything else belongs to its view.
 */

import { Cells } from "./cells.js";
import { Connection } from "./connection.js";
import { Draft } from "./draft.js";
import { carry } from "./drag.js";
import { part } from "./lists.js";
import { Drop } from "./poem-drop.js";
import { turnOf } from "./poem-keys.js";
import { Poem } from "./poem.js";
import { Pool } from "./pool.js";
import { Reading } from "./reading.js";
import { clock, untilWords } from "./times.js";
import { Undo } from "./undo.js";

// The clock says whole minutes; a quarter of one is as late as it may be.
const LOOK_AT_CLOCK_MS = 15_000;
// Farther off, "in about 300 hours" helps nobody.
const SOON_MS = 12 * 3_600_000;

const code = document.body.dataset.code || "";
const cells = new Cells();
const connection = new Connection({ code, role: "poet", cells, keep: () => true });
const draft = new Draft(cells, connection);
const undo = new Undo(draft, `cento/${code}/poet/undo`);
const page = part(document, "page");

const poem = new Poem(page, draft, undo, {
  phrase: (id) => (cells.get(`phrase/${id}`) || {}).text,
  hue: (id) => pool.hueOf(id),
  toPool: () => pool.focus(),
});
const pool = new Pool(part(document, "pool"), cells, draft, {
  // Under a finger the caret stays out of the line: it would bring up a keyboard over the pool.
  place: (words, byTouch) => poem.place(words, !byTouch),
  back: () => poem.focus(),
  looked: () => drawTop(),
  key: `cento/${code}/poet/looked`,
});
const drop = new Drop(part(page, "drop"), page, poem);
const reading = new Reading(part(document, "reading"), cells, draft, connection, (byTouch) => {
  // The browser would go back to the button that opened it, where a clicker's stray Space opens it again.
  if (byTouch) /** @type {HTMLElement} */ (document.activeElement).blur();
  else poem.focusEnd();
});

function drawTop() {
  const { voices = 0 } = cells.get("poem") || {};
  const people = (cells.get("people") || {}).voices || 0;
  set("reads", readsWords());
  set("voices", people ? `${voices} of ${people} ${people === 1 ? "person is" : "people are"} in these lines` : "");
  const look = part(document, "look");
  part(look, "count").textContent = String(pool.waiting);
  look.setAttribute("aria-disabled", String(!pool.waiting));
  const read = part(document, "read");
  part(read, "label").textContent = { writing: "Read aloud", reading: "Go on reading", read: "Read again" }[reading.state];
  read.setAttribute("aria-disabled", String(!reading.canBegin));
  drawKept();
}

function readsWords() {
  const day = cells.get("day");
  const slot = ((cells.get("programme") || {}).slots || []).find(({ kind }) => kind === "poem");
  if (!day || !slot) return "";
  if (reading.state === "read") return "has been read";
  const at = slot.began || slot.projected || slot.planned;
  const left = at - connection.now();
  if (slot.began || left > SOON_MS || left < 0) return `reads at ${clock(at, day.zone)}`;
  return `reads at ${clock(at, day.zone)}, ${untilWords(left)}`;
}

function drawKept() {
  const isOut = !connection.waiting.length && poem.isSettled;
  const isAway = connection.status !== "live";
  if (isAway && !isOut) set("kept", "Kept on this computer; goes out when the line is back.");
  else if (connection.status === "offline") set("kept", "No line to the room just now.");
  else if (isOut) set("kept", draft.lines.length || draft.title ? "Kept." : "");
}

/** @param {string} name @param {string} text */
function set(name, text) {
  const element = part(document, name);
  if (element.textContent !== text) element.textContent = text;
}

cells.subscribe(drawTop);
draft.onchange(drawTop);
connection.onchange(drawKept);
window.setInterval(drawTop, LOOK_AT_CLOCK_MS);
page.addEventListener("input", drawKept);
page.addEventListener("click", (event) => {
  // A page is written on wherever one points: below the lines that is behind the last word.
  if (event.target.closest("[data-line], [data-title], footer")) return;
  poem.focus();
});
part(document, "look").addEventListener("click", () => {
  if (pool.waiting) pool.look();
  drawTop();
});
part(document, "read").addEventListener("click", () => reading.canBegin && reading.open());
document.addEventListener("keydown", (event) => {
  const target = /** @type {Element} */ (event.target);
  const turn = turnOf(event);
  if (event.defaultPrevented || target.closest("input, [role=textbox], dialog")) return;
  if (turn) poem.turn(turn);
  if (event.key === "Escape") poem.focus();
});
carry(part(document, "pool"), {
  find: (target) => target.closest("[data-place]:not(:disabled)"),
  over: (x, y) => drop.show(x, y),
  drop: (source, x, y) => {
    const words = pool.wordsOf(source);
    if (words) drop.let(words, x, y);
  },
  leave: () => drop.hide(),
});

connection.start();
draft.resume();
