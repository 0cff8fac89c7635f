// @ts-check
/**
 * What is arriving: read by keyboard or pointer, and from here put under themes, on the wall, or aside.
 *
 * - The list never moves under the hand: while it has the focus or the pointer, or is scrolled, new words wait.
 * - What waits and is about to go on the wall is shown below the list, where it moves nothing.
 * - Single letters work while the focus is in the list; some from anywhere, which can be turned off (WCAG 2.1.4).
 * - One row at a time takes part in the tab order, so that the field below is two steps away and not six hundred. Until
 *   somebody has chosen a row, that is the first one nobody has read.
 */

import { Arrivals, isHidden, isUnread } from "./arrivals.js";
import { ArrivalRow } from "./arrival-row.js";
import { Fresh } from "./fresh.js";
import { Keys } from "./keys.js";
import { count } from "./words.js";
import { drawList } from "../shared/lists.js";
import { announce, part, settle } from "../shared/page.js";

// Drawn at once: more than anybody reads before the next break, and still quick on an old laptop.
const PAGE = 200;
// A finger's width of scrolling is not yet reading further down.
const SCROLLED_PX = 40;

const KEYS = {
  j: "next",
  arrowdown: "next",
  k: "previous",
  arrowup: "previous",
  t: "theme",
  w: "wall",
  h: "hide",
  u: "undo",
  n: "fresh",
  b: "back",
};
// From anywhere on the page, unless turned off; these change nothing that is not said at once.
const ANYWHERE = ["j", "k", "n", "b"];

export class Arriving {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.list = part(root, "list");
    this.arrivals = new Arrivals();
    this.rows = /** @type {Map<string, ArrivalRow>} */ (new Map());
    this.most = PAGE;
    this.current = "";
    this.isChosen = false; // whether somebody has been at the current row
    this.hovered = false;
    this.strayed = false; // whether somebody has scrolled on from the row they are at
    this.drawn = false;
    this.fresh = new Fresh(part(root, "new"), desk, this.arrivals);
    this.keys = new Keys(part(document, "anywhere"), ANYWHERE, (event) => this.#keyAnywhere(event));
    this.#listen();
    desk.watch(["phrase/", "note/", "theme/", "now", "day", "programme"], () => this.draw());
  }

  draw({ anew = false } = {}) {
    const before = this.arrivals.order;
    const focused = this.#focused();
    this.arrivals.take(this.desk.cells, !anew && this.#isHeld());
    this.#keepCurrent(before);
    drawList(this.list, this.arrivals.first(this.most), {
      key: ({ key }) => key,
      make: (arrival) => this.#make(arrival),
      update: (_, arrival) => this.#row(arrival.key).draw(arrival, arrival.key === this.current),
    });
    this.#forgetRows();
    if (focused && !this.rows.has(focused)) this.#focus(this.current);
    this.#drawAround();
    this.drawn = true;
  }

  #drawAround() {
    const { phrases, notes, unread, hidden } = this.arrivals.counts();
    const words = [count(phrases, "phrase"), count(notes, "note"), unread ? `${unread} not yet read` : "all read"];
    part(this.root, "counts").textContent = phrases + notes ? words.join(", ") : "";
    part(this.root, "unread-count").textContent = unread ? ` ${unread}` : "";
    part(this.root, "hidden-count").textContent = hidden ? ` ${hidden}` : "";
    const { order } = this.arrivals;
    this.fresh.draw();
    part(this.root, "further").hidden = order.length <= this.most;
    part(this.root, "empty").textContent = order.length ? "" : this.#empty(phrases + notes);
    this.list.hidden = !order.length;
  }

  /** What comes below takes room from the list; the row somebody is at by keyboard stays in sight, whole. */
  #keepInSight() {
    const row = this.rows.get(this.#focused() || "");
    const isByKey = document.activeElement?.matches(":focus-visible");
    if (!row || this.strayed || (this.hovered && !isByKey)) return;
    // Where a panel makes the row taller than the list, the field in it counts.
    [row.element, document.activeElement].forEach((one) => one?.scrollIntoView({ block: "nearest" }));
  }

  #empty(all) {
    if (this.arrivals.filter === "unread" && all) return "All read.";
    if (all) return "Nothing here.";
    const { opens, takes = [], slot } = this.desk.cells.get("now") || {};
    if (takes.includes("phrase")) return "No words yet. The room has been asked.";
    if (!opens) return "No words were given.";
    const next = this.desk.slot(opens.slot) || { title: "" };
    return `${slot ? "No words now." : "No words yet."} ${next.title} opens at ${this.desk.clock(opens.at)}.`;
  }

  /** New words wait while somebody is at work in the list. */
  #isHeld() {
    if (!this.drawn || !this.arrivals.order.length) return false;
    const { activeElement } = document;
    const isAtWork = this.list.contains(activeElement) || this.fresh.root.contains(activeElement);
    return this.hovered || isAtWork || this.#isScrolled();
  }

  /** On a wide desk the list scrolls by itself, on a narrow one with the page. */
  #isScrolled() {
    return this.list.scrollTop > SCROLLED_PX || this.list.getBoundingClientRect().top < -SCROLLED_PX;
  }

  #focused() {
    const row = this.list.contains(document.activeElement) && document.activeElement?.closest("[data-key]");
    return row ? row.getAttribute("data-key") : "";
  }

  /** The current row, or the one that took its place when it went away; the first to read until one is chosen. */
  #keepCurrent(before) {
    const { order } = this.arrivals;
    if (!this.isChosen) {
      this.current = this.arrivals.firstUnread || order[0] || "";
      return;
    }
    if (order.includes(this.current)) return;
    const place = Math.max(before.indexOf(this.current), 0);
    const later = before.slice(place).find((key) => order.includes(key));
    this.current = later || order[Math.min(place, order.length - 1)] || "";
  }

  #make(arrival) {
    const row = new ArrivalRow(this.desk, arrival.key);
    this.rows.set(arrival.key, row);
    if (this.drawn) settle(row.element);
    return row.element;
  }

  #row(key) {
    return /** @type {ArrivalRow} */ (this.rows.get(key));
  }

  #forgetRows() {
    this.rows.forEach((row, key) => row.element.isConnected || this.rows.delete(key));
  }

  #listen() {
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("focusin", (event) => this.#choose(event.target.closest("[data-key]")));
    [this.list, this.fresh.root].forEach((place) => this.#feelHand(place));
    const stray = () => (this.strayed = true);
    ["wheel", "pointerdown"].forEach((kind) => this.list.addEventListener(kind, stray, { passive: true }));
    const room = new ResizeObserver(() => this.#keepInSight());
    [this.list, this.fresh.root].forEach((place) => room.observe(place));
    document.addEventListener("scrollend", () => this.#release(), { capture: true });
    part(this.root, "fresh").addEventListener("click", () => this.#showFresh());
    part(this.root, "further").addEventListener("click", () => this.#further());
    const filters = part(this.root, "filters");
    filters.addEventListener("click", (event) => {
      const button = event.target.closest("[data-filter]");
      if (button) this.#filter(button.getAttribute("data-filter"));
    });
  }

  /** From the list to what waits below it the hand has not left. */
  #feelHand(place) {
    // Only after the event does the focus, or the pointer, stand where it is going.
    const later = () => window.setTimeout(() => this.#release());
    place.addEventListener("focusout", later);
    place.addEventListener("pointerenter", (event) => (this.hovered = event.pointerType === "mouse"));
    place.addEventListener("pointerleave", () => {
      this.hovered = false;
      later();
    });
  }

  /** The hand has left: what waited may come in. */
  #release() {
    if (!this.#isHeld()) this.draw();
  }

  #choose(row) {
    const key = row ? row.getAttribute("data-key") : "";
    this.strayed = false;
    if (key) this.isChosen = true;
    if (!key || key === this.current) return;
    const before = this.rows.get(this.current);
    this.current = key;
    if (before) before.drawCurrent(false);
    this.#row(key).drawCurrent(true);
  }

  #filter(name) {
    this.#narrow(name);
    this.isChosen = false; // another list: it is read from its top
    this.list.scrollTop = 0;
    this.draw({ anew: true });
    announce(this.arrivals.order.length ? `${this.arrivals.order.length} shown.` : part(this.root, "empty").textContent);
  }

  #narrow(name) {
    this.arrivals.filter = name;
    this.most = PAGE;
    const filters = part(this.root, "filters").querySelectorAll("[data-filter]");
    filters.forEach((one) => one.setAttribute("aria-pressed", String(one.getAttribute("data-filter") === name)));
  }

  #further() {
    const next = this.arrivals.order[this.most];
    this.most += PAGE;
    this.draw();
    this.#focus(next);
  }

  #showFresh() {
    if (!this.arrivals.fresh) return announce("Nothing new.");
    if (this.arrivals.isNarrow) this.#narrow("all");
    this.list.scrollTop = 0;
    this.draw({ anew: true });
    this.#focus(this.arrivals.order[0]);
  }

  #focus(key) {
    const row = this.rows.get(key);
    if (row) row.element.focus();
    else part(this.root, "heading").focus();
  }

  #key(event) {
    const row = event.target.closest("[data-key]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("[data-panel]")) return;
    const key = event.key.toLowerCase();
    const action = key === "enter" && event.target === row ? "read" : KEYS[key];
    if (!action) return;
    event.preventDefault();
    this.#act(action, row.getAttribute("data-key"));
  }

  #keyAnywhere(event) {
    const action = KEYS[event.key.toLowerCase()];
    event.preventDefault();
    if (action === "fresh") this.#showFresh();
    else if (action === "back") this.fresh.keepBack();
    else if (this.current) this.#focus(this.current);
    else announce(part(this.root, "empty").textContent || "");
  }

  #act(action, key) {
    const row = this.#row(key);
    if (action === "next") this.#move(key, 1);
    if (action === "previous") this.#move(key, -1);
    if (action === "read") this.#read(key);
    if (action === "theme") row.toggleThemes();
    if (action === "wall") row.wall();
    if (action === "hide") row.hide();
    if (action === "undo") this.#undo(key);
    if (action === "fresh") this.#showFresh();
    if (action === "back") this.fresh.keepBack();
  }

  #move(key, step) {
    const { order, fresh } = this.arrivals;
    const place = order.indexOf(key) + step;
    if (place < 0 && fresh) return this.#showFresh();
    if (place >= this.most) return this.#further();
    if (order[place]) this.#focus(order[place]);
    else announce(place < 0 ? "This is the top." : "This is the last one.");
  }

  /** Marks it read and goes on to the next unread one, also to those that wait. */
  #read(key) {
    const { cell } = /** @type {any} */ (this.arrivals.found.get(key));
    if (isUnread(cell)) this.#pass(key);
    const next = this.arrivals.unreadAfter(key);
    if (next && this.rows.has(next)) this.#focus(next);
    else if (this.arrivals.fresh) this.#showFresh();
    else announce("All read.");
  }

  async #pass(key) {
    this.arrivals.passed.add(key);
    if (!(await this.#row(key).read())) this.arrivals.passed.delete(key);
  }

  /** Puts a hidden one back; otherwise undoes what was done last. */
  #undo(key) {
    const { cell, id } = /** @type {any} */ (this.arrivals.found.get(key));
    const { commands = [] } = this.desk.undo.last || {};
    const isLast = commands.some((command) => command.do === "phrase.restore" && command.id === id);
    if (isHidden(cell) && !isLast) this.#row(key).restore();
    else this.desk.undo.back();
  }
}
