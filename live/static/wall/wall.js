// @ts-check
/**
 * The wall: follows the day, one view at a time, and says when it no longer hears the server.
 *
 * - State flows one way: cells in, views out. What the wall adds of its own is a page number and whether it is held.
 * - Pages turn calmly and only for those who do not mind movement; the arrow keys turn them for everyone.
 * - Held still, words that arrive wait; words that are taken back still go, because their giver asked.
 */

import { Cells } from "../shared/cells.js";
import { Connection } from "../shared/connection.js";
import { announce, part } from "../shared/page.js";
import { clock, minutesLeft } from "../shared/times.js";
import { poemView } from "./poem.js";
import { joinView, programmeView, promptView, restView, themeView, themesView } from "./views.js";
import { write, writeOrHide } from "./views.js";

// Long enough for the slowest reader in the last row; a page with eight lines takes about twelve seconds to read.
const TURN_MS = 20_000;
// The red bar means "just now"; after a minute without other news it is no longer true.
const FRESH_MS = 60_000;
// The clock shows minutes, so this is how late it can be.
const TICK_MS = 1_000;
// Many words in one breath are drawn together: a slow machine behind a projector has other things to do.
const DRAW_MS = 1_000;
const WORDY = ["prompt", "theme", "themes"];
// A room with a screen reader in it hears how many words came, not each of them over the person who is speaking.
const TELL_MS = 20_000;

const VIEWS = {
  join: joinView,
  programme: programmeView,
  prompt: promptView,
  themes: themesView,
  theme: themeView,
  poem: poemView,
  rest: restView,
};
const FORWARD = ["ArrowRight", "ArrowDown", "PageDown"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];

class Wall {
  /** @param {HTMLElement} root @param {Cells} cells @param {Connection} connection */
  constructor(root, cells, connection) {
    this._root = root;
    this._cells = cells;
    this._connection = connection;
    this._views = /** @type {Object<string, import("./views.js").View>} */ ({});
    root.querySelectorAll("[data-view]").forEach((section) => this._add(/** @type {HTMLElement} */ (section)));
    this._shows = "";
    this._known = /** @type {Set<string>|null} */ (null); // words seen so far; null before the first cells
    this._fresh = /** @type {Set<string>} */ (new Set());
    this._freshSince = 0;
    this._drawnAt = -DRAW_MS; // on a clock that nobody sets
    this._drawing = 0; // the timer of a drawing that waits
    this._held = /** @type {Set<string>|null} */ (null); // the words that were here when it was held still
    this._turned = Date.now();
    this._untold = 0;
    this._told = 0;
    this._heard = 0; // when the server was last known to be there, by its clock; 0: never
  }

  start() {
    this._cells.subscribe(() => this._news());
    this._connection.onchange(() => this._line());
    new ResizeObserver(() => this._fit()).observe(part(this._root, "main"));
    document.fonts.addEventListener("loadingdone", () => this._fit());
    document.addEventListener("keydown", (event) => this._key(event));
    part(this._root, "hold").addEventListener("click", () => this._hold());
    part(this._root, "dim").addEventListener("click", () => this._dim());
    part(this._root, "full").addEventListener("click", fullScreen);
    document.addEventListener("visibilitychange", stayAwake);
    stayAwake();
    this._dimAsBefore();
    window.setInterval(() => this._tick(), TICK_MS);
  }

  _add(section) {
    const name = section.getAttribute("data-view");
    this._views[name] = VIEWS[name](section);
  }

  get _view() {
    return this._views[this._shows];
  }

  _news() {
    if (!["day", "now", "wall", "programme", "people", "poem"].every((key) => this._cells.has(key))) return;
    this._arrivals();
    const { shows } = this._cells.get("wall");
    const early = this._drawnAt + DRAW_MS - performance.now();
    if (shows === this._shows && WORDY.includes(shows) && early > 0) return this._drawIn(early);
    this._switch(shows);
    this._draw();
  }

  _drawIn(ms) {
    if (!this._drawing) this._drawing = window.setTimeout(() => this._draw(), ms);
  }

  /**
   * Notes which words are new, so that they settle in, stand at the front and are told to those who listen. Words that
   * were hidden and are back are not.
   */
  _arrivals() {
    const ids = this._cells.entries("phrase/").concat(this._cells.entries("note/")).map(([id]) => id);
    const known = this._known;
    this._known = new Set([...(known || []), ...ids]);
    const news = known ? ids.filter((id) => !known.has(id)) : [];
    if (!news.length) return;
    this._untold += news.length;
    this._fresh = new Set([...(this._drawing ? this._fresh : []), ...news]);
    this._freshSince = Date.now();
    if (this._view && this._view.turning && !this._held && ["prompt", "theme"].includes(this._shows)) this._toFirst();
  }

  _toFirst() {
    this._turned = Date.now();
    this._view.turning.first();
  }

  _switch(shows) {
    const name = this._views[shows] ? shows : "rest";
    if (name === this._shows) return;
    const opening = this._shows === "";
    this._shows = name;
    this._root.setAttribute("data-following", "");
    this._still(null);
    this._root.dataset.shows = name;
    this._root.querySelectorAll("[data-view]").forEach((section) => {
      /** @type {HTMLElement} */ (section).hidden = section.getAttribute("data-view") !== name;
    });
    if (this._view.turning) this._toFirst();
    this._scheme();
    if (!opening) queueMicrotask(() => announce(this._view.title()));
  }

  _draw() {
    window.clearTimeout(this._drawing);
    this._drawing = 0;
    this._drawnAt = performance.now();
    const scene = this._scene();
    this._view.draw(scene);
    this._frame(scene);
    this._fit();
  }

  _scene() {
    const { slots } = this._cells.get("programme");
    const [day, now] = [this._cells.get("day"), this._cells.get("now")];
    const held = this._held;
    return {
      cells: this._cells,
      zone: day.zone,
      timed: day.state !== "before" || beginsByItself(day, this._connection.now()),
      slots,
      now,
      here: slots.find((slot) => slot.id === now.slot),
      fresh: this._fresh,
      still: Boolean(held),
      seen: (id) => !held || held.has(id),
    };
  }

  /** What stands around every view: where we are, how to join, how long it lasts. */
  _frame({ cells, slots, now, here, zone, timed }) {
    const next = now.next && slots.find((slot) => slot.id === now.next.slot);
    const coming = next ? `next ${clock(now.next.at, zone)} · ${next.title}` : "";
    write(part(this._root, "slot"), this._shows === "programme" || !here ? cells.get("day").title : here.title);
    const again = readAgain(this._shows, cells.get("poem"));
    write(part(this._root, "how"), how(this._shows, now, again));
    part(this._root, "again").hidden = !again || now.takes.includes("phrase");
    write(part(this._root, "next"), timed ? coming : "We begin soon.");
    this._root.dataset.foot = footOf(this._shows, now, again);
    this._time();
  }

  _time() {
    const { zone, state } = this._cells.get("day");
    const { ends } = this._cells.get("now");
    const time = this._connection.now();
    write(part(this._root, "clock"), clock(time, zone));
    if (state === "held") emphasise(part(this._root, "left"), "paused for a moment");
    else emphasise(part(this._root, "left"), ends ? minutesLeft(ends - time) : "");
  }

  _fit() {
    if (!this._view || !this._view.turning) return this._pageNote(0, 1);
    this._view.turning.fit();
    this._pageNote(this._view.turning.page, this._view.turning.count);
  }

  _pageNote(page, count) {
    writeOrHide(part(this._root, "page"), count > 1 ? `page ${page + 1} of ${count}` : "");
  }

  _tick() {
    if (!this._shows) return;
    if (this._connection.status === "live") this._heard = this._connection.now();
    this._time();
    if (this._view.latest && !this._held && this._view.latest.isDue) this._draw();
    if (this._fresh.size && Date.now() - this._freshSince > FRESH_MS) this._settled();
    if (this._untold && Date.now() - this._told > TELL_MS) this._tell();
    if (!this._held && !stillness() && Date.now() - this._turned >= TURN_MS) this._turn(1);
  }

  _settled() {
    this._fresh = new Set();
    this._draw();
  }

  _tell() {
    announce(this._untold === 1 ? "1 new phrase." : `${this._untold} new phrases.`);
    this._untold = 0;
    this._told = Date.now();
  }

  _turn(by) {
    this._turned = Date.now();
    if (this._view.turning) this._view.turning.turn(by);
    this._fit();
  }

  _line() {
    const stale = part(this._root, "stale");
    const lost = this._connection.status === "offline";
    if (this._connection.status === "live") this._heard = this._connection.now();
    if (!lost) return writeOrHide(stale, "");
    if (!stale.hidden) return;
    writeOrHide(stale, this._staleWords());
    announce(stale.textContent);
  }

  _staleWords() {
    if (!this._heard) return "Not connected. Showing the day as it was when this page was opened.";
    return `Not connected. Showing what was here at ${clock(this._heard, this._cells.get("day").zone)}.`;
  }

  _key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this._view) return;
    const act = this._keyed(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  _keyed({ key, target }) {
    if (key === " " && target instanceof HTMLButtonElement) return null; // Space presses the button it stands on
    if (key === "." || key === " ") return () => this._hold();
    if (FORWARD.includes(key)) return () => this._turn(1);
    if (BACK.includes(key)) return () => this._turn(-1);
    return { f: fullScreen, d: () => this._dim() }[key.toLowerCase()] || null;
  }

  _hold() {
    this._still(this._held ? null : new Set(this._known));
    announce(this._held ? "Held still." : "Going on.");
    this._draw();
  }

  /** @param {Set<string>|null} ids the words that stay to be seen, or null to go on */
  _still(ids) {
    this._held = ids;
    this._turned = Date.now();
    part(this._root, "hold").setAttribute("aria-pressed", String(Boolean(ids)));
    part(this._root, "held").hidden = !ids;
  }

  _dimAsBefore() {
    this._dark = remembered("cento/wall/dark") ?? window.matchMedia("(prefers-color-scheme: dark)").matches;
    this._scheme();
  }

  _dim() {
    this._dark = !this._dark;
    remember("cento/wall/dark", this._dark);
    this._scheme();
  }

  /** The poem is light on dark in every room; the rest is dark on paper unless somebody dims the wall. */
  _scheme() {
    const dark = this._dark || this._shows === "poem";
    document.documentElement.dataset.scheme = dark ? "dark" : "light";
    part(this._root, "dim").setAttribute("aria-pressed", String(Boolean(this._dark)));
  }
}

/** On another date than its own a day waits for a facilitator, and then every time moves. */
function beginsByItself({ date, zone, begins }, time) {
  return begins > time && date === new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(time);
}

/** Once it has been read, the poem says where each can read it again. */
function readAgain(shows, poem) {
  return shows === "poem" && poem.state === "read";
}

function how(shows, { slot, takes }, again) {
  if (takes.includes("phrase")) return howToGive(shows, again);
  if (again) return "Read the poem again at";
  if (slot === null) return "Join on your phone:";
  return takes.includes("support") ? "Stand with a theme on your phone:" : "The day on your phone:";
}

function howToGive(shows, again) {
  if (again) return "Add your words, and read the poem again, at";
  return ["themes", "theme"].includes(shows) ? "Stand with a theme, or add words, at" : "Add your words at";
}

/** While words are taken the way to give them stays on the wall, whatever else it shows; before the day the way in. */
function footOf(shows, now, again) {
  if (shows === "join") return "none";
  if (now.takes.includes("phrase") || (shows === "programme" && now.slot === null)) return "words";
  return ["poem", "rest"].includes(shows) && !again ? "none" : "line";
}

/** "about 25 minutes left", with what matters set larger. */
function emphasise(element, text) {
  if (element.dataset.says === text) return;
  element.dataset.says = text;
  const [, before, number, after] = /^(about )(.+)( left)$/.exec(text) || ["", "", text, ""];
  const strong = document.createElement("strong");
  strong.textContent = number;
  element.replaceChildren(before, ...(number ? [strong] : []), after);
}

function stillness() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {}); // a browser may say no; nothing is lost
}

async function stayAwake() {
  if (document.hidden || !("wakeLock" in navigator)) return;
  await navigator.wakeLock.request("screen").catch(() => {}); // low battery, or not allowed: the screen may dim
}

/** @param {string} name @returns {boolean|null} null when nobody has chosen, or this browser keeps nothing */
function remembered(name) {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? null : kept === "yes";
  } catch {
    return null;
  }
}

function remember(name, on) {
  try {
    localStorage.setItem(name, on ? "yes" : "no");
  } catch {
    // kept for this page only
  }
}

const cells = new Cells();
const connection = new Connection({ code: document.body.dataset.code || "", role: "wall", cells });
new Wall(part(document, "wall"), cells, connection).start();
connection.start();
