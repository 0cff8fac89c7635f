// @ts-check
/**
 * "What has stayed with you?", after the day: the field, and what this person gave already.
 *
 * - Fetched with the page of after the day. What the server drew is taken over, or copied from its templates.
 * - The forms go out as without a script, and stay as they are until they are done: nothing that was typed is lost.
 */

import { momentParts, sentence } from "../shared/language.js";
import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { announce, clone, keep, kept, part, write, writeOrHide } from "../shared/page.js";
import { fetchStyle } from "../shared/style.js";
import { sendForm } from "./page-form.js";
import { cells, connection, keyOf } from "./room.js";
import { characters } from "./words.js";

const DRAFT = keyOf("reflection");

/** Its part of the page, once there is one. @type {any} */
let section = null;
// How many there were when it was drawn last.
let had = -1;

/** Draws it, where something is asked or was given. */
export function draw() {
  const own = cells.entries("reflection/").sort(([, a], [, b]) => a.at - b.at);
  const asked = cells.get("reflections");
  const isAsked = Boolean(asked) && connection.now() < asked.until && own.length < asked.most;
  if (!section && (isAsked || own.length)) begin();
  if (!section) return;
  const form = part(section, "reflect");
  section.hidden = !isAsked && !own.length && !form.elements.text.value;
  drawList(part(section, "reflected"), own, { key: ([id]) => id, make: () => clone("reflection"), update: drawOwn });
  drawMore(own.length, isAsked || Boolean(form.elements.text.value));
  if (isAsked) write(part(form, "until"), sentence("phone.reflections.until", { until: dateOf(asked.until), kept: dateOf(cells.get("terms").until) }));
}

function begin() {
  section = part(document, "reflections") || insert();
  const form = part(section, "reflect");
  takeUp(form, kept(DRAFT, {}));
  drawCount(form);
  form.addEventListener("input", () => onInput(form));
  section.addEventListener("submit", onSubmit);
}

function insert() {
  fetchStyle("./reflections.css", import.meta.url);
  const made = clone("reflections");
  part(document, "view=programme").before(made);
  return made;
}

/** What was written here before; what the server sent back is newer, and what the room has is given. */
function takeUp(form, draft) {
  if (form.elements.text.value || !draft.text || cells.has(`reflection/${draft.id}`)) return;
  form.elements.id.value = draft.id;
  form.elements.text.value = draft.text;
  box(form).checked = draft.quotable;
}

/** The field is there at first; once something was given it is folded away. */
function drawMore(count, isThere) {
  part(section, "more").hidden = !isThere;
  if (!count && !part(section, "fold")) return;
  const fold = part(section, "fold") || foldAway();
  if (count !== had) fold.open = !count || Boolean(part(section, "reflect").elements.text.value);
  had = count;
}

function foldAway() {
  const [fold, summary] = ["details", "summary"].map((name) => document.createElement(name));
  fold.setAttribute("data-fold", "");
  summary.append(document.createElement("span"));
  summary.firstChild.textContent = sentence("phone.reflections.more");
  fold.append(summary, part(section, "reflect"));
  part(section, "more").append(fold);
  return fold;
}

function drawOwn(item, [id, { text, uses, taken, back }]) {
  writeOrHide(part(item, "text"), text);
  write(part(item, "way"), sentence(`phone.reflections.${back ? "withdrawn" : taken ? "taken" : uses.length ? "quotable" : "read"}`));
  part(item, "take-back").hidden = Boolean(back);
  part(item, "put-back").hidden = !back || connection.now() > back;
  item.querySelectorAll("[name=id]").forEach((field) => (field.value = id));
}

function drawCount(form) {
  const limit = Number(form.dataset.limit);
  const left = limit - characters(form.elements.text.value);
  write(part(form, "count"), sentence(left < 0 ? "phone.room.over" : "phone.room.left", { count: Math.abs(left), limit }));
  part(form, "count").className = left < 0 ? "over" : "soft";
}

function dateOf(ms) {
  const { zone: timeZone } = cells.get("day");
  return sentence("time.date", momentParts(ms, { day: "numeric", month: "long", year: "numeric", timeZone }));
}

// Hands

function onInput(form) {
  const { id, text } = form.elements;
  keep(DRAFT, text.value ? { id: id.value, text: text.value, quotable: box(form).checked } : null);
  drawCount(form);
  calm(form);
}

async function onSubmit(event) {
  event.preventDefault();
  const form = event.target;
  const answer = await sendForm(form);
  if (!answer) return;
  if (!answer.refused) done(form);
  else if (form.matches("[data-reflect]")) complain(form, answer.say);
  else announce(answer.say);
}

/** What is done is in the cells; whoever reads by ear hears it, and goes on where the form was. */
function done(form) {
  const isGiven = form.matches("[data-reflect]");
  if (isGiven) empty(form);
  // The room may have it before this page is answered, or after.
  if (form.closest("details")) form.closest("details").open = false;
  announce(sentence(isGiven ? "phone.reflections.given" : part(form.closest("li"), "put-back") === form ? "phone.reflections.back" : "phone.reflections.withdrawn"));
  section.firstElementChild.focus({ preventScroll: true });
}

function empty(form) {
  form.reset();
  form.elements.id.value = makeId();
  form.elements.text.value = "";
  box(form).checked = false;
  keep(DRAFT, null);
  calm(form);
  drawCount(form);
}

function complain(form, say) {
  writeOrHide(part(form, "wrong"), say);
  form.elements.text.setAttribute("aria-invalid", "true");
  form.elements.text.focus();
  announce(say);
}

function calm(form) {
  part(form, "wrong").hidden = true;
  form.elements.text.removeAttribute("aria-invalid");
}

function box(form) {
  return form.querySelector("[type=checkbox]");
}
