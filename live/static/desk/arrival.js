// @ts-check
/**
 * One phrase or note on the desk: its words, where it has got to, and what can be done with it.
 *
 * - Drawn only when its own cell or the title of its theme has changed; three thousand rows stand still meanwhile.
 * - Doing something with it means it has been read, and says so to the one who gave it.
 */

import { isHidden, isOnItsWay, isUnread, themesOf } from "./arrivals.js";
import { drawWhence, shortened, standing } from "./facts.js";
import { gather, makeDraggable, release } from "./gathering.js";
import { Hiding } from "./hiding.js";
import { ThemeMenu } from "./theme-menu.js";
import { makeId } from "../shared/outbox.js";
import { clone, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Arrival {
  /** @param {import("./asking.js").Desk} desk @param {string} key "phrase/…" or "note/…" */
  constructor(desk, key) {
    this.desk = desk;
    this.id = key.split("/")[1];
    /** @type {any} */
    this.cell = {};
    this.element = clone("arrival");
    this.told = part(this.element, "told");
    this.panel = null;
    // The titles of its themes, as they were drawn last.
    this.titles = "";
    this.isCurrent = null;
    this.#name(key);
    this.#listen();
    makeDraggable(part(this.element, "words"), key);
  }

  /** @param {import("./arrivals.js").Arrival} arrival @param {boolean} isCurrent whether it is in the tab order */
  draw({ kind, cell }, isCurrent) {
    const titles = themesOf(cell).map((id) => this.desk.cell(`theme/${id}`).title).filter(Boolean);
    const isSame = cell === this.cell && titles.join("\n") === this.titles;
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

  /** Marks it read. */
  read() {
    return this.desk.ask({ do: "phrase.read", ids: [this.id] }, { told: this.told });
  }

  /** Opens the menu of themes, or closes it. */
  toggleThemes() {
    if (this.#closes(ThemeMenu)) return;
    this.#open(part(this.element, "theme"), (host, close) => {
      const label = sentence("desk.themes_of", { words: this.#words });
      const chosen = () => themesOf(this.cell);
      const choose = (choice) => this.#choose(choice);
      return new ThemeMenu(host, this.desk, { label, chosen, names: true, choose, close });
    });
  }

  /** On the wall, off it, or kept back: whatever its button says. */
  toggleWall() {
    const button = part(this.element, "wall");
    if (button.hidden) return;
    const { id } = this;
    const isOff = this.cell.wall === "shown" || isOnItsWay(this.cell);
    const [doing, undoing] = isOff ? ["phrase.keep", "phrase.show"] : ["phrase.show", "phrase.keep"];
    const words = this.#words;
    const done = isOff ? sentence("desk.kept", { words }) : sentence("desk.put_up", { words });
    // Not back into its breath: that is over.
    const label = isOnItsWay(this.cell) ? sentence("desk.undo.to_wall", { count: 1 }) : "";
    this.#readFirst();
    const undo = { label, commands: [{ do: undoing, id }] };
    this.desk.ask({ do: doing, id }, { button, told: this.told, done, undo });
  }

  /** Asks for the reason, or puts it back when it is hidden. */
  toggleHidden() {
    if (isHidden(this.cell)) return this.restore();
    if (this.#closes(Hiding)) return;
    const hide = (...why) => this.#hide(...why);
    this.#open(part(this.element, "hide"), (host, close) => new Hiding(host, { hide, close }));
  }

  /** Puts back what is hidden. */
  restore() {
    const { id } = this;
    const undo = { commands: [{ do: "phrase.hide", id, reason: this.cell.hidden }] };
    const done = sentence("desk.restored", { words: this.#words });
    const button = part(this.element, "hide");
    return this.desk.ask({ do: "phrase.restore", id }, { button, told: this.told, done, undo });
  }

  /** The beginning of its words. */
  get #words() {
    return shortened(this.cell.text);
  }

  #draw(kind, titles) {
    const { cell, element } = this;
    const words = part(element, "words");
    words.textContent = cell.text;
    if (cell.lang) words.lang = cell.lang;
    element.toggleAttribute("data-unread", isUnread(cell));
    element.toggleAttribute("data-hidden", isHidden(cell));
    part(element, "unread-mark").replaceChildren(...(isUnread(cell) ? [sentence("desk.new"), " · "] : []));
    drawWhence(part(element, "facts"), { kind, cell }, titles, this.desk.clock(cell.at));
    writeOrHide(part(element, "standing"), standing(cell));
    part(element, "theme").hidden = isHidden(cell);
    this.#drawHide();
    this.#drawWall();
  }

  #drawHide() {
    const isBack = isHidden(this.cell);
    const button = part(this.element, "hide");
    button.textContent = isBack ? sentence("desk.restore") : sentence("desk.hide");
    if (isBack) button.removeAttribute("aria-expanded");
    else button.setAttribute("aria-expanded", String(this.panel instanceof Hiding));
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
    this.element.setAttribute("aria-labelledby", words.id);
    this.element.setAttribute("aria-describedby", facts.id);
    const buttons = this.element.querySelectorAll("[data-action]");
    buttons.forEach((button) => button.setAttribute("aria-describedby", words.id));
  }

  #listen() {
    const press = (name, act) => part(this.element, name).addEventListener("click", act);
    press("theme", () => this.toggleThemes());
    press("wall", () => this.toggleWall());
    press("hide", () => this.toggleHidden());
  }

  /** Closes what is open here; true if that was a `panel`. */
  #closes(panel) {
    const was = this.panel instanceof panel;
    this.panel?.close(was);
    return was;
  }

  #open(button, make) {
    const close = (goesBack) => this.#close(button, goesBack);
    this.panel = make(part(this.element, "panel"), close);
    button.setAttribute("aria-expanded", "true");
  }

  #close(button, goesBack) {
    this.panel = null;
    button.setAttribute("aria-expanded", "false");
    part(this.element, "panel").replaceChildren();
    if (goesBack) this.element.focus();
  }

  #hide(reason, button, told) {
    const { id } = this;
    const words = this.#words;
    const undo = { say: sentence("desk.hidden", { words }), commands: [{ do: "phrase.restore", id }] };
    const done = sentence("desk.hidden.u", { words });
    return this.desk.ask({ do: "phrase.hide", id, reason }, { button, told, done, undo });
  }

  /** A theme was chosen in the menu: in, out again, or a new one with this in it. */
  async #choose({ theme, title, told, button }) {
    // Another desk may have named it while this hand was typing.
    const there = theme ? null : this.desk.themeCalled(title);
    const isIn = (id) => themesOf(this.cell).includes(id);
    if (there && isIn(there.id)) return true;
    const id = theme || there?.id || makeId();
    if (!theme && !there && !(await this.desk.ask({ do: "theme.name", id, title }, { button, told }))) return false;
    this.#readFirst();
    const move = isIn(id) ? release : gather;
    return move(this.desk, { id: this.id, cell: this.cell }, { id, title }, { button, told });
  }

  #readFirst() {
    if (isUnread(this.cell)) this.read();
  }
}
