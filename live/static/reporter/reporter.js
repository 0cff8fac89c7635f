// @ts-check
/**
 * The reporter's page: the day with its notes and the words that may be quoted, and the report as it stands.
 */

import { Asking } from "../shared/asking.js";
import { CellsByNoun } from "../shared/cells-by-noun.js";
import { Connection } from "../shared/connection.js";
import { clock, sentence } from "../shared/language.js";
import { drawList } from "../shared/lists.js";
import { clone, onKey, part, write } from "../shared/page.js";
import { tellStarted } from "../shared/started.js";
import { drawReflections } from "./reflections.js";
import { Slot, said } from "./slot.js";

const cells = new CellsByNoun();
const code = document.body.dataset.code || "";
// What was written is kept through a reload; whether everybody may read the report is asked for its moment.
const keep = ({ do: what }) => what === "report.note" || what === "report.take";
const connection = new Connection({ code, role: "reporter", cells, keep });
/** The slots on the page by their elements. @type {Map<Element, Slot>} */
const drawn = new Map();
const signing = part(document, "sign");
const asking = new Asking(connection, () => sentence("reporter.away"), draw);
// Who reports, as it was last shown.
let signed = "";

function draw() {
  if (!cells.has("programme")) return;
  const slots = inOrder();
  drawList(part(document, "slots"), slots, {
    key: ({ id }) => id,
    make: makeSlot,
    update: (el, slot) => drawn.get(el).draw(slot),
  });
  const reflections = byTime("quote/").filter(([, quote]) => isReflection(quote));
  drawReflections(reflections, byTime("reflection/"), Boolean(cells.get("report").kept), ask);
  drawReport([...slots, { id: "reflections", title: sentence("report.reflections"), notes: [], quotes: reflections }]);
  tellStarted("drawn");
}

function makeSlot({ id }) {
  const slot = new Slot(id, ask);
  drawn.set(slot.el, slot);
  return slot.el;
}

/** The slots with what is theirs; at the end what belongs to none that is in the plan. */
function inOrder() {
  const planned = cells.get("programme").slots;
  const known = new Set(planned.map(({ id }) => id));
  const place = (slot) => (known.has(slot) ? slot : "");
  const notes = byTime("report_note/");
  const quotes = byTime("quote/").filter(([, quote]) => !isReflection(quote));
  const all = [...planned.map(timed), { id: "", title: sentence("reporter.elsewhere"), prompt: null, time: "" }];
  return all
    .map((slot) => ({
      ...slot,
      isKept: Boolean(cells.get("report").kept),
      notes: notes.filter(([, note]) => place(note.slot) === slot.id),
      quotes: quotes.filter(([, quote]) => place(quote.slot) === slot.id),
    }))
    .filter(({ id, notes: own, quotes: words }) => id || own.length || words.length);
}

function isReflection({ kind }) {
  return kind === "reflection";
}

function timed(slot) {
  return { ...slot, time: clock(slot.began || slot.projected, cells.get("day")) };
}

function byTime(prefix) {
  return cells.entries(prefix).sort(([, a], [, b]) => a.at - b.at);
}

function drawReport(slots) {
  const { by, published, kept } = cells.get("report");
  const chosen = slots
    .map(({ id, title, notes, quotes }) => ({ id, title, lines: linesOf(notes, quotes) }))
    .filter(({ lines }) => lines.length);
  part(document, "empty").hidden = chosen.length > 0;
  drawList(part(document, "report"), chosen, { key: ({ id }) => id, make: () => clone("chosen"), update: drawChosen });
  drawSigned(by);
  write(part(document, "published"), sentence(published ? "report.state.published" : "report.state.draft"));
  part(document, "publish").hidden = Boolean(published);
  part(document, "withdraw").hidden = !published || Boolean(kept); // it would erase: the report itself says so first
  const until = part(document, "until");
  if (until) until.hidden = Boolean(kept);
}

/** What was typed and is not kept yet stays. */
function drawSigned(by) {
  const field = signing.elements.by;
  if (document.activeElement !== field && field.value === signed) field.value = by;
  signed = by;
}

function linesOf(notes, quotes) {
  const written = notes.map(([id, { text }]) => ({ id, text }));
  return [...written, ...quotes.filter(([, { taken }]) => taken).map(([id, quote]) => ({ id, text: said(quote) }))];
}

function drawChosen(row, { title, lines }) {
  write(part(row, "title"), title);
  const update = (line, { text }) => write(line, text);
  drawList(part(row, "lines"), lines, { key: ({ id }) => id, make: () => clone("line"), update });
}

/** Whether it was done. @param {import("../shared/connection.js").Command} command */
function ask(command) {
  return asking.ask(command);
}

/** With the arrows from word to word; Enter or Space takes it or leaves it. */
function goOn(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const words = Array.from(document.querySelectorAll("[data-take]"));
  const here = words.indexOf(event.target);
  if (!step || here < 0) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (words[here + step] || words[here]).focus();
}

signing.addEventListener("submit", (event) => {
  event.preventDefault();
  ask({ do: "report.sign", text: signing.elements.by.value });
});
part(document, "publish").addEventListener("click", () => ask({ do: "report.publish" }));
part(document, "withdraw").addEventListener("click", () => ask({ do: "report.withdraw" }));
onKey(part(document, "slots").parentNode, goOn);
cells.subscribe(draw);
connection.start();
tellStarted("running");
