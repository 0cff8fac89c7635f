// @ts-check
/**
 * The poet's page put together: cells, the draft over them, the pool, the page and the reading.
 *
 * - The top bar is drawn here; everything else belongs to its view.
 */

import { Cells } from "../shared/cells.js";
import { Connection } from "../shared/connection.js";
import { announce, part } from "../shared/page.js";
import { clock, untilWords } from "../shared/times.js";
import { Draft } from "./draft.js";
import { carry } from "./drag.js";
import { Drop } from "./drop.js";
import { Gaps } from "./gaps.js";
import { turnOf } from "./keys.js";
import { Poem } from "./poem.js";
import { Pool } from "./pool.js";
import { Reading } from "./reading.js";
import { Undo } from "./undo.js";

// The clock says whole minutes; a quarter of one is as late as it may be.
const LOOK_AT_CLOCK_MS = 15_000;
// Farther off, "in about 300 hours" helps nobody.
const SOON_MS = 12 * 3_600_000;

const code = document.body.dataset.code || "";
const cells = new Cells();
const connection = new Connection({ code, role: "poet", cells, keep: isWords });
const draft = new Draft(cells, connection);
const undo = new Undo(draft, `cento/${code}/poet/undo`);
const page = part(document, "page");
let wantsLine = false; // the poet asked to read before anything was written
let wasOffline = false; // and the poet was told so

const poem = new Poem(page, draft, undo, {
  phrase: (id) => (cells.get(`phrase/${id}`) || {}).text,
  hue: (id) => pool.hueOf(id),
  toPool: () => pool.focus(),
});
const pool = new Pool(part(document, "pool"), cells, draft, {
  // Under a finger the caret stays out of the line: it would bring up a keyboard over the pool.
  place: (words, byTouch) => poem.place(words, !byTouch),
  back: () => poem.focus(),
  counted: () => drawTop(),
  key: `cento/${code}/poet/looked`,
});
new Gaps(part(document, "mend"), draft, poem);
const drop = new Drop(part(page, "drop"), page, poem);
const reading = new Reading(part(document, "reading"), cells, draft, connection, (byTouch) => {
  // The browser would go back to the button that opened it, where a clicker's stray Space opens it again.
  if (byTouch) /** @type {HTMLElement} */ (document.activeElement).blur();
  else poem.focusEnd();
});

/** What outlives a reload: the steps of a reading are for their moment, and would begin it in the room hours later. */
function isWords({ do: name }) {
  return !name.startsWith("reading.");
}

function drawTop() {
  set("reads", readsWords());
  const look = part(document, "look");
  part(look, "count").textContent = String(pool.news);
  look.setAttribute("aria-disabled", String(!pool.news));
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
  const notice = awayWords() || wantedWords();
  set("voices", notice || voicesWords());
  part(document, "voices").toggleAttribute("data-notice", Boolean(notice));
  if (awayWords()) set("kept", "");
  else if (isOut()) set("kept", draft.lines.length || draft.title ? "Kept." : "");
}

function isOut() {
  return !connection.waiting.length && poem.isSettled;
}

function awayWords() {
  if (connection.status !== "live" && !isOut()) return "Not connected. Kept on this computer, goes out by itself.";
  return connection.status === "offline" ? "Not connected. You can write on." : "";
}

function wantedWords() {
  wantsLine = wantsLine && !reading.canBegin;
  return wantsLine ? "Write a line first." : "";
}

function voicesWords() {
  const { voices = 0 } = cells.get("poem") || {};
  const people = (cells.get("people") || {}).voices || 0;
  return people ? `${voices} of ${people} ${people === 1 ? "person is" : "people are"} in these lines` : "";
}

/** A short break in the line is drawn, but not spoken. */
function sayConnection() {
  const { status } = connection;
  if (status === "offline" && !wasOffline) announce(awayWords());
  if (status === "live" && wasOffline) announce("Connected again.");
  if (status !== "connecting") wasOffline = status === "offline";
}

function readAloud() {
  if (reading.canBegin) return reading.open();
  wantsLine = true;
  drawKept();
  announce(wantedWords());
}

/** @param {string} name @param {string} text */
function set(name, text) {
  const element = part(document, name);
  if (element.textContent !== text) element.textContent = text;
}

cells.subscribe(drawTop);
draft.onchange(drawTop);
connection.onchange(drawKept);
connection.onchange(sayConnection);
window.setInterval(drawTop, LOOK_AT_CLOCK_MS);
page.addEventListener("input", drawKept);
page.addEventListener("click", (event) => {
  // A page is written on wherever one points: below the lines that is behind the last word.
  if (event.target.closest("[data-line], [data-title], footer")) return;
  poem.focus();
});
part(document, "look").addEventListener("click", () => {
  if (pool.news) pool.look();
  drawTop();
});
part(document, "read").addEventListener("click", readAloud);
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
