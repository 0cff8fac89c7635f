// @ts-check
/**
 * One phrase, note or pair on the desk: its words, where it has got to, and what can be done with it.
 *
 * - Drawn only when its own cell or the title of its theme has changed; three thousand rows stand still meanwhile.
 * - Doing something with it means it has been read, and says so to the one who gave it.
 * - Its panels (arrival-themes.js, hiding.js, appeal.js, slip.js, glossing.js) are fetched when somebody is at the desk. Until the one that was
 *   asked for is here its button waits, and whoever has gone on meanwhile is left alone.
 */

import { isAppealed, isHidden, isOnItsWay, isUnread, themesOf } from "./arrivals.js";
import { fetchFor } from "./asking.js";
import { drawWhence, shortened, speak, standing } from "./facts.js";
import { makeDraggable } from "./gathering.js";
import { later } from "../shared/later.js";
import { clone, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// By the name of the button that opens it.
const PANELS = {
  theme: later((again) => import("./arrival-themes.js" + again)),
  hide: later((again) => import("./hiding.js" + again)),
  appeal: later((again) => import("./appeal.js" + again)),
  slip: later((again) => import("./slip.js" + again)),
  gloss: later((again) => import("./glossing.js" + again)),
};
// Two panels have one button, each at its time.
const BUTTONS = { theme: "theme", hide: "hide", appeal: "hide", slip: "slip", gloss: "gloss" };

export class Arrival {
  /** @param {import("./asking.js").Desk} desk @param {string} key "phrase/…", "note/…" or "shift/…" */
  constructor(desk, key) {
    this.desk = desk;
    this.id = key.split("/")[1];
    /** @type {any} */
    this.cell = {};
    this.element = clone("arrival");
    this.told = part(this.element, "told");
    // The panel that is open, and the name of its button.
    this.panel = null;
    this.opened = "";
    // Whether one was asked for that is not here yet.
    this.isOpening = false;
    // Whether a view of the wall has it, with its question or in a theme, where it may be shown at all.
    this.isUp = false;
    // The titles of its themes, as they were drawn last.
    this.titles = "";
    this.isCurrent = null;
    this.isSelected = false;
    this.#name(key);
    this.#listen();
    makeDraggable(part(this.element, "words"), key);
  }

  /** @param {import("./arrivals.js").Arrival} arrival @param {boolean} isCurrent whether it is in the tab order */
  draw({ kind, cell }, isCurrent) {
    const titles = themesOf(cell).map((id) => this.desk.cell(`theme/${id}`).title).filter(Boolean);
    const isUp = titles.length > 0 || this.#isInView(kind, cell);
    const isSame = cell === this.cell && titles.join("\n") === this.titles && isUp === this.isUp;
    this.isUp = isUp;
    this.cell = cell;
    this.titles = titles.join("\n");
    if (this.isCurrent !== isCurrent) this.drawCurrent(isCurrent);
    if (!isSame) this.#draw(kind, titles);
    // A menu of themes changes with all of them.
    if (this.panel) this.panel.draw();
  }

  /** @param {boolean} isCurrent */
  drawCurrent(isCurrent) {
    this.isCurrent = isCurrent;
    const tabIndex = isCurrent ? 0 : -1;
    [this.element, ...this.element.querySelectorAll("[data-action]")].forEach((one) => (one.tabIndex = tabIndex));
  }

  /** @param {boolean} isSelected with others, to be gathered or read at once */
  drawSelected(isSelected) {
    if (this.isSelected === isSelected) return;
    this.isSelected = isSelected;
    this.element.toggleAttribute("data-selected", isSelected);
    part(this.element, "select").setAttribute("aria-pressed", String(isSelected));
    part(this.element, "selected-mark").replaceChildren(...(isSelected ? [sentence("desk.selected.mark"), " · "] : []));
  }

  /** Marks it read. */
  read() {
    return this.desk.ask({ do: "phrase.read", ids: [this.id] }, { told: this.told });
  }

  /** Marks it read unless somebody has, before something is done with it. */
  readFirst() {
    if (isUnread(this.cell)) this.read();
  }

  /** Opens the menu of themes, or closes it. */
  toggleThemes() {
    this.#toggle("theme");
  }

  /** On the wall, off it, or kept back: whatever its button says. */
  toggleWall() {
    const button = part(this.element, "wall");
    if (button.hidden) return;
    const { id } = this;
    const isOff = this.cell.wall === "shown" || isOnItsWay(this.cell);
    const [doing, undoing] = isOff ? ["phrase.keep", "phrase.show"] : ["phrase.show", "phrase.keep"];
    const words = this.beginning;
    const done = isOff ? sentence("desk.kept", { words }) : sentence("desk.put_up", { words });
    // Not back to waiting for the wall: that is over.
    const label = isOnItsWay(this.cell) ? sentence("desk.undo.to_wall", { count: 1 }) : "";
    this.readFirst();
    const undo = { label, commands: [{ do: undoing, id }], cells: [this.cell] };
    this.desk.ask({ do: doing, id }, { button, told: this.told, done, undo });
  }

  /** Asks for the reason, or puts it back when it is hidden; where its giver asks for another look, that is opened. */
  toggleHidden() {
    if (isAppealed(this.cell)) this.#toggle("appeal");
    else if (isHidden(this.cell)) this.restore();
    else this.#toggle("hide");
  }

  /** Shows the slip of words that the desk wrote down, or puts it away. */
  toggleSlip() {
    if (this.cell.slip) this.#toggle("slip");
  }

  /** Opens where the language of a phrase is said and what it means, or closes it. */
  toggleGloss() {
    if (!part(this.element, "gloss").hidden) this.#toggle("gloss");
  }

  /** Puts back what is hidden. */
  restore() {
    const { id } = this;
    const undo = { commands: [{ do: "phrase.hide", id, reason: this.cell.hidden }], cells: [this.cell] };
    const done = sentence("desk.restored", { words: this.beginning });
    const button = part(this.element, "hide");
    return this.desk.ask({ do: "phrase.restore", id }, { button, told: this.told, done, undo });
  }

  /** The beginning of its words. */
  get beginning() {
    return shortened(this.cell.text);
  }

  #draw(kind, titles) {
    const { cell, element } = this;
    const words = part(element, "words");
    const isPair = kind === "shift";
    words.textContent = isPair ? sentence("desk.pair.now", cell) : cell.text;
    writeOrHide(part(element, "before"), isPair ? sentence("desk.pair.before", { text: cell.before }) : "");
    speak(words, cell.lang);
    element.toggleAttribute("data-unread", isUnread(cell));
    element.toggleAttribute("data-hidden", isHidden(cell));
    element.toggleAttribute("data-appealed", isAppealed(cell));
    part(element, "unread-mark").replaceChildren(...(isUnread(cell) ? [sentence("desk.new"), " · "] : []));
    drawWhence(part(element, "facts"), { kind, cell }, titles, this.desk.clock(cell.at));
    writeOrHide(part(element, "standing"), standing(cell, this.isUp));
    part(element, "theme").hidden = isHidden(cell);
    part(element, "slip").hidden = !cell.slip;
    part(element, "gloss").hidden = kind !== "phrase";
    this.#drawHide();
    this.#drawWall();
  }

  /** Whether a view of the wall that is not of a theme has it just now. */
  #isInView(kind, { prompt }) {
    const { question, shows } = this.desk.cell("wall");
    return kind === "shift" ? shows === "shifts" : prompt === question;
  }

  #drawHide() {
    const isBack = isHidden(this.cell);
    const button = part(this.element, "hide");
    const isAsked = isAppealed(this.cell);
    const put = isBack ? sentence("desk.restore") : sentence("desk.hide");
    button.textContent = isAsked ? sentence("desk.appeal") : put;
    if (isBack && !isAsked) button.removeAttribute("aria-expanded");
    else button.setAttribute("aria-expanded", String(BUTTONS[this.opened] === "hide"));
  }

  #drawWall() {
    const { cell } = this;
    const button = part(this.element, "wall");
    const other = cell.wall === "shown" ? sentence("desk.off_wall") : sentence("desk.to_wall");
    button.hidden = isHidden(cell) || cell.wall === "never";
    button.textContent = isOnItsWay(cell) ? sentence("desk.keep_back") : other;
    button.classList.toggle("button--wall", !isOnItsWay(cell));
  }

  #name(key) {
    const [words, facts] = [part(this.element, "words"), part(this.element, "facts-line")];
    words.id = `words-${key}`;
    facts.id = `facts-${key}`;
    const before = part(this.element, "before");
    before.id = `before-${key}`;
    this.element.setAttribute("aria-labelledby", `${before.id} ${words.id}`);
    this.element.setAttribute("aria-describedby", facts.id);
    const buttons = this.element.querySelectorAll("[data-action]");
    buttons.forEach((button) => button.setAttribute("aria-describedby", words.id));
  }

  #listen() {
    const press = (name, act) => part(this.element, name).addEventListener("click", act);
    press("theme", () => this.toggleThemes());
    press("wall", () => this.toggleWall());
    press("hide", () => this.toggleHidden());
    press("slip", () => this.toggleSlip());
    press("gloss", () => this.toggleGloss());
  }

  /** Closes the panel of that name, or opens it in the place of another one. */
  async #toggle(name) {
    if (this.opened === name) return this.panel.close(true);
    if (this.isOpening) return;
    const button = part(this.element, BUTTONS[name]);
    this.isOpening = true;
    const module = await fetchFor(button, PANELS[name]);
    this.isOpening = false;
    if (!module) return;
    this.panel?.close(false);
    this.panel = module.open(this, part(this.element, "panel"), (goesBack) => this.#close(button, goesBack));
    this.opened = name;
    button.setAttribute("aria-expanded", "true");
  }

  #close(button, goesBack) {
    this.panel = null;
    this.opened = "";
    button.setAttribute("aria-expanded", "false");
    part(this.element, "panel").replaceChildren();
    if (goesBack) this.element.focus();
  }
}
