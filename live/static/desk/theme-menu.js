// @ts-check
/**
 * Choosing a theme: type to find it, Enter takes the one that is marked; a name that is not there yet makes a new one.
 *
 * - No second theme of a name is made, whatever its case or accents: the one that is there is taken.
 * - A combobox with its list always open (WAI-ARIA): the focus stays in the field, arrows move the mark.
 * - It is redrawn while it is open, with what other desks do to the themes.
 * - Escape closes it and gives the focus back; leaving it closes it and takes nothing.
 */

import { themeCalled } from "./theme-names.js";
import { fold } from "../shared/folding.js";
import { drawList } from "../shared/lists.js";
import { clone, onKey, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

/** @typedef {{theme: string|null, title: string, button: Element, told: HTMLElement}} Choice theme null: a new one */

let menus = 0;

export class ThemeMenu {
  /**
   * @param {HTMLElement} host @param {import("./asking.js").Desk} desk
   * @param {{label: string, chosen?: () => string[], names?: boolean, except?: string,
   *   choose: (choice: Choice) => Promise<boolean>, close: (goesBack: boolean) => void}} how
   *   chosen: ids of the themes it is in already. names: new themes may be named here. except: a theme left out.
   *   close: whether the focus goes back to where it came from.
   */
  constructor(host, desk, { label, chosen = () => [], names = false, except = "", choose, close }) {
    this.desk = desk;
    this.chosen = chosen;
    this.names = names;
    this.except = except;
    this.choose = choose;
    this.whenClosed = close;
    this.isClosed = false;
    this.element = clone("theme-menu");
    this.field = part(this.element, "find");
    this.options = part(this.element, "options");
    // The key of the option that Enter takes, and what was typed when it was marked.
    this.marked = "";
    this.typed = null;
    this.prefix = `menu-${++menus}-`;
    this.#name(label);
    this.#listen();
    host.replaceChildren(this.element);
    this.draw();
    this.field.focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} goesBack whether the focus goes back to where it came from */
  close(goesBack) {
    if (this.isClosed) return;
    this.isClosed = true;
    this.whenClosed(goesBack);
  }

  draw() {
    const typed = this.field.value.trim();
    const called = themeCalled(this.desk, typed, this.except);
    const found = this.#found(typed, called);
    this.#keepMark(found, typed, called);
    drawList(this.options, found, {
      key: ({ key }) => key,
      make: ({ key }) => this.#make(key),
      update: (element, option) => this.#update(element, option),
    });
    this.options.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    if (this.marked) this.field.setAttribute("aria-activedescendant", this.prefix + this.marked);
    else this.field.removeAttribute("aria-activedescendant");
    writeOrHide(part(this.element, "none"), this.#note(found, typed, called));
  }

  /** One that went away under the hand gives its mark to no other: Enter would take what nobody chose. */
  #keepMark(found, typed, called) {
    const isTyped = typed !== this.typed;
    this.typed = typed;
    const isThere = found.some(({ key }) => key === this.marked);
    if (called && (isTyped || !isThere)) this.marked = called.id;
    else if (!isThere) this.marked = isTyped && found.length ? found[0].key : "";
  }

  #note(found, typed, called) {
    if (called && this.names && called.title !== typed) return sentence("desk.there_is", { title: called.title });
    if (found.length) return "";
    return this.names ? sentence("desk.menu.none") : sentence("desk.menu.no_other");
  }

  /** The themes whose title has what was typed, and the new one it would make. */
  #found(typed, called) {
    const themes = this.desk.cells.entries("theme/").filter(([id]) => id !== this.except);
    const isIn = this.chosen();
    const options = themes
      .filter(([id, { title }]) => called?.id === id || fold(title).includes(fold(typed)))
      .sort(([, a], [, b]) => a.hue - b.hue)
      .map(([id, { title, hue }]) => ({ key: id, theme: id, title, hue, label: title, isIn: isIn.includes(id) }));
    if (!this.names || !typed || called) return options;
    const label = sentence("desk.menu.new", { title: typed });
    return [...options, { key: "new", theme: null, title: typed, hue: null, label, isIn: false }];
  }

  #make(key) {
    const option = clone("theme-option");
    option.id = this.prefix + key;
    return option;
  }

  #update(element, option) {
    element.option = option;
    element.setAttribute("aria-selected", String(option.key === this.marked));
    if (option.hue === null) element.removeAttribute("data-hue");
    else element.setAttribute("data-hue", String(option.hue % 8));
    part(element, "title").textContent = option.label;
    part(element, "in").textContent = option.isIn ? sentence("desk.menu.in") : "";
  }

  #name(label) {
    this.options.id = `${this.prefix}options`;
    this.field.setAttribute("aria-controls", this.options.id);
    this.field.setAttribute("aria-label", label);
    this.options.setAttribute("aria-label", label);
    this.field.placeholder = this.names ? sentence("desk.menu.find_or_name") : sentence("desk.menu.find");
  }

  #listen() {
    this.field.addEventListener("input", () => this.#type());
    onKey(this.field, (event) => this.#key(event));
    // The focus stays in the field, so that a press on an option is not first a leaving.
    this.options.addEventListener("pointerdown", (event) => event.preventDefault());
    this.options.addEventListener("click", ({ target }) => this.#take(target.closest("[data-key]")));
    // Only after the event does the focus stand where it is going.
    this.element.addEventListener("focusout", () => window.setTimeout(() => this.#left()));
  }

  #type() {
    this.draw();
    this.element.scrollIntoView({ block: "nearest" });
  }

  #left() {
    if (document.hasFocus() && !this.element.contains(document.activeElement)) this.close(false);
  }

  #key(event) {
    if (!["Escape", "Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") this.close(true);
    else if (event.key === "Enter") this.#take(this.#markedOption());
    else this.#mark(event.key === "ArrowDown" ? 1 : -1);
  }

  #markedOption() {
    return [...this.options.children].find((option) => option.getAttribute("data-key") === this.marked);
  }

  #mark(step) {
    const keys = [...this.options.children].map((option) => option.getAttribute("data-key"));
    if (!keys.length) return;
    const index = this.marked ? keys.indexOf(this.marked) + step : Math.min(step, 0);
    this.marked = keys[(index + keys.length) % keys.length] || "";
    this.draw();
    this.#markedOption()?.scrollIntoView({ block: "nearest" });
  }

  async #take(element) {
    if (!element) return;
    const { theme, title } = element.option;
    const told = part(this.element, "told");
    if (await this.choose({ theme, title, button: element, told })) this.close(true);
  }
}
