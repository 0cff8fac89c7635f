// @ts-check
/**
 * The phone: makes the page that the server drew live, one view at a time.
 *
 * - State flows one way: cells and the person's own words (own-words.js) change, and the view that is chosen is drawn.
 * - The forms are the page's own; where no socket opens (some proxies) they go out as without a script.
 * - For phones from 2019; storage may be forbidden.
 */

import { announce, kept, part, whenWanted, write, writeFacts, writeOrHide } from "../shared/page.js";
import { minutesLeft, sentence } from "../shared/language.js";
import { ownWords } from "./own-words.js";
import { at, cells, connection, isOver, keyOf, showAs, timesHold } from "./room.js";
import * as words from "./words.js";

// The header says whole minutes.
const LOOK_AT_CLOCK_MS = 15000;
// A rehearsal's minutes are short, but nobody reads faster.
const LOOK_AT_MOST_MS = 1000;
// Long enough to be seen by who looks up from what they write.
const NEWS_MS = 20000;

/** Views that are here; what the server drew of the others stands until their script is fetched. */
const views = { words };
const others = {
  themes: whenWanted((again) => import("./themes.js" + again).then(styled)),
  poem: whenWanted((again) => import("./poem.js" + again).then(styled)),
  programme: whenWanted((again) => import("./programme.js" + again).then(styled)),
  after: whenWanted((again) => import("./after.js" + again)),
};
const fetchOtherWay = whenWanted((again) => import("./without-socket.js" + again));
const fetchAsks = whenWanted((again) => import("./asks.js" + again));
const fetchCareAnswer = whenWanted((again) => import("./care-answer.js" + again));
const fetchSettings = whenWanted((again) => import("./reading-settings.js" + again).then(styled));

let isDrawn = false;
// The view that is up.
let shown = "";
// What was said of what ran last, and the timer of the news that are up.
let before = null;
let passing = 0;

function start() {
  showAs(kept(keyOf("reading"), {}));
  part(document, "reading").hidden = false;
  words.start();
  document.addEventListener("submit", onSubmit);
  document.addEventListener("toggle", onToggle, true);
  window.addEventListener("hashchange", turn);
  // What only some people need is fetched as soon as somebody is there: when it is wanted there may be no connection.
  ["pointerover", "keydown"].forEach((name) => document.addEventListener(name, fetchAll, { once: true, capture: true }));
  cells.subscribe(hear);
  connection.onchange(drawLine);
  connection.onchange(draw);
  connection.onrefused((command, { say }) => command.do.match(/echo|support|place|back|appeal|allow|gloss/) && showNews(say));
  connection.start();
  ownWords.start();
  ownWords.onchange(draw);
  turn();
}

function hear() {
  if (views.poem || cells.get("poem").state !== "writing") fetchView("poem").then((view) => view && view.hear(chosen(), turn));
  // The poem leaves again when its reading was begun by mistake.
  if (isDrawn && shown === chosen()) draw();
  else turn();
  if (!isDrawn) watchClock();
  isDrawn = true;
}

function watchClock() {
  drawTop();
  setTimeout(watchClock, Math.max(LOOK_AT_MOST_MS, LOOK_AT_CLOCK_MS / connection.speed));
}

// Views

/** The name of a view; after the day all of them are one page, which is a view too. */
function chosen() {
  // Before there are cells as the server drew it.
  if (cells.has("day") ? isOver() : part(document, "tabs").hidden) return "after";
  const name = location.hash.slice(1);
  const poemIsOut = cells.has("poem") && cells.get("poem").state !== "writing";
  return name in others && name !== "after" && (name !== "poem" || poemIsOut) ? name : "words";
}

/** The view that is chosen comes when its script is there; out of range as the server drew it. */
function turn() {
  const name = chosen();
  if (views[name]) showView(name);
  else fetchView(name).then((view) => name === chosen() && (view || name !== "after") && showView(name));
}

function showView(name) {
  const [last, isAfter] = [shown, name === "after"];
  shown = name;
  part(document, "tabs").hidden = isAfter;
  if (!isAfter) document.querySelectorAll("[data-view]").forEach((section) => (section.hidden = section.dataset.view !== name));
  document.querySelectorAll("[data-tab]").forEach((tab) => {
    if (tab.dataset.tab === name) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  });
  // Not where a link within that page led.
  if (!isAfter || (last && last !== name)) scrollTo(0, 0);
  draw(last !== name);
}

/** @param {boolean} [isTurned] whether somebody has just turned to the view */
function draw(isTurned = false) {
  if (!cells.has("now")) return words.drawKept();
  drawTop();
  drawView(chosen(), isTurned);
}

function drawView(name, isTurned) {
  if (views[name]) return views[name].draw(isTurned, drawView);
  const { n } = cells;
  // What was heard while it was fetched in vain is to be drawn too.
  fetchView(name).then((view) => (view || cells.n !== n) && (shown === name || shown === "after") && drawView(name, true));
}

function fetchAll() {
  Object.keys(others).forEach(fetchView);
  fetchAsks();
  fetchSettings();
  fetchOtherWay();
  words.fetchAll();
}

function styled(module) {
  return module.style().then(() => module);
}

/** Out of range it fails, and is tried again whenever there is something to draw. */
function fetchView(name) {
  return others[name]().then((view) => (views[name] = view));
}

// What stands above and below every view

function drawTop() {
  const [day, now, poem] = [cells.get("day"), cells.get("now"), cells.get("poem")];
  const slot = cells.get("programme").slots.find(({ id }) => id === now.slot);
  write(part(document, "slot"), (slot || day).title);
  writeFacts(part(document, "time"), timeFacts(day, now));
  part(document, "tab=poem").hidden = poem.state === "writing";
  if (part(document, "ask").textContent || cells.entries("ask/")[0]) fetchAsks().then((asks) => asks && asks.draw());
  if (cells.has("checkin") || part(document, "care-answer")) fetchCareAnswer().then((care) => care && care.draw());
  drawNews(isOver() ? sentence("phone.question.over") : sentence("phone.now", { title: (slot || day).title }));
}

/** Also before there are cells: words that wait here are shown with it. */
function drawLine() {
  const { status } = connection;
  const [isOut, wasOut] = [status, document.body.dataset.connection].map((one) => one === "offline");
  document.body.dataset.connection = status;
  part(document, "offline").hidden = !isOut;
  if (isOut && !wasOut) announce(part(document, "offline").textContent);
  else if (wasOut && status === "live") showNews(sentence("phone.back"));
  if (connection.isShut) fetchOtherWay().then((way) => way && way.start());
}

/** Where the day is now is seen and said on every view. */
function drawNews(text) {
  if (before !== null && text !== before) showNews(text);
  before = text;
}

function showNews(text) {
  announce(text);
  writeOrHide(part(document, "latest"), text);
  clearTimeout(passing);
  passing = setTimeout(() => (part(document, "latest").hidden = true), NEWS_MS);
}

function timeFacts({ state, begins }, { ends }) {
  if (state === "before" && timesHold()) return [sentence("phone.day.begins", { time: at(begins) })];
  if (state !== "live") return [sentence(`phone.day.${state}`)];
  return ends ? [sentence("phone.day.until", { time: at(ends) }), minutesLeft(ends - connection.now())] : [];
}

// Hands

function onSubmit(event) {
  const form = event.target;
  if (!form.matches("[data-offer], [data-send]") || !cells.has("now")) return;
  event.preventDefault();
  const section = form.closest("[data-view]");
  const name = section && section.dataset.view;
  if (views[name]) views[name].submit(form);
  else if (name in others) fetchView(name).then((view) => (view || words).submit(form));
  else words.submit(form);
}

/** What opens at the foot of the page comes out from under the tabs. Heard while capturing: it does not bubble. */
function onToggle({ target }) {
  if (!target.open) return;
  target.scrollIntoView({ block: "nearest" });
  if (!target.matches("[data-reading]")) return;
  fetchSettings().then((settings) => (settings ? settings.open(target, showAs) : (target.open = false)));
}

start();
