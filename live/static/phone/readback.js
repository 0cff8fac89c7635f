// @ts-check
/**
 * Before the poem is read: one's own lines in it, over the list of one's words, and whether that is fine.
 *
 * - A line at the head of every view leads there, until all is answered: who looks at the themes has as much time.
 * - Fetched when somebody is asked. The forms are the page's own; what is pressed here goes out as their command, and
 *   looks pressed until the room says how it is.
 */

import { drawList } from "../shared/lists.js";
import { announce, clone, part, write, writeOrHide } from "../shared/page.js";
import { gap } from "../shared/poem-line.js";
import { sentence } from "../shared/language.js";
import { fetchStyle } from "../shared/style.js";
import { at, cells } from "./room.js";
import { makeStrip } from "./strips.js";
import { send } from "./words.js";

/** What was pressed and is not answered, by phrase. @type {Map<string, boolean>} */
const pressed = new Map();

document.addEventListener("click", onClick);

/** Its own style. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./readback.css", import.meta.url);
}

/** Draws it, or takes it away where nobody is asked any more. */
export function draw() {
  const cell = cells.get("readback");
  const section = part(document, "readback");
  if (cell) drawSection(section || begin(), cell);
  else if (section) takeAway(section);
  drawLead(cell);
}

function drawLead(cell) {
  const isAsked = Boolean(cell) && cell.words.some(({ phrase, ok }) => ok === null && !pressed.has(phrase));
  const lead = part(document, "readback-lead") || (isAsked && makeStrip("readback-lead", "strip strip--mine", { href: "#words", onclick: follow }));
  if (!lead) return;
  lead.hidden = !isAsked;
  if (isAsked) write(lead.firstElementChild, sentence("phone.readback.lead", { time: at(cell.until) }));
}

/** The view first, which begins at its head. */
function follow() {
  if (location.hash === "#words") bringUp();
  else addEventListener("hashchange", bringUp, { once: true });
}

function bringUp() {
  const section = part(document, "readback");
  if (!section) return;
  section.scrollIntoView({ block: "center" });
  section.querySelector("[name=ok]").focus({ preventScroll: true });
}

function begin() {
  const section = clone("readback");
  part(document, "yours").before(section);
  announce(sentence("phone.readback.news"));
  return section;
}

/** Whoever was here goes on with their words. */
function takeAway(section) {
  const wasHere = section.contains(document.activeElement);
  section.remove();
  if (wasHere) part(document, "yours").focus({ preventScroll: true });
}

function drawSection(section, { until, words }) {
  write(part(section, "readback-until"), sentence("phone.readback.until", { time: at(until) }));
  const make = () => clone("readback-own");
  drawList(part(section, "readback-words"), words, { key: ({ phrase }) => phrase, make, update: drawWords });
}

function drawWords(item, { phrase, lines, ok }) {
  const said = pressed.has(phrase) ? pressed.get(phrase) : ok;
  item.querySelector("[name=phrase]").value = phrase;
  item.querySelectorAll("[name=ok]").forEach((button) => button.setAttribute("aria-pressed", String(button.value === String(said))));
  drawLines(part(item, "readback-lines"), lines);
  writeOrHide(part(item, "readback-said"), said === null ? "" : sentence(said ? "phone.readback.stays" : "phone.readback.out"));
}

function drawLines(place, lines) {
  const drawn = JSON.stringify(lines);
  if (place.dataset.drawn === drawn) return;
  place.dataset.drawn = drawn;
  place.textContent = "";
  lines.forEach((runs) => place.append(lineOf(runs)));
}

function lineOf(runs) {
  const line = Object.assign(document.createElement("p"), { dir: "auto" });
  line.append(...runs.map(runOf));
  return line;
}

function runOf({ text, own, gone, lang }) {
  if (gone && !(own && text)) return gap();
  if (!own) return text;
  // Struck out, so that it can be read what would be fine after all.
  return Object.assign(document.createElement(gone ? "del" : "mark"), { textContent: text, lang: lang || "" });
}

function onClick(event) {
  const button = event.target.closest("[data-readback] [name=ok]");
  if (!button || !cells.has("readback")) return;
  event.preventDefault();
  answer(button.form.elements.phrase.value, button.value === "true");
}

/** A refusal is said at the head of the page (phone.js). */
function answer(phrase, ok) {
  pressed.set(phrase, ok);
  draw();
  announce(sentence(ok ? "phone.readback.stays" : "phone.readback.out"));
  send({ do: "readback.answer", phrase, ok }).then(() => {
    pressed.delete(phrase);
    draw();
  });
}
