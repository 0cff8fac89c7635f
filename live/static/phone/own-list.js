// @ts-check
/**
 * The list of a person's own words, each with where it has got to.
 *
 * - Fetched when somebody has words, or begins to write.
 */

import { drawList } from "../shared/lists.js";
import { announce, clone, part, settle, whenWanted, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { fetchStyle } from "../shared/style.js";
import { lookAgain } from "./given-again.js";
import { buttonIn, fetchOlder, hasOlder } from "./older.js";
import { change, commandOf, isBusy, keptSentence } from "./words.js";
import { isArrived, isReturned, ownWords, stepOf } from "./own-words.js";
import { at, cells, connection, kindOf, takes } from "./room.js";

/**
 * @typedef {{id: string, is: string, what: string, text: string, lang?: string, say?: string, cell?: any}} Row
 *   is: where words have got to: `returned`, `leaving`, `taking_back`, `given`, `apart`, `hidden` or `withdrawn`; or
 *   `drawn` by the server, before there are cells
 */

// Before there are cells those that the server drew stay as they are.
const drawn = Array.from(part(document, "mine").children, (item) => ({ id: item.dataset.key, is: "drawn" }));
// By then the cell of words that were taken is here, if it comes by itself.
const ARRIVES_MS = 3000;
const fetchGloss = whenWanted((again) => import("./gloss.js" + again));
const fetchAppeal = whenWanted((again) => import("./appeal.js" + again));
const fetchReadback = whenWanted((again) => import("./readback.js" + again).then((it) => it.style().then(() => it)));
const fetchPromise = whenWanted((again) => import("./promise.js" + again));
// The steps that are one fact each.
const TOLD = ["read", "on_wall", "stood", "not_in_poem", "forgotten", "reported"];
let isDrawn = false;

document.querySelectorAll("[data-leave]").forEach((button) => (button.hidden = false));
document.addEventListener("click", onClick);
document.addEventListener("submit", ({ target }) => target.matches("[data-allow]") && isAllowed(target));
document.addEventListener("toggle", ({ target }) => target.open && target.matches("[data-withdraw]") && drawGlossing(target.closest("[data-key]")), true);
cells.subscribe(lookAgain);
cells.subscribe(drawBeside);
lookAgain();
drawBeside();
connection.onchange(() => setTimeout(findAmongOlder, ARRIVES_MS));
document.addEventListener("input", () => ownWords.hasReturned && draw());

/** Its own style. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./own-list.css", import.meta.url);
}

/** Draws the list. */
export function draw() {
  const list = part(document, "mine");
  const here = rowsOf(ownWords.here);
  const rows = cells.has("now") ? here : here.concat(drawn);
  part(document, "yours").hidden = !rows.length;
  buttonIn(list.parentNode, "mine-more").hidden = !hasOlder("mine");
  drawList(list, rows, { key: ({ id }) => id, make, update: drawRow });
  isDrawn = true;
}

/** What stands beside the list only at times, also while another view is up: it is said when it comes. */
function drawBeside() {
  if (cells.has("readback") || part(document, "readback")) fetchReadback().then((it) => it && it.draw());
  if (cells.has("poem") && (cells.get("poem").promise || part(document, "promise"))) fetchPromise().then((it) => it && it.draw());
}

/** Takes words back, as a form says. @param {HTMLFormElement} form */
export function withdraw(form) {
  const { do: name, id } = commandOf(form);
  form.parentNode.open = false;
  takeBack(kindOf({ do: name }), id);
  tellOf("phone.words.withdrawn");
}

/** Words that cannot have left this phone are only taken out here. */
function takeBack(what, id) {
  const word = new Map(ownWords.here).get(id) || {};
  const dropped = word.is === "leaving" ? connection.drop(id) : null;
  if (dropped === "kept" || word.is === "returned") ownWords.takeOut(id);
  else ownWords.askBack(what, id, dropped ? undefined : word.command);
}

function putBack(id) {
  connection.send({ do: "phrase.put_back", id });
  tellOf("phone.words.put_back");
}

function tellOf(code) {
  announce(sentence(code));
  part(document, "yours").focus({ preventScroll: true });
}

/** Words that the room has acknowledged to an earlier page may be older than those that it has sent. */
function findAmongOlder() {
  const waiting = connection.waiting.map(({ id }) => id);
  const isLost = ([id, { is }]) => is === "leaving" && !waiting.includes(id) && !isArrived(id);
  if (connection.status !== "offline" && hasOlder("mine") && ownWords.here.some(isLost)) fetchOlder("mine").then(findAmongOlder);
}

function make() {
  const item = clone("given");
  part(item, "leave").hidden = false;
  if (isDrawn) settle(item);
  return item;
}

function drawRow(item, row) {
  if (row.is === "drawn") return;
  item.querySelector("[data-withdraw] [name=do]").value = `${row.what}.withdraw`;
  item.querySelector("[data-withdraw] [name=id]").value = row.id;
  drawUses(part(item, "allow"), row);
  const [text, which] = [part(item, "text"), part(item, "which")];
  [text, which].forEach((one) => (row.lang ? (one.lang = row.lang) : one.removeAttribute("lang")));
  writeOrHide(text, row.text);
  write(which, row.text);
  drawBefore(text, row.cell);
  drawMeaning(text, row.cell);
  if (part(item, "glossing")) drawGlossing(item);
  writeOrHide(part(item, "poem"), poemSentence(row.cell));
  writeFacts(part(item, "way"), wayOf(row));
  drawBack(item, row);
  drawAppeal(item, row);
  part(item, "withdraw").hidden = row.is === "withdrawn" || row.is === "apart" || isErased(row);
  announceNews(item, row);
}

/** The one button of a row that leads back: to words that were returned, or to words that were taken back a moment ago. */
function drawBack(item, { is, what, cell }) {
  const form = item.querySelector("[data-put-back]");
  if (form) form.remove();
  const button = part(item, "change");
  const canPutBack = Boolean(cell && cell.back);
  button.hidden = !canPutBack && (is !== "returned" || isBusy(what));
  write(button, sentence(canPutBack ? "phone.put_back" : "phone.change"));
}

/** Of a pair what was thought before stands over what is thought now. */
function drawBefore(text, cell) {
  const before = cell && cell.before;
  const place = part(text.parentNode, "before");
  if (!before && place) place.remove();
  if (!before || place) return;
  const was = Object.assign(document.createElement("p"), { className: "soft", dir: "auto", textContent: sentence("phone.shifts.was", { text: before }) });
  was.setAttribute("data-before", "");
  text.before(was);
}

/** What they mean stands under them. */
function drawMeaning(text, cell) {
  const said = (cell && cell.gloss) || "";
  const place = part(text.parentNode, "meaning");
  if (place) return void writeOrHide(place, said);
  if (!said) return;
  const meaning = Object.assign(document.createElement("p"), { className: "soft", dir: "auto", textContent: said });
  meaning.setAttribute("data-meaning", "");
  text.after(meaning);
}

/** How to say in which language a phrase is and what it means, once somebody looks what can be done with it. */
function drawGlossing(item) {
  const key = `mine/${item.dataset.key}`;
  if (!cells.has(key) || cells.get(key).what !== "phrase") return;
  fetchGloss().then((gloss) => gloss && cells.has(key) && gloss.draw(item, cells.get(key)));
}

/** Where words may go: what the hand has chosen stays until the room knows of something else. */
function drawUses(form, { id, what, cell }) {
  if (!form) return;
  const uses = cell && what !== "note" ? cell.uses : null;
  form.parentNode.hidden = !uses;
  const said = String(uses);
  if (!uses || form.dataset.said === said) return;
  form.dataset.said = said;
  form.elements.id.value = id;
  form.querySelectorAll("[type=checkbox]").forEach((box) => (box.checked = uses.includes(box.value)));
}

/** What their giver may ask of words that are kept aside, and what was answered. */
function drawAppeal(item, { cell }) {
  const isWanted = cell && ["hidden", "answered"].some((is) => stepOf(cell, is));
  if (!isWanted && part(item, "appeal")) part(item, "appeal").remove();
  if (isWanted) fetchAppeal().then((appeal) => appeal && item.isConnected && appeal.draw(item, cell));
}

// Where words have got to

/** The newest first: what was returned, what is leaving, what the room has. @returns {Row[]} */
function rowsOf(words) {
  const here = words.reverse().filter(([id, { command }]) => command && !isArrived(id));
  const [back, out] = [true, false].map((wanted) => here.filter(([, word]) => isReturned(word) === wanted));
  const taken = new Set(words.filter(([, { is }]) => is === "taking_back").map(([id]) => id));
  const arrived = cells.entries("mine/").reverse().sort((a, b) => b[1].at - a[1].at);
  return [...back.concat(out).map(rowOfWord), ...arrived.map(([id, cell]) => rowOfCell(id, cell, taken.has(id)))];
}

function rowOfWord([id, { is, command, say }]) {
  return { id, is, what: kindOf(command), text: command.text, lang: command.lang, say };
}

function rowOfCell(id, cell, isTakenBack) {
  const gone = stepOf(cell, "withdrawn") ? "withdrawn" : isTakenBack && "taking_back";
  return { id, is: gone || (stepOf(cell, "hidden") ? "hidden" : "given"), what: cell.what, text: cell.text, lang: cell.lang, cell };
}

/** Whether nothing is left of words that could be taken back: not in the poem either, and not in the report. */
function isErased({ text, cell }) {
  return Boolean(cell) && !text && !["in_poem", "reported"].some((step) => stepOf(cell, step));
}

/** Facts in a row. @param {Row} row */
function wayOf(row) {
  if (row.is === "returned") return [row.say];
  if (row.is === "leaving") return [leavingSentence(row.what)];
  if (row.is === "hidden") return [sentence("phone.words.hidden", stepOf(row.cell, "hidden"))];
  if (row.is === "given") return givenWay(row.cell);
  return [sentence(`phone.words.${row.is}`)];
}

function leavingSentence(what) {
  const { status } = connection;
  if ((status === "live" || status === "carried") && takes(what)) return sentence("phone.words.leaving");
  return status === "connecting" ? sentence("phone.words.kept") : keptSentence();
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
  return TOLD.includes(is) ? [{ is, time: at(step.at) }] : [];
}

function themesOf({ themes }) {
  return themes.filter((id) => cells.has(`theme/${id}`)).map((id) => cells.get(`theme/${id}`).title);
}

function poemSentence(cell) {
  const placed = cell && stepOf(cell, "in_poem");
  if (!placed) return "";
  const aloud = stepOf(cell, "read_aloud");
  return aloud ? sentence("phone.words.read_aloud", { line: placed.line, time: at(aloud.at) }) : sentence("phone.words.in_poem", placed);
}

/** Says only what matters to their giver, and not on the first drawing. */
function announceNews(item, row) {
  const news = newsSentence(row);
  if (isDrawn && news && item.dataset.news !== news) announce(news);
  item.dataset.news = news;
}

function newsSentence({ text: words, cell }) {
  if (!cell) return "";
  const is = ["answered", "hidden", "in_poem"].find((one) => stepOf(cell, one));
  return is ? sentence(`phone.news.${is}`, { words, ...stepOf(cell, "in_poem"), ...stepOf(cell, is) }) : "";
}

// Hands

function onClick({ target }) {
  if (target.matches("[data-leave]")) leave(target.closest("details"));
  if (target.matches("[data-mine-more]")) showOlder(target);
  if (target.matches("[data-change]")) goBack(target.closest("[data-key]").dataset.key);
}

/** Reading goes on at the first of them, also for who does not see them come. */
function showOlder(button) {
  fetchOlder("mine").then((older) => {
    draw();
    const first = Array.from(part(document, "mine").children).find(({ dataset }) => `mine/${dataset.key}` in older.cells);
    if (!first || ![button, document.body].includes(document.activeElement)) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  });
}

function goBack(id) {
  if (isArrived(id)) putBack(id);
  else change(id);
}

function isAllowed(form) {
  announce(sentence("phone.allow.done"));
  leave(form.closest("details"));
}

function leave(details) {
  details.open = false;
  details.querySelector("summary").focus();
}
