// @ts-check
/**
 * The view in which people give words: the question, the fields, and their own words with where each has got to.
 */

import { drawList } from "../shared/lists.js";
import { announce, clone, part, settle, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/sentences.js";
import { change, commandOf, drawFields, isBusy, keptSentence, offer, startFields } from "./field.js";
import { ownWords, stepOf } from "./own-words.js";
import { at, cells, connection, kindOf, takes, timesHold } from "./room.js";

/** @typedef {import("./own-words.js").Row} Row */

let isDrawn = false;

/** Begins to listen to hands. */
export function start() {
  startFields();
  document.querySelectorAll("[data-leave]").forEach((button) => (button.hidden = false));
  document.addEventListener("click", onClick);
  document.addEventListener("input", () => ownWords.hasReturned && drawOwn());
}

/** Draws all of it. */
export function draw() {
  drawQuestion();
  drawFields();
  drawOwn();
  isDrawn = true;
}

/** Does what a form of this view says. @param {HTMLFormElement} form */
export function submit(form) {
  if (form.dataset.offer) offer(form);
  else withdraw(form);
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
  drawAlong();
}

function question() {
  const { state } = cells.get("day");
  if (state === "before" || state === "over") return sentence(`phone.question.${state}`);
  if (cells.get("poem").state === "reading") return sentence("phone.question.reading");
  if (takes("phrase")) return cells.get("prompt").text || sentence("phone.question.open");
  return sentence(cells.get("now").listening ? "phone.question.listening" : "phone.question.closed");
}

function restSentence() {
  const [{ state }, { listening, opens }] = [cells.get("day"), cells.get("now")];
  if (takes("phrase")) return "";
  if (state === "over") return sentence("phone.rest.over");
  if (state === "before" && !(timesHold() && opens)) return sentence("phone.rest.before");
  return opens ? sentence(`phone.rest.${listening ? "listening" : opens.what}`, { time: at(opens.at) }) : "";
}

/** The way to the poem, once it is read. */
function drawAlong() {
  const { state } = cells.get("poem");
  const along = part(document, "along");
  along.hidden = state === "writing";
  write(along.firstElementChild, sentence(state === "reading" ? "phone.poem.follow" : "phone.poem.read"));
}

// One's own words

function drawOwn() {
  if (!cells.has("now")) return;
  const rows = ownWords.rows();
  part(document, "yours").hidden = !rows.length;
  drawList(part(document, "mine"), rows, { key: ({ id }) => id, make, update: drawRow });
}

function make() {
  const item = clone("given");
  part(item, "leave").hidden = false;
  if (isDrawn) settle(item);
  return item;
}

function drawRow(item, row) {
  item.querySelector("[name=do]").value = `${row.what}.withdraw`;
  item.querySelector("[name=id]").value = row.id;
  writeOrHide(part(item, "text"), row.text);
  write(part(item, "which"), row.text);
  writeOrHide(part(item, "poem"), poemSentence(row.cell));
  writeFacts(part(item, "way"), wayOf(row));
  part(item, "change").hidden = row.is !== "returned" || isBusy(row.what);
  part(item, "withdraw").hidden = row.is === "withdrawn";
  announceNews(item, row);
}

// Where words have got to

/** Facts in a row. @param {Row} row */
function wayOf(row) {
  if (row.is === "returned") return [row.say];
  if (row.is === "leaving") return [leavingSentence(row.what)];
  if (row.is === "hidden") return [sentence("phone.words.hidden", stepOf(row.cell, "hidden"))];
  if (row.is === "given") return givenWay(row.cell);
  return [sentence(`phone.words.${row.is}`)];
}

function leavingSentence(what) {
  if (connection.status === "live" && takes(what)) return sentence("phone.words.leaving");
  return connection.status === "connecting" ? sentence("phone.words.kept") : keptSentence();
}

function givenWay(cell) {
  const steps = [].concat(...cell.state.map(stepFacts));
  const way = steps.map(({ is, ...values }, place) => sentence(`phone.words.${place ? "then." : ""}${is}`, values));
  return way.length ? way : [sentence("phone.words.given", { time: at(cell.at) })];
}

/** What a step says to its giver: nothing, one fact, or one for each theme. */
function stepFacts(step) {
  const { is } = step;
  if (is === "in_theme") return themesOf(step).map((theme) => ({ is, theme }));
  return is === "read" || is === "on_wall" ? [{ is, time: at(step.at) }] : [];
}

function themesOf({ themes }) {
  return themes.filter((id) => cells.has(`theme/${id}`)).map((id) => cells.get(`theme/${id}`).title);
}

function poemSentence(cell) {
  const placed = cell && stepOf(cell, "in_poem");
  if (!placed) return "";
  return sentence(stepOf(cell, "read_aloud") ? "phone.words.read_aloud" : "phone.words.in_poem", placed);
}

/** Says only what matters to their giver, and not on the first drawing. */
function announceNews(item, row) {
  const news = newsSentence(row);
  if (isDrawn && news && item.dataset.news !== news) announce(news);
  item.dataset.news = news;
}

function newsSentence({ text: words, cell }) {
  if (!cell) return "";
  const is = ["hidden", "read_aloud", "in_poem"].find((one) => stepOf(cell, one));
  return is ? sentence(`phone.news.${is}`, { words, ...stepOf(cell, "in_poem"), ...stepOf(cell, is) }) : "";
}

// Hands

function onClick({ target }) {
  if (target.matches("[data-leave]")) leave(target.closest("details"));
  if (target.matches("[data-change]")) change(target.closest("[data-key]").dataset.key);
}

function leave(details) {
  details.open = false;
  details.querySelector("summary").focus();
}

function withdraw(form) {
  const { do: name, id } = commandOf(form);
  form.parentNode.open = false;
  ownWords.takeBack(kindOf({ do: name }), id);
  announce(sentence("phone.words.withdrawn"));
  part(document, "yours").focus({ preventScroll: true });
}
