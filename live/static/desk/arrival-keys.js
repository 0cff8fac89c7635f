// @ts-check
/**
 * What is arriving, by keyboard: single letters while the focus is in the list, and some from anywhere.
 *
 * - While several rows are chosen, Enter and T are for all of them.
 * - Those from anywhere change nothing that is not said at once, and can be turned off (WCAG 2.1.4).
 */

import { isHidden, isUnread } from "./arrivals.js";
import { Legend } from "./legend.js";
import { announce, keep, kept, onKey, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// Down and up, as single letters and as arrows.
const STEPS = { j: 1, arrowdown: 1, k: -1, arrowup: -1 };
const STORED = "cento.desk.keys";
const TYPED_IN = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
const ANYWHERE = ["j", "k", "n", "b", "o", "c", "t", "/", "?"];

export class ArrivalKeys {
  /** @param {import("./arriving.js").Arriving} arriving @param {{taking: import("./taking.js").Taking, clock: import("./clock.js").ClockQuestion}} also */
  constructor(arriving, { taking, clock }) {
    this.arriving = arriving;
    this.taking = taking;
    this.clock = clock;
    this.desk = arriving.desk;
    this.arrivals = arriving.arrivals;
    this.selection = arriving.selection;
    this.legend = new Legend(arriving.root);
    this.actions = this.#actions();
    /** @type {Set<string>} marked read here, whether or not the server has said so yet */
    this.passed = new Set();
    onKey(arriving.list, (event) => this.#inList(event));
    new Keys(part(document, "anywhere"), ANYWHERE, (event) => this.#anywhere(event));
  }

  /** What each key does to the row of `key`. @returns {Object<string, (key: string) => any>} */
  #actions() {
    const { arriving } = this;
    const [next, previous] = [(key) => this.#move(key, 1), (key) => this.#move(key, -1)];
    return {
      j: next,
      arrowdown: next,
      k: previous,
      arrowup: previous,
      enter: (key) => (this.selection.isAny ? this.selection.read() : this.#read(key)),
      " ": (key) => this.selection.toggle(key),
      escape: () => this.selection.isAny && this.selection.clear(),
      t: (key) => this.#themes(key),
      w: (key) => arriving.row(key).toggleWall(),
      h: (key) => arriving.row(key).toggleHidden(),
      s: (key) => arriving.row(key).toggleSlip(),
      g: (key) => arriving.row(key).toggleGloss(),
      u: (key) => this.#undo(key),
      n: () => arriving.showFresh(),
      b: () => arriving.fresh.keepBack(),
      o: () => this.taking.toggleRunning(),
      c: () => this.clock.focus(),
      "/": () => arriving.search.focus(),
      "?": () => this.legend.toggle(),
    };
  }

  #inList(event) {
    const row = event.target.closest("[data-key]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = event.key.toLowerCase();
    const act = this.actions[name];
    // On a button of the row Enter and Space press the button.
    if (!act || event.target.closest("[data-panel]") || ((name === "enter" || name === " ") && event.target !== row)) return;
    event.preventDefault();
    const key = row.getAttribute("data-key");
    if (event.shiftKey && STEPS[name]) return this.#reach(key, STEPS[name]);
    // A letter is meant for the panel that is about to open.
    if (name.startsWith("arrow") || !this.arriving.row(key).isOpening) act(key);
  }

  /** Of what is chosen, or of a row; from elsewhere to the themes themselves. */
  #themes(key) {
    if (this.selection.isAny) return this.selection.openThemes();
    if (key) return this.arriving.row(key).toggleThemes();
    const first = part(document, "themes").querySelector("[data-open]") || part(part(document, "themes-view"), "new");
    /** @type {HTMLElement} */ (first).focus();
  }

  #anywhere(event) {
    const { arriving } = this;
    const name = event.key.toLowerCase();
    event.preventDefault();
    if (!STEPS[name]) this.actions[name]("");
    else if (arriving.current) arriving.focus(arriving.current);
    else announce(arriving.empty);
  }

  /** Chooses this row and the next, and goes on. */
  #reach(key, step) {
    const { order } = this.arrivals;
    const next = order[order.indexOf(key) + step];
    this.selection.reach(next || key, key);
    this.#move(key, step);
  }

  #move(key, step) {
    const { order, waiting } = this.arrivals;
    const index = order.indexOf(key) + step;
    if (index < 0 && waiting.length) return this.arriving.showFresh();
    if (index >= this.arriving.most) return this.arriving.showFurther();
    if (order[index]) this.arriving.focus(order[index]);
    else announce(index < 0 ? sentence("desk.top") : sentence("desk.last"));
  }

  /** Marks it read and goes on to the next unread one, also to those that wait. */
  #read(key) {
    if (isUnread(this.arrivals.get(key).cell)) this.#pass(key);
    const next = this.arrivals.unreadAfter(key, this.passed);
    if (next && this.arriving.reaches(next)) this.arriving.focus(next);
    else if (this.arrivals.waiting.length) this.arriving.showFresh();
    else announce(sentence("desk.all_read"));
  }

  async #pass(key) {
    this.passed.add(key);
    if (!(await this.arriving.row(key).read())) this.passed.delete(key);
  }

  /** Puts a hidden one back; otherwise undoes what was done last. */
  #undo(key) {
    const { cell, id } = this.arrivals.get(key);
    const commands = this.desk.undo.last?.commands || [];
    const isLast = commands.some((command) => command.do === "phrase.restore" && command.id === id);
    if (isHidden(cell) && !isLast) this.arriving.row(key).restore();
    else this.desk.undo.back();
  }
}

/**
 * Keys that work from anywhere on the page, and the box that turns them off: never in a text field or a select, and
 * never with a modifier, where a letter means something else. The choice is remembered on this device, where it can be.
 */
export class Keys {
  /** @param {HTMLInputElement} box @param {string[]} keys @param {(event: KeyboardEvent) => void} act */
  constructor(box, keys, act) {
    this.box = box;
    this.keys = keys;
    box.checked = kept(STORED, "anywhere") !== "list";
    box.addEventListener("change", () => keep(STORED, box.checked ? "anywhere" : "list"));
    onKey(document, (event) => this.#means(event) && act(event));
  }

  #means(event) {
    if (!this.box.checked || event.defaultPrevented) return false;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    // Some keyboards have "/" on Shift, and all have "?" there.
    if (event.shiftKey && /[a-z]/i.test(event.key)) return false;
    return this.keys.includes(event.key.toLowerCase()) && !event.target.closest(TYPED_IN);
  }
}
