// @ts-check
/**
 * What is arriving: read by keyboard or pointer, and from here put under themes, on the wall, or aside.
 *
 * - The list never moves under the hand (holding.js); what waits meanwhile is shown below it (fresh.js).
 * - One row at a time takes part in the tab order, so that the field below is two steps away and not six hundred. Until
 *   somebody has chosen a row, that is the first one nobody has read.
 * - What is in sight is drawn at once, the rest of a page behind it, a few rows at a time.
 */

import { Arrival } from "./arrival.js";
import { ArrivalKeys } from "./arrival-keys.js";
import { Arrivals } from "./arrivals.js";
import { Counts } from "./counts.js";
import { Fresh } from "./fresh.js";
import { Holding } from "./holding.js";
import { Search } from "./search.js";
import { Selection } from "./selection.js";
import { drawList } from "../shared/lists.js";
import { announce, part, settle } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// More than anybody reads before the next break.
const PAGE = 200;
// Drawn at once: more than the tallest screen shows. Then so many at a time, each quick on an old laptop.
const FIRST = 30;
const SLICE = 10;
// So many rows are taller than any screen.
const LONG = 100;

// A press on these is no press on the row.
const PRESSED = "button, input, a, [data-panel]";

export class Arriving {
  /**
   * @param {HTMLElement} root @param {import("./asking.js").Desk} desk
   * @param {{taking: import("./taking.js").Taking, clock: import("./clock.js").ClockQuestion}} also what a key reaches elsewhere
   */
  constructor(root, desk, also) {
    this.root = root;
    this.desk = desk;
    this.list = part(root, "list");
    this.filters = part(root, "filters");
    this.arrivals = new Arrivals();
    /** @type {Map<string, Arrival>} */
    this.rows = new Map();
    this.most = PAGE;
    // How many of those are drawn, and the timer of the next.
    this.drawn = FIRST;
    this.drawing = 0;
    /** @type {Set<string>} keys of cells that have changed since the list was drawn */
    this.changed = new Set();
    this.current = "";
    // Whether somebody has been at the current row.
    this.isChosen = false;
    this.isDrawn = false;
    this.fresh = new Fresh(part(root, "new"), desk, this.arrivals);
    this.counts = new Counts(root, desk, this.arrivals);
    this.search = new Search(part(root, "search"), this);
    this.selection = new Selection(part(root, "selection"), this);
    this.holding = new Holding(this.list, this.fresh.root, () => this.draw());
    new ArrivalKeys(this, also);
    this.#listen();
    desk.watch(["phrase/", "note/", "shift/", "theme/", "wall", "now", "day", "programme"], (changed) => this.#hear(changed));
  }

  draw({ anew = false } = {}) {
    const focused = this.holding.row?.getAttribute("data-key");
    const isHeld = !anew && this.isDrawn && this.arrivals.order.length > 0 && this.holding.isHeld;
    this.arrivals.take(this.desk.cells, this.changed, isHeld);
    this.changed.clear();
    this.#keepCurrent();
    this.#drawRows(this.isDrawn);
    this.#drawOn();
    if (focused && !this.rows.has(focused)) this.focus(this.current);
    this.#drawAround();
    this.isDrawn = true;
  }

  /** The row of an arrival. @param {string} key @returns {Arrival} */
  row(key) {
    return /** @type {Arrival} */ (this.rows.get(key));
  }

  /** What the list says while nothing is in it. @returns {string} */
  get empty() {
    return part(this.root, "empty").textContent;
  }

  /** @param {string|null} key */
  focus(key) {
    if (!this.rows.has(key || "")) this.#drawUpTo(key);
    const row = this.rows.get(key || "");
    if (row) row.element.focus();
    else part(this.root, "heading").focus();
  }

  /** Whether the list goes as far as this row, drawn yet or not. @param {string} key */
  reaches(key) {
    return this.arrivals.order.slice(0, this.most).includes(key);
  }

  /** Lets in what waits, and goes to the first in the list. */
  showFresh() {
    const { waiting, isNarrow } = this.arrivals;
    if (!waiting.length) return announce(sentence("desk.fresh.nothing"));
    if (isNarrow) this.#narrowNot();
    this.list.scrollTop = 0;
    this.draw({ anew: true });
    this.focus(this.arrivals.order[0]);
  }

  /** Draws the next page of the list, and goes to its first row. */
  showFurther() {
    const next = this.arrivals.order[this.most];
    this.most += PAGE;
    this.draw();
    this.focus(next);
  }

  /** Another list: it is read from its top. @returns {number} how many are in it */
  drawAnother() {
    this.isChosen = false;
    this.most = PAGE;
    this.drawn = FIRST;
    this.list.scrollTop = 0;
    this.draw({ anew: true });
    return this.arrivals.order.length;
  }

  #hear(changed) {
    changed.forEach((key) => this.changed.add(key));
    this.draw();
  }

  #drawRows(settles) {
    drawList(this.list, this.arrivals.first(this.drawn), {
      key: ({ key }) => key,
      make: ({ key }) => this.#make(key, settles),
      update: (_, arrival) => this.row(arrival.key).draw(arrival, arrival.key === this.current),
    });
    this.rows.forEach((row, key) => row.element.isConnected || this.rows.delete(key));
    this.list.toggleAttribute("data-long", this.rows.size >= LONG);
  }

  /** The rest of the page, each few rows in a task of their own. */
  #drawOn() {
    if (this.drawing || this.drawn >= Math.min(this.most, this.arrivals.order.length)) return;
    this.drawing = window.setTimeout(() => {
      this.drawing = 0;
      this.drawn = Math.min(this.drawn + SLICE, this.most);
      this.#drawRows(false);
      this.#drawOn();
    });
  }

  /** Whoever goes to a row that is not drawn yet does not wait for it. */
  #drawUpTo(key) {
    const place = this.arrivals.order.indexOf(key);
    if (place < this.drawn || place >= this.most) return;
    this.drawn = Math.min(place + SLICE, this.most);
    this.#drawRows(false);
  }

  #drawAround() {
    const { length } = this.arrivals.order;
    this.counts.draw();
    this.selection.draw();
    this.fresh.draw();
    part(this.root, "further").hidden = length <= this.most;
    part(this.root, "empty").textContent = length ? "" : this.#whyEmpty(this.arrivals.found.size);
    this.list.hidden = !length;
  }

  #whyEmpty(all) {
    if (this.arrivals.sought) return sentence("desk.search.none");
    if (this.arrivals.filter === "unread" && all) return sentence("desk.all_read");
    if (all) return sentence("desk.empty.here");
    const { opens, takes = [], slot } = this.desk.cell("now");
    if (takes.includes("phrase")) return sentence("desk.empty.asked");
    if (!opens) return sentence("desk.empty.never");
    const values = { title: this.desk.slot(opens.slot).title, time: this.desk.clock(opens.at) };
    return slot ? sentence("desk.empty.opens", values) : sentence("desk.empty.first", values);
  }

  /** The current row, or the one that took its place when it went away; the first to read until one is chosen. */
  #keepCurrent() {
    const { order, firstUnread } = this.arrivals;
    if (!this.isChosen) this.current = firstUnread || order[0] || "";
    if (this.arrivals.isListed(this.current)) return;
    const before = [...this.list.children].map((row) => row.getAttribute("data-key") || "");
    const index = Math.max(before.indexOf(this.current), 0);
    const later = before.slice(index).find((key) => this.arrivals.isListed(key));
    this.current = later || order[Math.min(index, order.length - 1)] || "";
  }

  #make(key, settles) {
    const row = new Arrival(this.desk, key);
    this.rows.set(key, row);
    row.drawSelected(this.selection.keys.has(key));
    if (settles) settle(row.element);
    return row.element;
  }

  #listen() {
    this.list.addEventListener("focusin", ({ target }) => this.#choose(target.closest("[data-key]")));
    // A finger chooses a row so, and sees what can be done with it.
    this.list.addEventListener("click", ({ target }) => target.closest(PRESSED) || target.closest("[data-key]")?.focus());
    part(this.root, "fresh").addEventListener("click", () => this.showFresh());
    part(this.root, "further").addEventListener("click", () => this.showFurther());
    this.filters.addEventListener("click", ({ target }) => this.#filter(target.closest("[data-filter]")));
  }

  #choose(row) {
    if (!row) return;
    this.isChosen = true;
    this.rows.get(this.current)?.drawCurrent(false);
    this.current = row.getAttribute("data-key");
    this.row(this.current).drawCurrent(true);
    // Under a finger it keeps its buttons: what is tapped next must not move away.
    const keeps = window.matchMedia("(hover: none)").matches;
    this.rows.forEach(({ element }) => element.toggleAttribute("data-chosen", keeps && element === row));
  }

  #filter(button) {
    if (!button) return;
    this.#narrow(button.getAttribute("data-filter"));
    const count = this.drawAnother();
    announce(count ? sentence("desk.filtered", { count }) : this.empty);
  }

  /** Lets everything into the list that is there. */
  #narrowNot() {
    this.#narrow("all");
    this.search.clear();
  }

  #narrow(name) {
    this.arrivals.filter = name;
    this.most = PAGE;
    [...this.filters.children].forEach((one) => {
      one.setAttribute("aria-pressed", String(one.getAttribute("data-filter") === name));
    });
  }
}
