// @ts-check
/**
 * "Your view": keeps on this phone, and nowhere else, what somebody thought in the morning and what they think now, until
 * they give both or forget it.
 *
 * - What is written is sent by the button and by nothing else: while no pairs are taken there is none.
 * - Pairs that were given stand below as the server drew them; where one of them has got further, a link says so.
 */

import { sentence } from "../shared/language.js";
import { announce, keep, kept, part, write, writeOrHide } from "../shared/page.js";
import { reloadAt, sendForm } from "./page-form.js";
import { at, cells, connection, isOver, keyOf, showAs, takes, timesHold } from "./room.js";
import { characters } from "./words.js";

const DRAFT = keyOf("view");

/** @type {HTMLFormElement} */
const form = part(document, "pair");
const halves = ["before", "now"].map((name) => form.elements[name]);
const [before, after] = halves;

let isKept = true;
let isCurrent = false;

function start() {
  showAs(kept(keyOf("reading"), {}));
  takeUp(kept(DRAFT, {}));
  halves.forEach(drawCount);
  drawParts(!part(form, "after").hidden);
  form.addEventListener("input", onInput);
  form.addEventListener("submit", onSubmit);
  part(form, "forget").addEventListener("click", forget);
  cells.subscribe(hear);
  // Without a seat no socket opens.
  if (part(document, "seated")) connection.start();
}

/** What was written here before; what the server sent back is newer, and what it has is given. */
function takeUp(draft) {
  if (part(document, "mine").querySelector(`[data-key="${draft.id}"]`)) return void keep(DRAFT, null);
  if (halves.some(({ value }) => value)) return keepDraft();
  if (!draft.id) return;
  form.elements.id.value = draft.id;
  halves.forEach((field) => (field.value = draft[field.name] || ""));
  boxes().forEach((box) => (box.checked = draft.uses.includes(box.value)));
}

function keepDraft() {
  const uses = boxes().filter(({ checked }) => checked).map(({ value }) => value);
  const draft = { id: form.elements.id.value, before: before.value, now: after.value, uses };
  isKept = keep(DRAFT, isWritten() ? draft : null);
}

function boxes() {
  return Array.from(form.querySelectorAll("[type=checkbox]"));
}

function isWritten() {
  return halves.some(({ value }) => value);
}

// What is there now

function hear(changed) {
  drawParts(takes("shift"));
  write(part(form, "rest"), isKept ? restSentence() : sentence("phone.shifts.not_kept"));
  const isOwn = (key) => part(document, "mine").querySelector(`[data-key="${key.slice("mine/".length)}"]`);
  const isNew = isCurrent && Array.from(changed).some((key) => key.startsWith("mine/") && isOwn(key));
  isCurrent = true;
  const fresh = part(document, "fresh");
  if (isNew && fresh.hidden) announce(fresh.textContent);
  if (isNew) fresh.hidden = false;
}

/** Both halves once both are asked for; what is written of the second stays in sight. @param {boolean} areTaken */
function drawParts(areTaken) {
  const areBoth = areTaken || Boolean(after.value);
  part(form, "after").hidden = !areBoth;
  part(form, "giving").hidden = !areTaken;
  part(form, "forget").hidden = !isWritten();
  write(part(form, "asks=before"), sentence(areBoth ? "phone.shifts.before" : "phone.shifts.morning"));
}

function restSentence() {
  if (isOver()) return sentence("phone.shifts.over");
  if (takes("shift")) return sentence("phone.shifts.choose");
  const coming = cells.get("programme").slots.find(({ kind, stage }) => kind === "main-points" && /next|later/.test(stage));
  if (!coming) return sentence("phone.shifts.waits");
  return timesHold() ? sentence("phone.shifts.until", { time: at(coming.projected) }) : sentence("phone.shifts.private");
}

function drawCount(field) {
  const limit = Number(field.dataset.limit);
  const left = limit - characters(field.value);
  const count = part(form, `count=${field.name}`);
  write(count, sentence(left < 0 ? "phone.room.over" : "phone.room.left", { count: Math.abs(left), limit }));
  count.className = left < 0 ? "over" : "soft";
}

// Hands

function onInput({ target }) {
  keepDraft();
  if (halves.includes(target)) {
    drawCount(target);
    calm(target);
  }
  part(form, "forget").hidden = !isWritten();
  if (!isKept) write(part(form, "rest"), sentence("phone.shifts.not_kept"));
}

async function onSubmit(event) {
  event.preventDefault();
  const answer = await sendForm(form);
  if (!answer) return;
  if (answer.refused) return complain(answer.refused.startsWith("shift.before") ? before : after, answer.say);
  keep(DRAFT, null);
  reloadAt("your-words");
}

function complain(field, say) {
  writeOrHide(part(form, `wrong=${field.name}`), say);
  field.setAttribute("aria-invalid", "true");
  field.focus();
  announce(say);
}

function calm(field) {
  part(form, `wrong=${field.name}`).hidden = true;
  field.removeAttribute("aria-invalid");
}

function forget() {
  halves.forEach((field) => {
    field.value = "";
    calm(field);
    drawCount(field);
  });
  keepDraft();
  drawParts(takes("shift"));
  before.focus();
  announce(sentence("phone.shifts.forgotten"));
}

start();
