// @ts-check
/**
 * Choosing a theme: type to find it, Enter takes the one that is marked; a name that is not there yet makes a new one.
 *
 * - No second theme of a name is made, whatever its case or accents: the one that is there is taken.
 * - A combobox with its list always open (WAI-ARIA): the focus stays in the field, arrows move the mark.
 * - It is redrawn while it is open, with what other desks do to the themes.
 * - Escape closes it and gives the focus back; leaving it closes it and takes nothing.
 */

import { named, thereIs } from "./words.js";
import { fold } from "../shared/folding.js";
import { drawList } from "../shared/lists.js";
import { clone, part } from "../shared/page.js";

/** @typedef {{theme: string|null, title: string, button: Element, told: HTMLElement}} Choice theme null: a new one */

let menus = 0;

export class ThemeMenu {
  /**
   * @param {HTMLElement} host @param {import("./asking.js").Desk} desk
   * @param {{label: string, chosen?: () => string[], names?: boolean, except?: string,
   *   choose: (choice: Choice) => Promise<boolean>, close: (back: boolean) => void}} how
   *   chosen: ids of the themes it is in already. names: new themes may be named here. except: a theme left out.
   */
  constructor(host, desk, { label, chosen = () => [], names = false, except = "", choose, close }) {
    this.desk = desk;
    this.chosen = chosen;
    this.names = names;
    this.except = except;
    this.choose = choose;
    this.element = clone("theme-menu");
    this.field = part(this.element, "find");
    this.options = part(this.element, "options");
    this.told = part(this.element, "told");
    this.marked = "";
    this.typed = /** @type {string|null} */ (null); // what was typed when this was drawn last
    this.prefix = `menu-${++menus}-`;
    this.closed = false;
    this.closing = close;
    this.#name(label);
    this.#listen();
    host.replaceChildren(this.element);
    this.draw();
    this.field.focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} back whether the focus goes back to where it came from */
  close(back) {
    if (this.closed) return;
    this.closed = true;
    this.closing(back);
  }

  draw() {
    const found = this.#found();
    const typed = this.field.value.trim();
    const called = this.desk.themeCalled(typed, this.except);
    const isTyped = typed !== this.typed;
    this.typed = typed;
    if (called && isTyped) this.marked = called.id;
    // One that went away under the hand gives its mark to no other: Enter would take what nobody chose.
    const instead = called ? called.id : isTyped && found.length ? found[0].key : "";
    if (!found.some(({ key }) => key === this.marked)) this.marked = instead;
    drawList(this.options, found, {
      key: ({ key }) => key,
      make: ({ key }) => this.#make(key),
      update: (element, option) => this.#update(element, option),
    });
    this.options.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    if (this.marked) this.field.setAttribute("aria-activedescendant", this.prefix + this.marked);
    else this.field.removeAttribute("aria-activedescendant");
    const note = this.#note(found.length > 0, typed, called);
    part(this.element, "none").textContent = note;
    part(this.element, "none").hidden = !note;
  }

  #note(isFound, typed, called) {
    if (called && this.names && called.title !== typed) return thereIs(called.title);
    if (isFound) return "";
    return this.names ? "No theme is called that yet. Type a name and press Enter." : "There is no other theme.";
  }

  /** The themes whose title has what was typed, and the new one it would make. */
  #found() {
    const typed = this.field.value.trim();
    const themes = this.desk.cells.entries("theme/").filter(([id]) => id !== this.except);
    const chosen = this.chosen();
    const called = this.desk.themeCalled(typed, this.except);
    const options = themes
      .filter(([id, { title }]) => called?.id === id || fold(title).includes(fold(typed)))
      .sort(([, a], [, b]) => a.hue - b.hue)
      .map(([id, { title, hue }]) => ({ key: id, theme: id, title, hue, words: title, isIn: chosen.includes(id) }));
    if (!this.names || !typed || called) return options;
    const words = `New theme: ${named(typed)}`;
    return [...options, { key: "new", theme: null, title: typed, hue: null, words, isIn: false }];
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
    part(element, "title").textContent = option.words;
    part(element, "in").textContent = option.isIn ? "in it: Enter takes it out" : "";
  }

  #name(label) {
    this.options.id = `${this.prefix}options`;
    this.field.setAttribute("aria-controls", this.options.id);
    this.field.setAttribute("aria-label", label);
    this.options.setAttribute("aria-label", label);
    const words = this.names ? "Find a theme, or name a new one" : "Find a theme";
    this.field.setAttribute("placeholder", words);
  }

  #listen() {
    this.field.addEventListener("input", () => this.#type());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    // The focus stays in the field, so that a press on an option is not first a leaving.
    this.options.addEventListener("pointerdown", (event) => event.preventDefault());
    this.options.addEventListener("click", (event) => this.#take(event.target.closest("[data-key]")));
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
    if (event.isComposing || !["Escape", "Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
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
    const place = this.marked ? keys.indexOf(this.marked) + step : Math.min(step, 0);
    this.marked = keys[(place + keys.length) % keys.length] || "";
    this.draw();
    this.#markedOption().scrollIntoView({ block: "nearest" });
  }

  async #take(element) {
    if (!element) return;
    const { theme, title } = element.option;
    if (await this.choose({ theme, title, button: element, told: this.told })) this.close(true);
  }
}
