// @ts-check
/**
 * The view of the themes, and of the words that the wall has shown, to stand with.
 *
 * - Fetched when somebody first turns to it.
 * - New words wait behind a button: nothing moves under the thumb. Older ones come when they are asked for.
 */

import "./asked-words.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, part, whenWanted, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { fetchStyle } from "../shared/style.js";
import { commandOf, send } from "./words.js";
import { buttonIn, fetchOlder, hasOlder, isOnWall } from "./older.js";
import { isArrived } from "./own-words.js";
import { cells, connection, isOffer, takes, themesInOrder } from "./room.js";

// How much of a theme is shown before "and 8 more", as _themes.html has it.
const THEME_WORDS = 5;
// Words from the wall that are drawn at once: all of a long day take a slow phone most of a second.
const SHOWN_WORDS = 100;

const fetchRings = whenWanted((again) => import("./rings.js" + again));

/** Just pressed, until the cells say the same: the id of a theme or of words, and whether to stand with it. */
const pressed = new Map();
/** The ids of words that are shown; others wait behind "Show 3 new". */
let seen = new Set();
let most = SHOWN_WORDS;

connection.waiting.filter((command) => !isOffer(command)).forEach(press);
connection.onrefused(release);
connection.onelsewhere(release);
document.addEventListener("click", onClick);
// Heard while capturing: it does not bubble.
document.addEventListener("toggle", onToggle, true);

/** Its own style. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./views.css", import.meta.url);
}

/** Draws all of it; on turning to it with all words that have come. @param {boolean} isTurned */
export function draw(isTurned) {
  if (isTurned) {
    showNew();
    most = SHOWN_WORDS;
  }
  const themes = themesInOrder();
  part(document, "no-themes").hidden = themes.length > 0;
  const under = wordsByTheme();
  const update = (item, theme) => drawTheme(item, theme, under.get(theme[0]) || []);
  drawList(part(document, "themes"), themes, { key: ([id]) => id, make: () => clone("theme"), update });
  drawShown();
}

/** Does what a form of this view says: "Me too", or "Stand with this". @param {HTMLFormElement} form */
export function submit(form) {
  const command = commandOf(form);
  press(command);
  send(command);
  draw(false);
  // What cannot be said again now is gone, and the finger or the key stays where it was.
  if (form.hidden) focusOn(form.closest("[data-key]"));
}

function press(command) {
  pressed.set(command.id || command.theme, command.on);
}

function release(command) {
  pressed.delete(command.id || command.theme);
}

/** Whether a button is down: as it was pressed last, until the cells say the same. */
function isOn(id, isSo) {
  if (pressed.get(id) === isSo) pressed.delete(id);
  return pressed.has(id) ? pressed.get(id) : isSo;
}

/** No cell yet: this person has stood with nothing. */
function me() {
  return cells.get("me") || { stands: [] };
}

// Themes

/** Those that are here, the newest first. @returns {Map<string, [string, any][]>} by the id of the theme */
function wordsByTheme() {
  const under = new Map();
  const words = [].concat(...["phrase/", "note/", "shift/"].map((noun) => cells.entries(noun))).sort((a, b) => b[1].at - a[1].at);
  words.forEach((word) => (word[1].themes || [word[1].theme]).forEach((id) => under.set(id, (under.get(id) || []).concat([word]))));
  return under;
}

function drawTheme(item, [id, theme], words) {
  item.dataset.hue = theme.hue % 8;
  write(part(item, "title"), theme.title);
  drawThemeWords(item, theme, words);
  drawStand(item, id, theme);
  drawRings(item, id, theme);
}

function drawThemeWords(item, { count }, words) {
  const [first, more] = [words.slice(0, THEME_WORDS), part(item, "more")];
  drawWords(part(item, "items"), first);
  more.hidden = count <= first.length;
  write(more.firstElementChild, sentence(words.length ? "phone.themes.more" : "phone.themes.older", { count: count - first.length }));
  if (more.open) drawWords(part(item, "others"), words.slice(THEME_WORDS));
  buttonIn(more, "theme-more").hidden = count <= words.length;
}

/** What is not here of a theme, a page of it. */
function fetchTheme(details) {
  if (!part(details, "theme-more").hidden) fetchOlder(`theme/${details.closest("[data-key]").dataset.key}`);
}

function drawWords(list, words) {
  drawList(list, words, { key: ([id]) => id, make: () => clone("word"), update: drawWord });
}

/** With what stands behind it. */
function drawWord(item, [id, { before, now, text: words = now, lang, gloss, echoes: count }]) {
  const text = part(item, "text");
  if (lang) text.lang = lang;
  write(text, words);
  const was = before && sentence("phone.shifts.was", { text: before });
  const isOwn = isArrived(id) && cells.has(`phrase/${id}`);
  writeFacts(part(item, "with"), [was, gloss, isOwn && sentence("phone.echo.own"), count && sentence("phone.echo.others", { count })]);
}

function drawStand(item, id, theme) {
  const on = isOn(id, me().stands.includes(id));
  const form = item.querySelector("form");
  form.hidden = !takes("support") && !on;
  form.elements.theme.value = id;
  form.elements.on.value = String(!on);
  const button = form.querySelector("button");
  button.setAttribute("aria-pressed", String(on));
  button.setAttribute("aria-label", sentence("phone.stand.which", { theme: theme.title }));
  const { support: count } = theme;
  write(part(item, "support"), sentence(`phone.stand.${count ? "others" : count === 0 ? "none" : "a_few"}`, { count }));
}

/** While people are asked, and what this person has said, to be taken back. */
function drawRings(item, id, theme) {
  const areTaken = cells.has("near");
  const isWanted = areTaken || id in (cells.get("placed") || { rings: {} }).rings;
  if (!isWanted && part(item, "rings")) part(item, "rings").remove();
  if (isWanted) fetchRings().then((rings) => rings && item.isConnected && rings.draw(item, id, theme, areTaken));
}

// Words from the wall

function drawShown() {
  const words = cells.entries("phrase/").filter(([, phrase]) => isOnWall(phrase)).sort((a, b) => b[1].at - a[1].at);
  if (!words.some(([id]) => seen.has(id))) showNew();
  const shown = words.filter(([id]) => seen.has(id));
  const count = words.length - shown.length;
  part(document, "room-title").hidden = !words.length;
  writeOrHide(part(document, "new"), count ? sentence("phone.shown.new", { count }) : "");
  part(document, "room-more").hidden = shown.length <= most && !hasOlder("wall");
  const first = shown.slice(0, most);
  drawList(part(document, "room"), first, { key: ([id]) => id, make: () => clone("shown"), update: drawPhrase });
}

function drawPhrase(item, [id, phrase]) {
  const [isOwn, count, text] = [isArrived(id), phrase.echoes, part(item, "text")];
  if (phrase.lang) text.lang = phrase.lang;
  write(text, phrase.text);
  writeOrHide(part(item, "gloss"), phrase.gloss || "");
  const own = part(item, "yours-here");
  own.hidden = !isOwn;
  writeFacts(own, [sentence("phone.echo.own"), count && sentence("phone.echo.others", { count })]);
  drawEcho(item.querySelector("form"), id, phrase, isOwn);
}

function drawEcho(form, id, { text: words, echoes: count }, isOwn) {
  const on = isOn(id, cells.has(`echo/${id}`));
  form.hidden = isOwn || (!takes("phrase") && !on);
  form.elements.id.value = id;
  form.elements.on.value = String(!on);
  const button = form.querySelector("button");
  writeFacts(part(button, "label"), [sentence(on ? "phone.echo.done" : "phone.echo"), count]);
  const which = `${on ? "done" : "me_too"}${count ? "_others" : ""}`;
  button.setAttribute("aria-label", sentence(`phone.echo.which.${which}`, { count, words }));
  button.toggleAttribute("data-on", on);
}

function showNew() {
  seen = new Set(cells.entries("phrase/").map(([id]) => id));
}

/** Those that are here, else those that the room has. */
function showMore(button) {
  const first = part(document, "room").children.length;
  most = first + SHOWN_WORDS;
  drawShown();
  if (part(document, "room").children[first]) goOn(first);
  else fetchOlder("wall").then((older) => showOlder(older, first, button));
}

function showOlder(older, first, button) {
  Object.keys(older.cells).forEach((key) => seen.add(key.replace("phrase/", "")));
  drawShown();
  if ([button, document.body].includes(document.activeElement)) goOn(first);
}

/** Reading goes on at the first of them, also for who does not see them come. */
function goOn(first) {
  const item = part(document, "room").children[first];
  if (item) focusOn(item);
}

function focusOn(item) {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

function onClick({ target }) {
  if (target.matches("[data-new]")) {
    showNew();
    drawShown();
  }
  if (target.matches("[data-room-more]")) showMore(target);
  if (target.matches("[data-theme-more]")) fetchTheme(target.parentNode);
}

function onToggle({ target }) {
  if (!target.open || !target.matches(".theme > details")) return;
  draw(false);
  fetchTheme(target);
}
