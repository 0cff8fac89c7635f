// @ts-check
/**
 * The view in which people give words: the question, the fields for a few words or a longer thought, and their own words.
 *
 * - The list of one's own words (own-list.js) is fetched when somebody has some, or begins to write.
 * - The forms are the page's own; what they say goes out as a command with the same fields.
 * - What is written is a draft on this phone until it is given, also while no words are taken: nobody loses a thought
 *   because somebody speaks.
 */

import { makeId, tidy } from "../shared/outbox.js";
import { announce, keep, kept, onKey, part, whenWanted, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { hasWords, ownWords } from "./own-words.js";
import { at, cells, connection, isOver, keyOf, kindOf, takes, timesHold } from "./room.js";

/** @typedef {import("./room.js").Command} Command */

// As version 0.1 named them, by the limits of then.
const DRAFTS = { phrase: "draft/90", note: "draft/280" };
// As long as it takes to look up from the button.
const TOLD_MS = 5000;
// A second tap of the same thumb finds the field empty, and means nothing.
const DOUBLE_TAP_MS = 1000;

// Out of range they fail, and are tried again whenever there is something to draw.
const fetchList = whenWanted((again) => import("./own-list.js" + again).then((it) => it.style().then(() => it)));
const fetchLonger = whenWanted((again) => import("./longer.js" + again));

let telling = 0;
let gaveAt = 0;
let list = null;
let isDrawn = false;

/** Begins to listen to hands. */
export function start() {
  startFields();
  document.addEventListener("focusin", ({ target }) => list || drawList(target.matches("textarea")));
}

/** Draws all of it. */
export function draw() {
  drawQuestion();
  drawFields();
  drawList();
  isDrawn = true;
}

/** Does what a form of this view says. @param {HTMLFormElement} form */
export function submit(form) {
  if (form.dataset.offer) offer(form);
  else if (form.matches("[data-withdraw] > form")) bringList().then(() => list && list.withdraw(form));
  else send(commandOf(form));
}

/** Sends what was pressed, now or when the phone is back in range. @param {Command} command @returns {Promise<any>} its answer */
export function send(command) {
  if (connection.status === "offline") announce(part(document, "offline").textContent);
  return connection.send(command);
}

/** What this view fetches only when it is wanted. */
export function fetchAll() {
  bringList();
  fetchLonger();
}

/** What waits on this phone, before it knows anything of the room. */
export function drawKept() {
  if (ownWords.here.length) drawList();
}

/** What the server drew of it stands until it is here. */
function drawList(isWanted = isWritten() || hasWords()) {
  if (list) list.draw();
  else if (isWanted) bringList().then(() => list && list.draw());
}

/** Only with all that it is drawn from, which comes by itself, it can be drawn. */
function bringList() {
  return fetchList().then((it) => (list = list || it));
}

/**
 * How many characters people count: a flag is one, a letter with its accents is one. Phones before 2021 (Firefox: 2024)
 * cannot tell and count code points, which may be too many; what the server counts holds. @param {string} text
 */
export function characters(text) {
  if (!("Segmenter" in Intl)) return Array.from(tidy(text)).length;
  // eslint-disable-next-line too-new/api -- asked for above
  return Array.from(new Intl.Segmenter().segment(tidy(text))).length;
}

// The question put to the room, or why there is none just now and what comes after

/** Says it aloud when it is another one. */
function drawQuestion() {
  const heading = part(document, "question");
  const [asked, rest] = [question(), restSentence()];
  if (isDrawn && heading.textContent !== asked) [asked, rest].filter(Boolean).forEach(announce);
  write(heading, asked);
  heading.classList.toggle("question--rest", !takes("phrase"));
  writeOrHide(part(document, "rest"), rest);
  const terms = part(document, "terms");
  if (terms) terms.hidden = hasWords();
  part(document, "along=yours").hidden = !isOver() || !hasWords();
  part(document, "along=view").hidden = !takes("shift");
}

function question() {
  const { phase } = cells.get("now");
  return (phase === "open" && cells.get("prompt").text) || sentence(`phone.question.${phase}`);
}

function restSentence() {
  const { rest, opens } = cells.get("now");
  const said = rest === "before" && opens && timesHold() ? opens.what : rest;
  return said ? sentence(`phone.rest.${said}`, opens ? { time: at(opens.at) } : {}) : "";
}

// The fields

/**
 * Draws both forms as the room takes words now, one at a time: the longer thought takes the place of the few words. While
 * the poem is read, and after the day, they are put away with what is in them.
 */
function drawFields() {
  const [form, longer] = [formFor("phrase"), part(document, "longer")];
  const isPutAway = isOver() || cells.get("now").phase === "reading";
  const isOpen = takes("phrase");
  const keepFor = keepSentence();
  longer.hidden = isPutAway || (!takes("note") && !(longer.open && longer.querySelector("textarea").value));
  const isAsked = isOpen || keepFor || form.elements.text.value;
  form.hidden = isPutAway || !isAsked || (longer.open && !longer.hidden);
  form.classList.toggle("draft", !isOpen);
  write(part(form, "label"), sentence(isOpen ? "phone.words" : "phone.draft"));
  const give = part(form, "give");
  give.hidden = !isOpen && !keepFor;
  give.classList.toggle("button--quiet", !isOpen);
  write(give, isOpen ? sentence("phone.give") : keepFor);
  all("[name=prompt]").forEach((field) => (field.value = isOpen ? cells.get("prompt").id : ""));
  drawThemes();
}

/** Out of range the choice stays as it is, and is drawn again whenever there is something to draw. */
function drawThemes() {
  if (!part(document, "longer").open || !cells.has("now")) return;
  fetchLonger().then((choice) => choice && choice.drawThemeChoice());
}

function keepSentence() {
  const { opens } = cells.get("now");
  if (!opens) return "";
  return timesHold() ? sentence("phone.keep.until", { time: at(opens.at) }) : sentence("phone.keep");
}

function drawCount(form) {
  const { limit } = form.dataset;
  const left = limit - characters(form.elements.text.value);
  const code = left < 0 ? "phone.room.over" : "phone.room.left";
  drawBeside(form, sentence(code, { count: Math.abs(left), limit }), left < 0 ? "over" : "soft");
  if (form.dataset.offer === "phrase") part(form, "instead").hidden = left >= 0 || !canBeLonger(form);
}

/** A longer thought goes on the wall; words that may not do not become one. */
function canBeLonger(form) {
  return takes("note") && form.querySelector("[value=wall]").checked;
}

function drawBeside(form, text, className) {
  const count = part(form, "count");
  write(count, text);
  count.className = className;
}

function drawUses() {
  const uses = all("#offer [name=uses]:checked").map((box) => sentence(`phone.use.${box.value}`));
  const none = sentence("phone.use.none");
  write(part(document, "uses"), uses.length ? uses.reduce((before, next) => sentence("list.more", { before, next })) : none);
}

/** What is chosen for these words stands in the line that folds it away: nothing goes along unseen. */
function drawChosen() {
  all("[data-chosen]").forEach((line) => {
    const fields = Array.from(line.closest("details").querySelectorAll("select, input:not([type])"));
    const chosen = fields.map(({ value, selectedOptions }) => value && (selectedOptions ? selectedOptions[0].text : value));
    writeFacts(line, [line.dataset.chosen, ...chosen]);
  });
  const { text, lang } = formFor("phrase").elements;
  if (lang.value) text.lang = lang.value;
  else text.removeAttribute("lang");
}

// Writing

/** Begins with the drafts of an earlier page. */
function startFields() {
  all("[data-offer]").forEach(startField);
  drawUses();
  document.addEventListener("input", onWrite);
  document.addEventListener("change", onWrite);
  onKey(document, onEnter);
  part(document, "longer").addEventListener("toggle", () => cells.has("now") && draw());
  ownWords.onreturned((command) => isBusy(kindOf(command)) || change(command.id));
}

function startField(form) {
  const found = kept(draftKey(form), null);
  const draft = typeof found === "string" ? { text: found } : found || {};
  // Given as a plain form: the server has them, and drew them.
  if (part(document, "mine").querySelector(`[data-key="${draft.id}"]`)) draft.text = draft.gloss = "";
  // Words that the server sent back are newer than the draft.
  if (form.elements.text.value) drawCount(form);
  else fill(form, draft);
}

/** Each choice belongs to the draft: words that may not go on the wall come back as such. */
function onWrite({ target }) {
  const { form } = target;
  if (!form || !form.dataset.offer) return;
  keepDraft(form);
  drawUses();
  drawChosen();
  if (target !== form.elements.text) return;
  drawCount(form);
  if (!part(form, "wrong").hidden && characters(target.value) <= form.dataset.limit) calm(form);
}

function onEnter(event) {
  if (event.target.id !== "text" || event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  part(event.target.form, "give").click();
}

/**
 * Puts words into a form as they were written: with where they may go, their language, their theme.
 * @param {HTMLFormElement} form @param {any} command without fields for those that are empty
 */
export function fill(form, command) {
  Array.from(form.elements).forEach((field) => {
    if (field.type === "checkbox") field.checked = !command.uses || command.uses.includes(field.value);
    else if (field.name && field.type !== "hidden") field.value = command[field.name] || "";
    // A theme that is gone.
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  });
  keepDraft(form);
  drawCount(form);
  drawUses();
  drawChosen();
}

function keepDraft(form) {
  keep(draftKey(form), commandOf(form));
}

function draftKey(form) {
  return keyOf(DRAFTS[form.dataset.offer]);
}

// Giving

/** Gives what stands in a form, or says why it cannot go out. @param {HTMLFormElement} form */
function offer(form) {
  const count = characters(form.elements.text.value);
  const limit = Number(form.dataset.limit);
  if (!count && Date.now() - gaveAt < DOUBLE_TAP_MS) return;
  if (!count) complain(form, sentence("refused.phrase.empty"));
  else if (count > limit) complain(form, sentence("refused.phrase.too_long", { count, limit }));
  else give(form);
}

function give(form) {
  calm(form);
  const command = { ...commandOf(form), id: makeId(), text: tidy(form.elements.text.value) };
  // Where words may go is in sight, and stays; their language, meaning and theme are these words' own.
  fill(form, { uses: command.uses });
  gaveAt = Date.now();
  if (connection.status === "offline" || !takes(form.dataset.offer)) tell(form, sentence("phone.words.kept"), keptSentence());
  ownWords.give(command).then((isGiven) => isGiven && tell(form, sentence("phone.given")));
}

/** How long words stay here that cannot go out now. */
export function keptSentence() {
  if (connection.status === "offline") return sentence("phone.words.kept.offline");
  if (!cells.has("now")) return sentence("phone.words.kept");
  const { opens } = cells.get("now");
  return opens && timesHold() ? sentence("phone.words.kept.until", { time: at(opens.at) }) : sentence("phone.words.kept");
}

/** A form's fields are its command's own. @param {HTMLFormElement} form @returns {Command} */
export function commandOf(form) {
  const fields = new FormData(form);
  const command = {};
  fields.forEach((value, name) => {
    if (name !== "uses" && value !== "") command[name] = value;
  });
  if (form.elements.uses) command.uses = fields.getAll("uses").filter(Boolean);
  if ("on" in command) command.on = command.on === "true";
  return command;
}

/** What became of words just given, where the eye is; a thought that is being written comes first. */
function tell(form, text, said = text) {
  announce(said);
  if (form.elements.text.value) return;
  drawBeside(form, text, "told");
  clearTimeout(telling);
  telling = setTimeout(() => all("[data-offer]").forEach(drawCount), TOLD_MS);
}

// What was not taken

/** Whether a form has other words in it, or is not there now. @param {string} what "phrase" or "note" */
export function isBusy(what) {
  const form = formFor(what);
  return Boolean(form.elements.text.value || form.closest("[hidden]"));
}

/** Whether somebody has begun to write. */
function isWritten() {
  return all("[data-offer]").some((form) => form.elements.text.value);
}

/** Puts words that were returned into their form again. @param {string} id */
export function change(id) {
  const { command, say } = ownWords.takeOut(id);
  const form = formFor(kindOf(command));
  fill(form, command);
  complain(form, say);
}

function complain(form, text) {
  const longer = form.closest("details");
  if (longer) longer.open = true;
  writeOrHide(part(form, "wrong"), text);
  form.elements.text.setAttribute("aria-invalid", "true");
  form.elements.text.focus();
  announce(text);
}

/** Nothing is wrong with a form any more. @param {HTMLFormElement} form */
export function calm(form) {
  part(form, "wrong").hidden = true;
  form.elements.text.removeAttribute("aria-invalid");
  const problem = part(document, "problem");
  if (problem) problem.remove();
  document.title = document.body.dataset.day;
}

/** @param {string} what "phrase" or "note" */
export function formFor(what) {
  return part(document, `offer=${what}`);
}

function all(selector) {
  return Array.from(document.querySelectorAll(selector));
}
