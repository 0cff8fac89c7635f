// @ts-check
/**
 * The page of those who look after the room: who waits for somebody, and the round.
 *
 * - Nothing of it is kept in the browser, and what it asks does not outlive a reload.
 */

import { Asking } from "../shared/asking.js";
import { Cells } from "../shared/cells.js";
import { Connection } from "../shared/connection.js";
import { clock, sentence } from "../shared/language.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, part, write, writeFacts, writeOrHide } from "../shared/page.js";
import { tellStarted } from "../shared/started.js";

/** Who waits first: who would like somebody to come, then those who find it much. */
const ORDER = ["come", "much", "ok"];

const cells = new Cells();
const connection = new Connection({ code: document.body.dataset.code || "", role: "care", cells });
const form = part(document, "set");
/** The check-ins that were here when the page was drawn last. @type {Set<string>|null} */
let known = null;
const asking = new Asking(connection, () => sentence("care.away"), draw);

function draw() {
  if (!cells.has("day")) return;
  const checkins = inOrder();
  tellNews(checkins.map(([id]) => id));
  part(document, "nobody").hidden = checkins.some(([, { done }]) => !done);
  drawList(part(document, "checkins"), checkins, { key: ([id]) => id, make: makeCheckin, update: drawCheckin });
  drawRound(cells.get("round") || { places: [], began: null });
  tellStarted("drawn");
}

/** Who waits, most in need first and then the longest; at the end what is done. @returns {[string, any][]} */
function inOrder() {
  const rank = ({ feeling, done }) => (done ? ORDER.length : ORDER.indexOf(feeling));
  return cells.entries("checkin/").sort(([, a], [, b]) => rank(a) - rank(b) || a.at - b.at);
}

function tellNews(ids) {
  if (known && ids.some((id) => !known.has(id))) announce(sentence("care.news"));
  known = new Set(ids);
}

function makeCheckin([id]) {
  const row = clone("checkin");
  part(row, "see").addEventListener("click", () => ask({ do: "checkin.seen", id }));
  part(row, "finish").addEventListener("click", () => ask({ do: "checkin.done", id }));
  return row;
}

function drawCheckin(row, [, { feeling, where, at, seen, done }]) {
  row.dataset.feeling = feeling;
  row.dataset.state = done ? "done" : seen ? "seen" : "sent";
  write(row.querySelector(".feeling"), sentence(`care.feeling.${feeling}`));
  write(part(row, "where"), where || sentence("care.nowhere"));
  const time = (ms) => ({ time: clock(ms, cells.get("day")) });
  writeFacts(part(row, "facts"), [sentence("care.since", time(at)), seen ? sentence("care.seen_at", time(seen)) : "", done ? sentence("care.done_at", time(done)) : ""]);
  part(row, "see").hidden = Boolean(seen || done);
  part(row, "finish").hidden = Boolean(done);
}

function drawRound({ places, began }) {
  const last = began ? sentence("care.round.last", { time: clock(began, cells.get("day")) }) : "";
  const isNone = !places.some(({ visited }) => visited !== null);
  writeOrHide(part(document, "last"), last || (isNone ? sentence("care.round.none") : ""));
  part(document, "begin").hidden = !places.length;
  drawList(part(document, "places"), places, { key: ({ name }) => name, make: makePlace, update: drawPlace });
  if (!part(document, "change").open) form.elements.places.value = places.map(({ name }) => name).join("\n");
}

function makePlace({ name }) {
  const row = clone("place");
  const box = part(row, "visited");
  box.addEventListener("change", () => ask({ do: "round.visit", place: name, on: box.checked }));
  return row;
}

function drawPlace(row, { name, visited }) {
  write(part(row, "name"), name);
  part(row, "visited").checked = visited !== null;
}

/** Whether it was done. @param {import("../shared/connection.js").Command} command */
function ask(command) {
  return asking.ask(command);
}

async function keepPlaces(event) {
  event.preventDefault();
  if (!(await ask({ do: "round.set", places: form.elements.places.value.split("\n") }))) return;
  part(document, "change").open = false;
  part(document, "change").querySelector("summary").focus();
}

form.addEventListener("submit", keepPlaces);
part(document, "begin").addEventListener("click", () => ask({ do: "round.begin" }));
cells.subscribe(draw);
connection.start();
tellStarted("running");
