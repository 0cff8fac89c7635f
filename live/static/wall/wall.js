// @ts-check
/**
 * The wall: follows the day, one view at a time. A view is a module; it draws its own section from the cells.
 *
 * - State flows one way: cells in, views out. What the wall adds of its own is a page number and whether it is held.
 * - A view is told the day as it is now and changes only what differs; words enter by textContent.
 * - Pages turn calmly and only for those who do not mind movement; the arrow keys turn them for everyone.
 * - Held still, words that arrive wait; words that are taken back still go, because their giver asked.
 */

import { stayAwake } from "../shared/awake.js";
import { timesHold } from "../shared/cells.js";
import { GatheredCells } from "../shared/gathered.js";
import { Connection } from "../shared/connection.js";
import { announce, part, whenWanted } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { tellStarted } from "../shared/started.js";
import { Arrivals } from "./arrivals.js";
import { Dimming, listen } from "./controls.js";
import { DeskHand } from "./desk-hand.js";
import { Frame } from "./frame.js";
import { AllGiven } from "./given.js";

/**
 * @typedef {{cells: GatheredCells, given: AllGiven, day: any, timesHold: boolean, slots: any[], now: any, here: any,
 *   fresh: Set<string>, still: boolean, seen: (id: string) => boolean}} Scene
 *   timesHold: false while every time may still move; here: the current slot or undefined; fresh: phrases that have just
 *   come; still: whether the wall is held; seen: false for words that came since
 * @typedef {{draw: (scene: Scene) => void, turning?: import("./turning.js").Paged, latest?: import("./latest.js").Latest, title: () => string,
 *   stays?: (cells: GatheredCells) => number}} View
 *   turning: for views that may be longer than the screen; latest: for those with the newest words below; stays: for how
 *   many ms what was drawn last stays as it is
 */

// Long enough for the slowest reader in the last row; a page with eight lines takes about twelve seconds to read.
const TURN_MS = 20_000;
// The clock shows minutes, so this is how late it can be.
const TICK_MS = 1_000;
// Many words in one moment are drawn together: a slow machine behind a projector has other things to do.
const DRAW_MS = 1_000;
const WORDY = ["prompt", "theme", "themes", "points", "rings"];
const NEEDED = ["day", "now", "wall", "programme", "people", "poem"];

// Each is a module, fetched when the wall first shows it; the page has the one that it opens with fetched at once.
const VIEWS = {
  join: whenWanted((again) => import("./join.js" + again)),
  programme: whenWanted((again) => import("./programme.js" + again)),
  prompt: whenWanted((again) => import("./prompt.js" + again)),
  themes: whenWanted((again) => import("./themes.js" + again)),
  theme: whenWanted((again) => import("./theme.js" + again)),
  points: whenWanted((again) => import("./points.js" + again)),
  rings: whenWanted((again) => import("./rings.js" + again)),
  snapshots: whenWanted((again) => import("./snapshots.js" + again)),
  shifts: whenWanted((again) => import("./shifts.js" + again)),
  meanings: whenWanted((again) => import("./meanings.js" + again)),
  poem: whenWanted((again) => import("./poem.js" + again)),
  rest: whenWanted((again) => import("./rest.js" + again)),
};

class Wall {
  /** @param {HTMLElement} root @param {GatheredCells} cells @param {Connection} connection */
  constructor(root, cells, connection) {
    this._root = root;
    this._cells = cells;
    this._connection = connection;
    this._frame = new Frame(root, cells, connection);
    this._dimming = new Dimming(part(root, "dim"));
    this._arrivals = new Arrivals();
    this._given = new AllGiven();
    /** @type {Set<string>} keys of cells that have changed and were not noted yet */
    this._changed = new Set();
    this._desk = new DeskHand(connection);
    /** @type {Object<string, View>} those that have been fetched */
    this._views = {};
    // The name of the view that is up, and of the one that is to be.
    this._shows = "";
    this._wanted = "";
    // The theme or question that is up with it.
    this._content = "";
    // On a clock that nobody sets.
    this._drawnAt = -DRAW_MS;
    // The timer of a drawing that waits.
    this._drawing = 0;
    /** @type {Set<string>|null} the words that were here when it was held still */
    this._held = null;
    // The page on which it is held, also while there are fewer for a moment.
    this._heldOn = 0;
    this._turnedAt = Date.now();
  }

  start() {
    this._cells.subscribe((changed) => this._hear(changed));
    this._connection.onchange(() => this._frame.drawConnection());
    new ResizeObserver(() => this._fit()).observe(part(this._root, "main"));
    document.fonts.addEventListener("loadingdone", () => this._fit());
    stayAwake();
    window.setInterval(() => this._tick(), TICK_MS);
  }

  get _view() {
    return this._views[this._shows];
  }

  _hear(changed) {
    changed.forEach((key) => this._changed.add(key));
    this._news();
  }

  _news() {
    if (!NEEDED.every((key) => this._cells.has(key))) return;
    const come = this._arrivals.note(this._cells, this._changed, !this._drawing);
    this._given.take(this._cells, this._changed);
    this._changed.clear();
    if (come && !this._held && ["prompt", "theme"].includes(this._shows)) this._toFirst();
    const { shows } = this._cells.get("wall");
    this._wanted = VIEWS[shows] ? shows : "rest";
    if (!this._views[this._wanted]) return void this._fetch(this._wanted);
    const isOther = this._switch(this._wanted);
    const isTurned = this._obey();
    const early = this._drawnAt + DRAW_MS - performance.now();
    if (!isOther && !isTurned && WORDY.includes(shows) && early > 0) return this._drawIn(early);
    this._draw();
  }

  /** Fetches a view. Until it has come the wall stays as it is; where it did not come, the next tick tries again. */
  async _fetch(name) {
    const module = await VIEWS[name]();
    if (!module) return tellStarted("failing");
    this._views[name] = this._views[name] || module.view(this._root.querySelector(`[data-view="${name}"]`));
    this._news();
  }

  _drawIn(ms) {
    if (!this._drawing) this._drawing = window.setTimeout(() => this._draw(), ms);
  }

  _toFirst() {
    this._turnedAt = Date.now();
    if (this._view.turning) this._view.turning.first();
  }

  /** Does what the desk has asked for since. @returns {boolean} whether it has asked for anything */
  _obey() {
    const asked = this._desk.asked(this._cells.get("pages"));
    if (!asked) return false;
    const { turning } = this._view;
    if (turning && asked.page) turning.go(asked.page - 1);
    this._keepStill(asked.held ? this._held || new Set(this._arrivals.known) : null);
    return true;
  }

  /** @returns {boolean} whether another view is up than before, or one of another theme or question */
  _switch(name) {
    const { theme, question } = this._cells.get("wall");
    const content = JSON.stringify([name, name === "theme" && theme, name === "prompt" && question]);
    if (content === this._content) return false;
    this._content = content;
    if (name !== this._shows) this._put(name);
    this._keepStill(null);
    this._toFirst();
    return true;
  }

  _put(name) {
    if (this._shows) queueMicrotask(() => announce(this._view.title()));
    else this._listen();
    this._shows = name;
    this._root.dataset.shows = name;
    this._root.querySelectorAll("[data-view]").forEach((section) => {
      section.toggleAttribute("hidden", section.getAttribute("data-view") !== name);
    });
    this._dimming.draw(name);
  }

  /** From the first view on there is something to turn and to hold. */
  _listen() {
    this._root.setAttribute("data-following", "");
    listen(this._root, {
      turn: (by) => this._turn(by),
      hold: () => this._hold(),
      dim: () => this._dimming.switch(),
    });
  }

  _draw() {
    window.clearTimeout(this._drawing);
    this._drawing = 0;
    const ms = this._view.stays ? this._view.stays(this._cells) : 0;
    if (ms) return this._stay(ms);
    this._drawnAt = performance.now();
    const scene = this._scene();
    this._view.draw(scene);
    this._frame.draw(this._shows, scene);
    this._fit();
    tellStarted("drawn");
  }

  /** Draws later; what comes then is not turned away at once. */
  _stay(ms) {
    this._turnedAt = Date.now() + ms;
    this._drawIn(ms);
  }

  /** @returns {Scene} */
  _scene() {
    const { slots } = this._cells.get("programme");
    const [day, now, held] = [this._cells.get("day"), this._cells.get("now"), this._held];
    return {
      cells: this._cells,
      given: this._given,
      day,
      timesHold: timesHold(day, this._connection.now()),
      slots,
      now,
      here: slots.find((slot) => slot.id === now.slot),
      fresh: this._arrivals.fresh,
      still: Boolean(held),
      seen: (id) => !held || held.has(id),
    };
  }

  _fit() {
    if (!this._view) return;
    const { turning } = this._view;
    if (turning && this._held) turning.go(this._heldOn);
    if (turning) turning.fit();
    const { page, count } = turning || { page: 0, count: 1 };
    this._frame.drawPage({ page, count });
    this._desk.tell({ page: page + 1, pages: count, held: Boolean(this._held) });
  }

  _tick() {
    if (this._wanted !== this._shows) this._news();
    if (!this._shows) return;
    this._frame.drawConnection();
    this._frame.drawTime();
    const isNextDue = Boolean(this._view.latest && !this._held && this._view.latest.isDue);
    if (this._arrivals.age() || isNextDue) this._draw();
    this._arrivals.tell();
    if (!this._held && !isStill() && Date.now() - this._turnedAt >= TURN_MS) this._turn(1);
  }

  _turn(by) {
    this._turnedAt = Date.now();
    const { turning } = this._view;
    if (turning) turning.turn(by);
    if (turning) this._heldOn = turning.page;
    this._fit();
  }

  _hold() {
    this._keepStill(this._held ? null : new Set(this._arrivals.known));
    announce(sentence(this._held ? "wall.held" : "wall.going_on"));
    this._draw();
  }

  /** @param {Set<string>|null} ids the words that stay to be seen, or null to go on */
  _keepStill(ids) {
    this._held = ids;
    this._heldOn = this._view.turning ? this._view.turning.page : 0;
    this._turnedAt = Date.now();
    part(this._root, "hold").setAttribute("aria-pressed", String(Boolean(ids)));
    part(this._root, "held").hidden = !ids;
  }
}

/** Whether movement is unwelcome to whoever set up this computer. */
function isStill() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const cells = new GatheredCells();
const connection = new Connection({ code: document.body.dataset.code || "", role: "wall", cells });
new Wall(part(document, "wall"), cells, connection).start();
connection.start();
tellStarted("running");
