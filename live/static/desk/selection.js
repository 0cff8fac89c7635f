// @ts-check
/**
 * Several rows at once: chosen with Space, Shift or a button, then gathered under a theme or marked read together.
 *
 * - What was chosen is said below the list, with what can be done, and moves nothing there.
 * - What is done with many has one way back.
 * - A row that goes away is no longer chosen.
 */

import { isUnread } from "./arrivals.js";
import { fetchFor } from "./asking.js";
import { onEscape } from "./typing.js";
import { later } from "../shared/later.js";
import { announce, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const fetchMenu = later((again) => import("./selection-themes.js" + again));

export class Selection {
  /** @param {HTMLElement} root @param {import("./arriving.js").Arriving} arriving */
  constructor(root, arriving) {
    this.root = root;
    this.arriving = arriving;
    this.desk = arriving.desk;
    this.told = part(root, "told");
    this.button = part(root, "gather");
    /** @type {Set<string>} */
    this.keys = new Set();
    // From where Shift reaches.
    this.anchor = "";
    // Where the hand goes on once something was done with all of them.
    this.next = null;
    // The menu of themes that is open, or null.
    this.menu = null;
    this.#listen();
  }

  /** Whether any row is chosen. */
  get isAny() {
    return this.keys.size > 0;
  }

  /** What is chosen, in the order of the list. @returns {import("./arrivals.js").Arrival[]} */
  get chosen() {
    const { arrivals } = this.arriving;
    return arrivals.order.filter((key) => this.keys.has(key)).map((key) => arrivals.get(key));
  }

  /** Chooses a row, or no longer. @param {string} key */
  toggle(key) {
    if (!this.keys.delete(key)) this.keys.add(key);
    this.anchor = key;
    this.#change();
  }

  /** Chooses all rows from where the last one was chosen to this one. @param {string} key @param {string} from where none was */
  reach(key, from) {
    const { order } = this.arriving.arrivals;
    const anchor = order.includes(this.anchor) ? this.anchor : from;
    const [first, last] = [order.indexOf(anchor), order.indexOf(key)].sort((a, b) => a - b);
    order.slice(Math.max(first, 0), last + 1).forEach((one) => this.keys.add(one));
    this.anchor = anchor;
    this.#change();
  }

  clear() {
    this.keys.clear();
    this.anchor = "";
    this.#change();
  }

  /** Something was done with all of them: on to the next that nobody has read, below them or from the top. */
  finish() {
    const { arrivals } = this.arriving;
    const last = arrivals.order.filter((key) => this.keys.has(key)).pop();
    this.next = arrivals.unreadAfter(last, this.keys) || null;
    this.clear();
  }

  draw() {
    const { arrivals, rows } = this.arriving;
    this.keys.forEach((key) => arrivals.isListed(key) || this.keys.delete(key));
    rows.forEach((row, key) => row.drawSelected(this.keys.has(key)));
    const hadFocus = this.root.contains(document.activeElement);
    part(this.root, "selected-count").textContent = sentence("desk.selected.count", { count: this.keys.size });
    this.root.hidden = !this.isAny;
    if (this.menu) this.isAny ? this.menu.draw() : this.menu.close(false);
    if (hadFocus && !this.isAny) this.#goOn();
  }

  /** Opens the menu of themes for all of them. */
  async openThemes() {
    if (this.menu) return this.menu.close(true);
    const module = await fetchFor(this.button, fetchMenu);
    if (!module || !this.isAny) return;
    this.menu = module.open(this, part(this.root, "panel"), (goesBack) => this.#close(goesBack));
    this.button.setAttribute("aria-expanded", "true");
  }

  /** Marks all of them read. */
  async read() {
    const ids = this.chosen.filter(({ cell }) => isUnread(cell)).map(({ id }) => id);
    if (!ids.length) return announce(sentence("desk.selected.all_read"));
    const done = sentence("desk.selected.were_read", { count: ids.length });
    const undo = { commands: [{ do: "phrase.unread", ids }] };
    const manner = { button: part(this.root, "read"), told: this.told, done, undo };
    if (await this.desk.ask({ do: "phrase.read", ids }, manner)) this.finish();
  }

  #change() {
    if (this.isAny) this.next = null;
    this.draw();
    announce(this.isAny ? sentence("desk.selected.count", { count: this.keys.size }) : sentence("desk.selected.no_more"));
  }

  #close(goesBack) {
    this.menu = null;
    this.button.setAttribute("aria-expanded", "false");
    part(this.root, "panel").replaceChildren();
    if (!goesBack) return;
    if (this.isAny) this.button.focus();
    else this.#goOn();
  }

  #goOn() {
    const { arriving, next } = this;
    arriving.focus(next && arriving.reaches(next) ? next : arriving.current);
  }

  #listen() {
    const on = (name, act) => part(this.root, name).addEventListener("click", act);
    on("gather", () => this.openThemes());
    on("read", () => this.read());
    on("clear", () => this.clear());
    onEscape(this.root, ({ target }) => target.closest("[data-panel]") || this.clear());
    this.arriving.list.addEventListener("click", (event) => this.#press(event));
    // Shift and a press would select text.
    this.arriving.list.addEventListener("mousedown", (event) => event.shiftKey && event.preventDefault());
  }

  #press({ target, shiftKey, ctrlKey, metaKey }) {
    const key = target.closest("[data-key]")?.getAttribute("data-key");
    if (!key) return;
    if (target.closest("[data-select]")) return this.toggle(key);
    if (target.closest("button, input, a, [data-panel]")) return;
    if (shiftKey) this.reach(key, key);
    else if (ctrlKey || metaKey) this.toggle(key);
  }
}
