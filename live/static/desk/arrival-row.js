// @ts-check
/**
 * One phrase or note on the desk: its words, where it has got to, and what can be done with it.
 *
 * - Drawn only when its own cell or the title of its theme has changed; three thousand rows stand still meanwhile.
 * - Doing something with it means it has been read, and says so to the one who gave it.
 */

import { isHidden, isUnread, themesOf } from "./arrivals.js";
import { Hiding } from "./hiding.js";
import { ThemeMenu } from "./theme-menu.js";
import { facts, named, quoted, standing } from "./words.js";
import { makeId } from "../shared/outbox.js";
import { clone, part } from "../shared/page.js";

export class ArrivalRow {
  /** @param {import("./asking.js").Desk} desk @param {string} key "phrase/…" or "note/…" */
  constructor(desk, key) {
    this.desk = desk;
    this.key = key;
    this.id = "";
    this.cell = /** @type {any} */ ({});
    this.isCurrent = /** @type {boolean|null} */ (null);
    this.element = clone("arrival");
    this.told = part(this.element, "told");
    this.panel = /** @type {any} */ (null);
    this.shown = ""; // what was drawn last
    this.#name();
    this.#listen();
  }

  get name() {
    return quoted(this.cell.text);
  }

  /** @param {import("./arrivals.js").Arrival} arrival @param {boolean} current whether it is in the tab order */
  draw(arrival, current) {
    const titles = themesOf(arrival.cell).map((id) => (this.desk.cells.get(`theme/${id}`) || {}).title).filter(Boolean);
    const same = arrival.cell === this.cell && titles.join("\n") === this.shown;
    this.id = arrival.id;
    this.cell = arrival.cell;
    this.shown = titles.join("\n");
    if (this.isCurrent !== current) this.drawCurrent(current);
    if (!same) this.#draw(arrival, titles);
    else if (this.panel) this.panel.draw(); // a menu of themes changes with all of them
  }

  /** @param {boolean} current */
  drawCurrent(current) {
    this.isCurrent = current;
    this.element.tabIndex = current ? 0 : -1;
    this.element.querySelectorAll("[data-action]").forEach((button) => (button.tabIndex = current ? 0 : -1));
  }

  /** Marks it read. */
  read() {
    return this.desk.ask({ do: "phrase.read", ids: [this.id] }, { told: this.told });
  }

  toggleThemes() {
    if (this.#closes(ThemeMenu)) return;
    this.#open(part(this.element, "theme"), (host, close) => {
      const label = `Themes for ${this.name}`;
      const chosen = () => themesOf(this.cell);
      const choose = (choice) => this.#themed(choice);
      return new ThemeMenu(host, this.desk, { label, chosen, names: true, choose, close });
    });
  }

  /** On the wall, off it, or kept back: whatever its button says. */
  wall() {
    const button = part(this.element, "wall");
    if (button.hidden) return;
    const off = this.cell.wall === "shown" || this.#isOnItsWay();
    const [doing, undoing] = off ? ["phrase.keep", "phrase.show"] : ["phrase.show", "phrase.keep"];
    const sentence = off ? `${this.name} is kept off the wall.` : `${this.name} is on the wall.`;
    // Not back into its breath: that is over.
    const label = this.#isOnItsWay() ? "Undo: puts it on the wall now" : "";
    const undo = { say: sentence, label, commands: [{ do: undoing, id: this.id }] };
    this.#do({ do: doing, id: this.id }, { button, done: sentence, undo });
  }

  /** Asks for the reason, or puts it back when it is hidden. */
  hide() {
    if (isHidden(this.cell)) return this.restore();
    if (this.#closes(Hiding)) return;
    const hide = (...why) => this.#hideFor(...why);
    this.#open(part(this.element, "hide"), (host, close) => new Hiding(host, { hide, close }));
  }

  restore() {
    const sentence = `${this.name} is back.`;
    const undo = { say: sentence, commands: [{ do: "phrase.hide", id: this.id, reason: this.cell.hidden }] };
    const manner = { button: part(this.element, "hide"), told: this.told, done: sentence, undo };
    return this.desk.ask({ do: "phrase.restore", id: this.id }, manner);
  }

  #draw(arrival, titles) {
    const { cell } = this;
    const words = part(this.element, "words");
    words.textContent = cell.text;
    if (cell.lang) words.lang = cell.lang;
    this.element.toggleAttribute("data-unread", isUnread(cell));
    this.element.toggleAttribute("data-hidden", isHidden(cell));
    part(this.element, "unread-mark").textContent = isUnread(cell) ? "new · " : "";
    part(this.element, "facts").textContent = facts(arrival, titles, this.desk.zone);
    part(this.element, "standing").textContent = standing(cell);
    part(this.element, "standing").hidden = !standing(cell);
    part(this.element, "theme").hidden = isHidden(cell);
    this.#drawHide();
    this.#drawWall();
    if (this.panel) this.panel.draw();
  }

  #drawHide() {
    const hidden = isHidden(this.cell);
    const button = part(this.element, "hide");
    button.textContent = hidden ? "Put back" : "Hide…";
    if (hidden) button.removeAttribute("aria-expanded");
    else button.setAttribute("aria-expanded", String(this.panel instanceof Hiding));
  }

  #drawWall() {
    const { wall } = this.cell;
    const button = part(this.element, "wall");
    button.hidden = isHidden(this.cell) || wall === "never";
    button.textContent = this.#isOnItsWay() ? "Keep back" : wall === "shown" ? "Off wall" : "To wall";
    button.classList.toggle("button--wall", !this.#isOnItsWay());
  }

  #isOnItsWay() {
    return this.cell.wall === "waiting" && Boolean(this.cell.due);
  }

  #name() {
    const words = part(this.element, "words");
    words.id = `words-${this.key}`;
    part(this.element, "facts-line").id = `facts-${this.key}`;
    this.element.setAttribute("aria-labelledby", words.id);
    this.element.setAttribute("aria-describedby", `facts-${this.key}`);
    const buttons = this.element.querySelectorAll("[data-action]");
    buttons.forEach((button) => button.setAttribute("aria-describedby", words.id));
  }

  #listen() {
    part(this.element, "theme").addEventListener("click", () => this.toggleThemes());
    part(this.element, "wall").addEventListener("click", () => this.wall());
    part(this.element, "hide").addEventListener("click", () => this.hide());
    part(this.element, "words").addEventListener("dragstart", (event) => this.#drag(event));
  }

  #drag(event) {
    event.dataTransfer.setData("text/x-cento-item", this.key);
    event.dataTransfer.effectAllowed = "link";
  }

  /** Closes what is open here; true if that was a `panel`. */
  #closes(panel) {
    const was = this.panel instanceof panel;
    if (this.panel) this.panel.close(was);
    return was;
  }

  #open(button, make) {
    const close = (back) => this.#close(button, back);
    this.panel = make(part(this.element, "panel"), close);
    button.setAttribute("aria-expanded", "true");
  }

  #close(button, back) {
    this.panel = null;
    button.setAttribute("aria-expanded", "false");
    part(this.element, "panel").replaceChildren();
    if (back) this.element.focus();
  }

  async #hideFor(reason, button, told) {
    const sentence = `${this.name} is hidden.`;
    const undo = { say: sentence, commands: [{ do: "phrase.restore", id: this.id }] };
    const manner = { button, told, done: `${sentence} U puts it back.`, undo };
    return this.desk.ask({ do: "phrase.hide", id: this.id, reason }, manner);
  }

  /** A theme was chosen in the menu: in, out again, or a new one with this in it. */
  async #themed({ theme, title, told, button }) {
    // Another desk may have named it while this hand was typing.
    const there = theme ? null : this.desk.themeCalled(title);
    if (there && themesOf(this.cell).includes(there.id)) return true;
    const id = theme || there?.id || makeId();
    if (!theme && !there && !(await this.desk.ask({ do: "theme.name", id, title }, { button, told }))) return false;
    const out = themesOf(this.cell).includes(id);
    const command = out ? this.#released(id) : this.#gathered(id);
    return this.#do(command, { ...this.#themeManner(id, title, out), button, told });
  }

  #gathered(theme) {
    return { do: "theme.gather", theme, item: this.id };
  }

  #released(theme) {
    return { do: "theme.release", theme, item: this.id };
  }

  #themeManner(id, title, out) {
    const sentence = out ? `${this.name} is out of ${named(title)}.` : `${this.name} is in ${named(title)}.`;
    return { done: sentence, undo: { say: sentence, commands: [this.#wayBack(id, out)] } };
  }

  /** A note leaves its old theme when it is put under another; a phrase may be under several. */
  #wayBack(id, out) {
    if (out) return this.#gathered(id);
    return this.cell.theme ? this.#gathered(this.cell.theme) : this.#released(id);
  }

  #do(command, manner) {
    if (isUnread(this.cell)) this.read();
    return this.desk.ask(command, { told: this.told, ...manner });
  }
}
