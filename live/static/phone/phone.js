// @ts-check
/**
 * The phone: makes the page that the server drew live, and keeps what a person writes until the room has it.
 *
 * - The forms are the page's own; a script sends what they say over the socket.
 * - What is drawn comes from the cells, except what is still on this phone.
 * - One file, as the page may make eight requests. For phones from 2019; storage may be forbidden.
 */

import { Cells } from "../shared/cells.js";
import { Connection } from "../shared/connection.js";
import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { announce, clone, part, settle } from "../shared/page.js";
import { gap, isUnslanted } from "../shared/poem-line.js";
import { clock, minutesLeft } from "../shared/times.js";

// The header says whole minutes.
const LOOK_AT_CLOCK_MS = 15000;
// A rehearsal's minutes are short, but nobody reads faster.
const LOOK_AT_MOST_MS = 1000;
// As long as it takes to look up from the button.
const TOLD_MS = 5000;
// A second tap of the same thumb finds the field empty, and means nothing.
const DOUBLE_TAP_MS = 1000;
// How much of a theme is shown before "and 8 more".
const THEME_WORDS = 6;
// Words from the wall that are drawn at once: all of a long day take a slow phone most of a second.
const ROOM_WORDS = 100;
// What a key says while an input method is writing; Safari says so of the Enter that ends it.
const COMPOSING = 229;

const code = document.body.dataset.code || "";
const cells = new Cells();
const connection = new Connection({ code, role: "phone", cells, keep: () => true, later: onlyNotNow });

/** Not yet known to have arrived: id → the command that offers it. */
const pending = new Map();
/** Not taken as it was written: id → {command, say}. */
const returned = new Map(remembered("returned", []));
/** Just pressed, until the cells say the same: id → wanted. */
const wanted = new Map();
/** Taken back before they arrived. Where another tab sends them all the same, they are taken back again. */
const unarrived = new Set();
/** Words from the wall that were shown here; others wait behind "Show 3 new". */
let seen = new Set();
let roomWords = ROOM_WORDS;
let opened = new Set();
let drawn = false;
let telling = 0;
let gaveAt = 0;
/** The line that is read is kept in sight until the reader scrolls away from it. */
let following = true;
let followed = null;

// Storage

function remembered(name, otherwise) {
  try {
    const kept = localStorage.getItem(`cento/${code}/${name}`);
    return kept === null ? otherwise : JSON.parse(kept);
  } catch (_) {
    return otherwise;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`cento/${code}/${name}`, JSON.stringify(value));
  } catch (_) {
    // A private window: it lives as long as the page.
  }
}

// Small things all parts use

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function show(element, text) {
  element.hidden = !text;
  if (text) write(element, text);
}

function all(selector, root = document) {
  return Array.from(root.querySelectorAll(selector));
}

function at(ms) {
  return clock(ms, cells.get("day").zone);
}

function takes(what) {
  return cells.get("now").takes.includes(what);
}

function slot(id) {
  return cells.get("programme").slots.find((one) => one.id === id);
}

/** No cell yet: this person has pressed nothing. */
function me() {
  return cells.get("me") || { echoed: [], stands: [] };
}

/** "phrase" or "note" */
function kindOf(command) {
  return command.do.split(".")[0];
}

function offers(command) {
  return command.do === "phrase.offer" || command.do === "note.offer";
}

/** As the room keeps it. */
function tidy(text) {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** As people count: a flag is one, a letter with its accents is one. */
function characters(text) {
  if (!("Segmenter" in Intl)) return Array.from(tidy(text)).length;
  return Array.from(new Intl.Segmenter().segment(tidy(text))).length;
}

// Where the day stands

/** False on another date than the day's own, until a facilitator begins it: then every time moves. */
function timed() {
  const { date, zone, state } = cells.get("day");
  return state !== "before" || date === new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(connection.now());
}

function timeOf(day, now) {
  if (day.state === "before") return timed() ? `begins at ${at(day.begins)}` : "not begun yet";
  if (day.state === "over") return "the day is over";
  if (day.state === "held") return "the day is on hold";
  return now.ends ? `until ${at(now.ends)} · ${minutesLeft(now.ends - connection.now())}` : "";
}

function question(day, now) {
  if (day.state === "before") return "The day has not begun yet.";
  if (day.state === "over") return "The day is over.";
  if (cells.get("poem").state === "reading") return "The poem is being read.";
  if (takes("phrase")) return cells.get("prompt").text || "What do you want to say?";
  return now.listening ? "The room is listening." : "No words are taken now.";
}

function opening(opens) {
  if (slot(opens.slot).kind !== "discussion") return `Words are taken again from ${at(opens.at)}.`;
  const begun = cells.get("programme").slots.some((one) => one.kind === "discussion" && one.began);
  return `The ${begun ? "next" : "first"} discussion starts at ${at(opens.at)}.`;
}

function restOf(day, now) {
  if (takes("phrase")) return "";
  if (day.state === "over") return "Thank you for being here.";
  if (day.state === "before" && !(timed() && now.opens)) return "A facilitator begins it.";
  if (!now.opens) return "";
  return now.listening ? `Your words stay on this phone until ${at(now.opens.at)}.` : opening(now.opens);
}

function drawTop() {
  const [day, now] = [cells.get("day"), cells.get("now")];
  write(part(document, "slot"), now.slot ? slot(now.slot).title : day.title);
  write(part(document, "time"), timeOf(day, now));
  part(document, "line").hidden = connection.status !== "offline";
  document.body.dataset.connection = connection.status;
}

// The field

function drawAsk() {
  const [day, now] = [cells.get("day"), cells.get("now")];
  const heading = part(document, "question");
  const asked = question(day, now);
  const rest = restOf(day, now);
  if (drawn && heading.textContent !== asked) announce(`${asked} ${rest}`);
  write(heading, asked);
  heading.classList.toggle("question--rest", !takes("phrase"));
  show(part(document, "rest"), rest);
  drawAlong();
  drawField(day, now);
}

function drawAlong() {
  const { state } = cells.get("poem");
  part(document, "along").hidden = state === "writing";
  write(document.querySelector("[data-along] a"), state === "reading" ? "Follow it line by line" : "Read the poem");
}

/** Out of its time the field is a draft: nobody loses a thought because somebody speaks. */
function drawField(day, now) {
  const form = document.querySelector("[data-offer='90']");
  const open = takes("phrase");
  form.hidden = day.state === "over" || (!open && !now.opens && !form.elements.text.value);
  form.classList.toggle("draft", !open);
  write(part(form, "label"), open ? "Your words" : "A draft, only on this phone");
  const later = now.opens ? `Keep for ${timed() ? at(now.opens.at) : "later"}` : "";
  const give = part(form, "give");
  give.hidden = !open && !later;
  give.classList.toggle("button--quiet", !open);
  write(give, open ? "Give these words" : later);
  const longer = part(document, "longer");
  longer.hidden = !takes("note") && !(longer.open && longer.querySelector("textarea").value);
}

function drawCount(form) {
  const limit = Number(form.dataset.offer);
  const left = limit - characters(form.elements.text.value);
  const count = part(form, "count");
  write(count, left < 0 ? `${-left} too many` : `${left} of ${limit} left`);
  count.className = left < 0 ? "over" : "soft";
}

/** What became of words just given, where the eye is; a thought that is being written comes first. */
function tell(command, text, said = text) {
  const form = formFor(command);
  const count = part(form, "count");
  announce(said);
  if (form.elements.text.value) return;
  write(count, text);
  count.className = "told";
  clearTimeout(telling);
  telling = setTimeout(() => all("[data-offer]").forEach(drawCount), TOLD_MS);
}

function drawUses() {
  const labels = all("[name=uses]:checked").map((box) => box.parentNode.textContent.trim());
  write(part(document, "uses"), labels.length ? labels.join(", ") : "to the facilitators only");
}

function keepDraft(form) {
  remember(`draft/${form.dataset.offer}`, commandOf(form));
}

function complain(form, text) {
  show(part(form, "wrong"), text);
  form.elements.text.setAttribute("aria-invalid", "true");
  form.elements.text.focus();
  announce(text);
}

function calm(form) {
  show(part(form, "wrong"), "");
  form.elements.text.removeAttribute("aria-invalid");
  const problem = part(document, "problem");
  if (problem) problem.remove();
  document.title = document.title.replace(/^Error: /, "");
}

/** Words as they were written: with where they may go, their language, their theme. */
function fill(form, command) {
  Array.from(form.elements).forEach((field) => {
    if (field.type === "checkbox") field.checked = !command.uses || command.uses.includes(field.value);
    else if (field.name && field.type !== "hidden") field.value = command[field.name] || "";
    if (field.selectedIndex < 0) field.selectedIndex = 0; // a theme that is gone
  });
  keepDraft(form);
  drawCount(form);
  drawUses();
}

function offer(form) {
  const [text, limit] = [form.elements.text.value, Number(form.dataset.offer)];
  const count = characters(text);
  if (!count && Date.now() - gaveAt < DOUBLE_TAP_MS) return;
  if (!count) return complain(form, "Write a few words first.");
  if (count > limit) return complain(form, `That is ${count} characters. Up to ${limit} fit.`);
  calm(form);
  const command = { ...commandOf(form), id: makeId(), text: tidy(text) };
  fill(form, { ...command, text: "", gloss: "" });
  gaveAt = Date.now();
  give(command);
}

function give(command) {
  pending.set(command.id, command);
  if (connection.status === "offline" || !takes(kindOf(command))) tell(command, "Kept on this phone.", keptWords());
  connection.send(command).then((answer) => {
    // Neither here nor there: taken back in another tab.
    if ("ok" in answer && (pending.has(command.id) || cells.has(`mine/${command.id}`))) tell(command, "Given.");
  });
  drawMine();
}

/** A form's fields are its command's own. */
function commandOf(form) {
  const fields = new FormData(form);
  const command = /** @type {any} */ ({});
  fields.forEach((value, name) => {
    if (name !== "uses" && value !== "") command[name] = value;
  });
  if (form.elements.uses) command.uses = fields.getAll("uses").filter(Boolean);
  if ("on" in command) command.on = command.on === "true";
  return command;
}

// What the room says to what was sent

function onlyNotNow(command, refusal) {
  return offers(command) && ["slot.listening", "slot.closed", "day.not_begun"].includes(refusal.refused);
}

function refused(command, refusal) {
  wanted.delete(command.id || command.theme);
  if (offers(command)) return giveBack(command, refusal.say);
  if (command.do.endsWith(".withdraw") && refusal.refused.endsWith(".unknown")) unarrived.add(command.id);
  else announce(refusal.say);
  draw();
}

/** Another tab of this phone had the answer, or took it back. */
function settledElsewhere(command) {
  pending.delete(command.id);
  wanted.delete(command.id || command.theme);
}

function giveBack(command, sentence) {
  pending.delete(command.id);
  const form = formFor(command);
  const longer = form.closest("details");
  if (longer) longer.open = true;
  if (isBusy(form)) {
    returned.set(command.id, { command, say: sentence });
    remember("returned", Array.from(returned));
  } else {
    fill(form, command);
    complain(form, sentence);
  }
  drawMine();
}

function isBusy(form) {
  return Boolean(form.elements.text.value || form.closest("[hidden]"));
}

function formFor(command) {
  return document.querySelector(`[data-offer='${kindOf(command) === "phrase" ? 90 : 280}']`);
}

/** Words that came back go into the field again, once it is free. */
function change(id) {
  const { command, say: sentence } = returned.get(id);
  forgetReturned(id);
  fill(formFor(command), command);
  complain(formFor(command), sentence);
  drawMine();
}

function forgetReturned(id) {
  returned.delete(id);
  remember("returned", Array.from(returned));
}

// Your words

function keptWords() {
  const { opens } = cells.get("now");
  if (connection.status === "offline") return "Kept on this phone. They go out when you are back in range.";
  return opens && timed() ? `Kept on this phone until ${at(opens.at)}.` : "Kept on this phone.";
}

function waitingWords(command) {
  if (connection.status === "live" && takes(kindOf(command))) return "Going out …";
  return connection.status === "connecting" ? "Kept on this phone." : keptWords();
}

function ownWords() {
  const arrived = cells.entries("mine/").reverse().sort((a, b) => b[1].at - a[1].at);
  arrived.forEach(([id]) => pending.delete(id));
  const waiting = Array.from(pending).reverse();
  const back = Array.from(returned).reverse();
  return [
    ...back.map(([id, one]) => ({ ...ofCommand(id, one.command), way: one.say, back: true })),
    ...waiting.map(([id, command]) => ({ ...ofCommand(id, command), way: waitingWords(command) })),
    ...arrived.map(([id, cell]) => ofCell(id, cell)),
  ];
}

function ofCommand(id, command) {
  return { id, what: kindOf(command), text: command.text, poem: "" };
}

function ofCell(id, cell) {
  const gone = step(cell, "withdrawn");
  return { id, what: cell.what, text: cell.text, poem: inPoem(cell), way: wayOf(id, cell), gone: Boolean(gone) };
}

function step(cell, is) {
  return cell.state.find((one) => one.is === is);
}

function inPoem(cell) {
  const placed = step(cell, "in_poem");
  if (!placed) return "";
  return `${step(cell, "read_aloud") ? "Read aloud, in line" : "In the poem, line"} ${placed.line}`;
}

function wayOf(id, cell) {
  if (step(cell, "withdrawn")) return "You took these words back.";
  if (wanted.get(id) === "withdraw") return "Taking them back …";
  const hidden = step(cell, "hidden");
  if (hidden) return `Kept aside by a facilitator: ${hidden.reason}`;
  const parts = [].concat(...cell.state.map(stepWords)).filter(Boolean);
  const said = parts.join(" · ");
  return said ? said[0].toUpperCase() + said.slice(1) : `Given at ${at(cell.at)}`;
}

function stepWords(one) {
  if (one.is === "read") return "read by a facilitator";
  if (one.is === "on_wall") return `on the wall at ${at(one.at)}`;
  if (one.is !== "in_theme") return "";
  return one.themes.map((id) => cells.has(`theme/${id}`) && `under ${cells.get(`theme/${id}`).title}`);
}

function drawMine() {
  const words = ownWords();
  part(document, "yours").hidden = !words.length;
  drawList(part(document, "mine"), words, { key: (one) => one.id, make: makeMine, update: drawOwn });
  drawBeingRead();
}

function makeMine() {
  const item = clone("given");
  part(item, "leave").hidden = false;
  if (drawn) settle(item);
  return item;
}

function drawOwn(item, one) {
  item.querySelector("[name=do]").value = `${one.what}.withdraw`;
  item.querySelector("[name=id]").value = one.id;
  show(part(item, "text"), one.text);
  write(part(item, "which"), one.text);
  announceWay(item, one);
  show(part(item, "poem"), one.poem);
  show(part(item, "way"), one.way);
  part(item, "change").hidden = !one.back || isBusy(formFor({ do: `${one.what}.offer` }));
  part(item, "withdraw").hidden = Boolean(one.gone);
}

/** Says only what matters to their giver, and not on the first drawing. */
function announceWay(item, one) {
  const news = one.way.startsWith("Kept aside") ? one.way : one.poem;
  if (drawn && news && (item.dataset.news || "") !== news) announce(`${one.text}: ${news}.`);
  item.dataset.news = news;
}

function withdraw(form) {
  const { do: name, id } = commandOf(form);
  form.parentNode.open = false;
  if (returned.has(id)) forgetReturned(id);
  const left = pending.has(id) ? connection.drop(id) : null;
  if (left) pending.delete(id);
  if (left !== "kept" && (left || cells.has(`mine/${id}`) || pending.has(id))) takeBack(name, id);
  announce("You took these words back.");
  drawMine();
  part(document, "yours").focus({ preventScroll: true });
}

function takeBack(name, id) {
  wanted.set(id, "withdraw");
  connection.send({ do: name, id });
}

function takeBackAgain(key) {
  const [kind, id] = key.split("/");
  if (kind === "mine" && cells.has(key) && unarrived.delete(id)) takeBack(`${cells.get(key).what}.withdraw`, id);
}

function drawBeingRead() {
  const { state, line } = cells.get("poem");
  const heard = cells.entries("mine/").some(([, cell]) => {
    const placed = step(cell, "in_poem");
    return placed && placed.lines.includes(line);
  });
  show(part(document, "being-read"), state === "reading" && heard ? "Your words are being read." : "");
}

// Themes, and words from the wall

function themesInOrder() {
  return cells.entries("theme/").sort((a, b) => a[1].hue - b[1].hue);
}

function drawThemes() {
  const themes = themesInOrder();
  part(document, "no-themes").hidden = themes.length > 0;
  drawList(part(document, "themes"), themes, { key: ([id]) => id, make: () => clone("theme"), update: drawTheme });
  drawRoom();
}

/** The themes a longer thought may be for. */
function drawChoices() {
  const make = () => document.createElement("option");
  drawList(part(document, "theme-choice"), themesInOrder(), { key: ([id]) => id, make, update: drawChoice });
}

function drawChoice(option, [id, theme]) {
  option.value = id;
  write(option, theme.title);
}

function drawTheme(item, [id, theme]) {
  item.dataset.hue = theme.hue % 8;
  write(part(item, "title"), theme.title);
  write(part(item, "which"), theme.title);
  drawThemeWords(item, id, theme);
  drawStand(item, id, theme);
}

function drawThemeWords(item, id, theme) {
  const words = theme.items.map((one) => [one, cells.get(`phrase/${one}`) || cells.get(`note/${one}`)]).filter((one) => one[1]);
  const shown = opened.has(id) ? words : words.slice(0, THEME_WORDS);
  drawList(part(item, "items"), shown, {
    key: ([one]) => one,
    make: () => document.createElement("li").appendChild(document.createElement("bdi")).parentNode,
    update: (li, [, cell]) => write(li.firstChild, cell.text),
  });
  const more = words.length - shown.length;
  show(part(item, "more"), more > 0 ? `and ${more} more` : "");
}

function drawStand(item, id, theme) {
  const stands = me().stands.includes(id);
  if (wanted.get(id) === stands) wanted.delete(id);
  const on = wanted.has(id) ? wanted.get(id) : stands;
  const form = part(item, "stand");
  form.hidden = !takes("support");
  form.elements.theme.value = id;
  form.elements.on.value = String(!on);
  form.querySelector("button").setAttribute("aria-pressed", String(on));
  const others = withIt(theme.support);
  write(part(item, "support"), form.hidden && on ? `${others}, you too` : others);
}

function withIt(people) {
  if (!people) return "nobody stands with it yet";
  return people === 1 ? "1 person stands with it" : `${people} people stand with it`;
}

function drawRoom() {
  const words = cells.entries("phrase/").sort((a, b) => b[1].at - a[1].at);
  if (!words.some(([id]) => seen.has(id))) showNew();
  const held = words.filter(([id]) => !seen.has(id)).length;
  part(document, "room-title").hidden = !words.length;
  show(part(document, "new"), held ? `Show ${held} new` : "");
  const shown = words.filter(([id]) => seen.has(id));
  part(document, "room-more").hidden = shown.length <= roomWords;
  const first = shown.slice(0, roomWords);
  drawList(part(document, "room"), first, { key: ([id]) => id, make: () => clone("shown"), update: drawShown });
}

/** Reading goes on at the first of them, also for who does not see them come. */
function showMore() {
  const first = roomWords;
  roomWords += ROOM_WORDS;
  drawRoom();
  const item = part(document, "room").children[first];
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

function drawShown(item, [id, phrase]) {
  const mine = cells.has(`mine/${id}`);
  const echoed = me().echoed.includes(id) || wanted.has(id);
  const [text, form] = [part(item, "text"), part(item, "echo")];
  if (phrase.lang) text.lang = phrase.lang;
  write(text, phrase.text);
  write(part(item, "which"), phrase.text);
  show(part(item, "gloss"), phrase.gloss || "");
  show(part(item, "yours-here"), mine ? `Yours${phrase.echoes ? ` · ${phrase.echoes} too` : ""}` : "");
  form.hidden = mine || (!takes("phrase") && !echoed);
  form.elements.id.value = id;
  write(part(item, "label"), `${echoed ? "You too" : "Me too"}${phrase.echoes ? ` · ${phrase.echoes}` : ""}`);
  form.querySelector("button").setAttribute("aria-disabled", String(echoed));
}

function showNew() {
  seen = new Set(cells.entries("phrase/").map(([id]) => id));
}

function press(form) {
  const command = commandOf(form);
  const key = command.id || command.theme;
  if (form.querySelector("[aria-disabled=true]")) return;
  wanted.set(key, command.on);
  connection.send(command);
  if (connection.status === "offline") announce("Kept on this phone until you are back in range.");
  drawThemes();
}

// The poem

function drawPoem() {
  const poem = cells.get("poem");
  write(part(document, "poem-title"), poem.title || "The poem");
  part(document, "no-lines").hidden = poem.lines.length > 0;
  drawLines(poem);
  const whose = poem.voices === 1 ? "person’s" : "people’s";
  show(part(document, "voices"), poem.voices ? `${poem.voices} ${whose} words are in it, in italics. Yours have a thick line under them.` : "");
}

function drawLines(poem) {
  const lines = part(document, "lines");
  lines.dataset.state = poem.state;
  drawList(lines, poem.lines, { key: (id) => id, make: makeLine, update: drawLine });
}

function follow() {
  const line = document.querySelector("[data-lines] [aria-current]");
  if (line && line !== followed && following) line.scrollIntoView({ block: "nearest" });
  followed = line;
}

/** Our own scrolling ends with the line in sight, so only a hand takes it away, or brings it back. */
function onScroll() {
  if (!followed) return;
  const { top, bottom } = followed.getBoundingClientRect();
  following = bottom > 0 && top < innerHeight;
}

function makeLine() {
  const item = clone("line");
  if (drawn) settle(item);
  return item;
}

function drawLine(item, id) {
  const poem = cells.get("poem");
  const { pieces } = cells.get(`line/${id}`) || { pieces: [] };
  const current = poem.state === "reading" && poem.line === id;
  if (current) item.setAttribute("aria-current", "true");
  else item.removeAttribute("aria-current");
  const spelt = JSON.stringify(pieces);
  if (item.dataset.spelt === spelt) return;
  item.dataset.spelt = spelt;
  const line = part(item, "pieces");
  line.textContent = "";
  pieces.forEach((piece) => line.append(pieceNode(piece)));
}

function pieceNode(piece) {
  if (piece.gone) return gap();
  if (piece.kind === "own") return piece.text;
  const given = document.createElement("em");
  given.textContent = piece.text;
  given.classList.toggle("unslanted", isUnslanted(piece.text));
  given.toggleAttribute("data-own", cells.has(`mine/${piece.phrase}`));
  return given;
}

// The programme

function drawProgramme() {
  const { slots } = cells.get("programme");
  drawList(part(document, "slots"), slots, { key: (one) => one.id, make: () => clone("slot"), update: drawSlot });
}

function drawSlot(item, one) {
  const when = whenIs(one);
  item.dataset.when = when;
  if (when === "now") item.setAttribute("aria-current", "true");
  else item.removeAttribute("aria-current");
  write(part(item, "at"), at(one.began || one.projected));
  write(part(item, "title"), one.title);
  write(part(item, "about"), aboutSlot(one, when));
  part(item, "more").hidden = !one.description;
  write(part(item, "description"), one.description || "");
}

function whenIs(one) {
  const [day, now] = [cells.get("day"), cells.get("now")];
  if (one.id === now.slot) return "now";
  if (one.began || day.state === "over") return "past";
  return timed() && now.next && now.next.slot === one.id ? "next" : "later";
}

function aboutSlot(one, when) {
  if (when === "now") return one.ends ? `Now · until ${at(one.ends)}` : "Now";
  if (cells.get("day").state === "over" && !one.began) return "Left out";
  return when === "next" ? "Next" : "";
}

// One thing at a time

const parts = {
  words: [drawAsk, drawChoices, drawMine],
  themes: [drawThemes],
  poem: [drawPoem],
  programme: [drawProgramme],
};

function chosen() {
  const name = location.hash.slice(1);
  const poemIsOut = cells.has("poem") && cells.get("poem").state !== "writing";
  return name in parts && (name !== "poem" || poemIsOut) ? name : "words";
}

function turn() {
  const view = chosen();
  all("[data-view]").forEach((section) => (section.hidden = section.dataset.view !== view));
  all("[data-tab]").forEach((tab) => {
    if (tab.dataset.tab === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  });
  showNew();
  roomWords = ROOM_WORDS;
  scrollTo(0, 0);
  following = true;
  followed = null;
  draw();
}

function draw() {
  if (!cells.has("now")) return;
  document.querySelector("[data-tab=poem]").hidden = cells.get("poem").state === "writing";
  drawTop();
  parts[chosen()].forEach((drawPart) => drawPart());
  if (chosen() !== "words") drawBeingRead();
  if (chosen() === "poem") follow();
}

// How this phone shows things

function setUpReading() {
  const details = part(document, "reading");
  const form = details.querySelector("form");
  const choices = remembered("reading", {});
  details.hidden = false;
  all("input", form).forEach((input) => {
    input.checked = input.type === "radio" ? (choices[input.name] || "") === input.value : Boolean(choices[input.name]);
  });
  form.addEventListener("change", () => {
    const picked = {};
    new FormData(form).forEach((value, name) => (picked[name] = value));
    remember("reading", picked);
    applyReading(picked);
  });
  const close = () => {
    details.open = false;
    details.querySelector("summary").focus();
  };
  part(details, "close").addEventListener("click", close);
  details.addEventListener("keydown", (event) => event.key === "Escape" && close());
  applyReading(choices);
}

function applyReading(choices) {
  ["size", "scheme", "spacing", "movement"].forEach((name) => {
    if (choices[name]) document.documentElement.setAttribute(`data-${name}`, choices[name]);
    else document.documentElement.removeAttribute(`data-${name}`);
  });
}

// Hands

function onSubmit(event) {
  const form = event.target;
  if (!form.matches("[data-offer], [data-send]")) return;
  // Where no socket opens (some proxies), the form goes out as without a script; the draft stays until the page has it.
  if (!cells.has("now")) return;
  event.preventDefault();
  if (form.dataset.offer) return offer(form);
  return form.matches("[data-stand], [data-echo]") ? press(form) : withdraw(form);
}

function onClick(event) {
  const { target } = event;
  if (target.matches("[data-leave]")) leave(target.closest("details"));
  if (target.matches("[data-change]")) change(target.closest("[data-key]").dataset.key);
  if (target.matches("[data-more].link-button")) {
    opened.add(target.closest("[data-key]").dataset.key);
    drawThemes();
  }
  if (target.matches("[data-new]")) {
    showNew();
    drawRoom();
  }
  if (target.matches("[data-room-more]")) showMore();
}

/** What opens at the foot of the page comes out from under the tabs. Heard while capturing: it does not bubble. */
function onToggle({ target }) {
  if (target.open) target.scrollIntoView({ block: "nearest" });
}

function leave(details) {
  details.open = false;
  details.querySelector("summary").focus();
}

function onKey(event) {
  const composing = event.isComposing || event.keyCode === COMPOSING;
  if (event.target.id !== "text" || event.key !== "Enter" || event.shiftKey || composing) return;
  event.preventDefault();
  part(event.target.form, "give").click();
}

/** Each choice belongs to the draft: words that may not go on the wall come back as such. */
function onWrite({ target }) {
  const { form } = target;
  if (!form || !form.dataset.offer) return;
  keepDraft(form);
  drawUses();
  if (target !== form.elements.text) return;
  drawCount(form);
  if (returned.size) draw();
  if (!part(form, "wrong").hidden && characters(target.value) <= form.dataset.offer) calm(form);
}

function setUpField(form) {
  const kept = remembered(`draft/${form.dataset.offer}`, {});
  const draft = typeof kept === "string" ? { text: kept } : kept || {};
  // Given as a plain form: the server has them, and drew them.
  if (part(document, "mine").querySelector(`[data-key="${draft.id}"]`)) draft.text = draft.gloss = "";
  // Words that the server sent back are newer than the draft.
  if (form.elements.text.value) drawCount(form);
  else fill(form, draft);
}

function begin() {
  setUpReading();
  all("[data-offer]").forEach(setUpField);
  all("[data-leave]").forEach((button) => (button.hidden = false));
  drawUses();
  document.addEventListener("input", onWrite);
  document.addEventListener("change", onWrite);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("scroll", onScroll);
  window.addEventListener("hashchange", turn);
  cells.subscribe(hear);
  connection.onchange(draw);
  connection.onrefused(refused);
  connection.onelsewhere(settledElsewhere);
  connection.start();
  connection.waiting.forEach(takeUp);
  turn();
}

function watchClock() {
  drawTop();
  setTimeout(watchClock, Math.max(LOOK_AT_MOST_MS, LOOK_AT_CLOCK_MS / connection.speed));
}

/** What an earlier page sent without an answer shows as it did there. */
function takeUp(command) {
  if (offers(command)) pending.set(command.id, command);
  else wanted.set(command.id || command.theme, command.do.endsWith(".withdraw") ? "withdraw" : command.on);
}

function hear(changed) {
  // The poem leaves again when its reading was begun by mistake.
  if (drawn && !document.querySelector(`[data-view=${chosen()}]`).hidden) draw();
  else turn();
  if (!drawn) watchClock();
  drawn = true;
  changed.forEach(takeBackAgain);
  if (changed.has("now")) connection.release((command) => takes(kindOf(command)));
}

begin();
