// @ts-check
/**
 * One theme on the desk: closed it says its first phrases, open it lists all and lets go of each.
 *
 * - Drawn only when something it shows has changed.
 * - A phrase or note may be dropped on it.
 * - What may become of it (theme-changes.js) is fetched when somebody is at the desk.
 */

import { isHidden, isUnread, withText } from "./arrivals.js";
import { fetchFor } from "./asking.js";
import { shortened, speak, writeWords } from "./facts.js";
import { gather, release, takeDrops } from "./gathering.js";
import { drawMerged, drop } from "./theme-parting.js";
import { onEscape } from "./typing.js";
import { later } from "../shared/later.js";
import { drawList } from "../shared/lists.js";
import { clone, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// As many as fit two lines; the rest is a number.
const FIRST = 3;
const KINDS = ["phrase", "note", "shift"];

const fetchChanges = later((again) => import("./theme-changes.js" + again));

export class DeskTheme {
  /** @param {import("./asking.js").Desk} desk @param {string} id */
  constructor(desk, id) {
    this.desk = desk;
    this.id = id;
    this.element = clone("theme");
    this.told = part(this.element, "told");
    this.isOpen = false;
    // What was drawn last.
    this.drawn = "";
    /** @type {ReturnType<typeof import("./theme-changes.js").changesOf>|null} once one was asked for */
    this.changes = null;
    part(this.element, "inside").id = `theme-inside-${id}`;
    part(this.element, "open").setAttribute("aria-controls", `theme-inside-${id}`);
    this.#listen();
    takeDrops(this.element, (key) => this.#gather(key));
  }

  focus() {
    part(this.element, "open").focus();
  }

  /** Other themes alone have changed: so has what it may be merged with. */
  drawOthers() {
    this.changes?.merging.draw();
  }

  draw() {
    this.drawOthers();
    const { theme } = this;
    const items = this.#items(theme);
    const { view, theme: onWall } = this.desk.cell("wall");
    const isShown = view === "theme" && onWall === this.id;
    const texts = items.map(({ id, cell }) => [id, cell.text, cell.lang]);
    const now = JSON.stringify([theme, isShown, this.isOpen, texts]);
    if (now === this.drawn) return;
    this.drawn = now;
    this.#draw(theme, items, isShown);
  }

  /** Its cell. */
  get theme() {
    return this.desk.cell(`theme/${this.id}`);
  }

  #draw({ title, support, hue }, items, isShown) {
    this.element.setAttribute("data-hue", String(hue % 8));
    part(this.element, "title").textContent = title;
    part(this.element, "support").textContent = supportWords(support, items.length);
    part(this.element, "open").setAttribute("aria-expanded", String(this.isOpen));
    part(this.element, "show").setAttribute("aria-pressed", String(isShown));
    part(this.element, "inside").hidden = !this.isOpen;
    part(this.element, "first").hidden = this.isOpen || !items.length;
    this.#drawFirst(items);
    if (!this.isOpen) return;
    this.#drawItems(items);
    drawMerged(part(this.element, "merged"), this.desk, this.id, this.told);
  }

  #drawFirst(items) {
    writeWords(part(this.element, "first-words"), items.slice(0, FIRST).map(({ cell }) => cell));
    const count = items.length - FIRST;
    part(this.element, "more").hidden = count <= 0;
    part(this.element, "more").textContent = sentence("desk.and_more", { count });
  }

  #drawItems(items) {
    drawList(part(this.element, "items"), items, {
      key: ({ key }) => key,
      make: (item) => this.#makeItem(item),
      update: drawItem,
    });
  }

  #makeItem(item) {
    const element = clone("theme-item");
    const button = part(element, "release");
    button.setAttribute("aria-label", sentence("desk.release.label", { words: shortened(item.cell.text) }));
    button.addEventListener("click", () => release(this.desk, item, this.#named, { button, told: this.told }));
    return element;
  }

  get #named() {
    return { id: this.id, title: this.theme.title };
  }

  /** Its phrases, notes and pairs, without those that are hidden. */
  #items({ items = [] }) {
    return items.flatMap((id) => {
      const key = KINDS.map((kind) => `${kind}/${id}`).find((each) => this.desk.cells.has(each));
      const cell = key && withText(this.desk.cells.get(key));
      return cell && !isHidden(cell) ? [{ key, id, cell }] : [];
    });
  }

  #listen() {
    const on = (name, act) => part(this.element, name).addEventListener("click", (event) => act(event.currentTarget));
    on("open", () => this.#toggle());
    on("more", () => this.#toggleAndFocus());
    on("show", (button) => this.#show(button));
    on("rename", (button) => this.#change("renaming", button));
    on("merge", (button) => this.#change("merging", button));
    on("drop", (button) => drop(this.desk, this.#named, { button, told: this.told }));
    onEscape(this.element, ({ target }) => this.#escape(target));
  }

  #toggle() {
    this.isOpen = !this.isOpen;
    this.draw();
  }

  #toggleAndFocus() {
    this.#toggle();
    this.focus();
  }

  #show(button) {
    const command = { do: "wall.show", view: "theme", theme: this.id };
    this.desk.ask(command, { button, told: this.told, done: sentence("desk.shown.theme") });
  }

  async #change(name, button) {
    const module = await fetchFor(button, fetchChanges);
    if (!module) return;
    this.changes = this.changes || module.changesOf(this.element, this.desk, this.id);
    this.changes[name].open();
  }

  #escape(target) {
    if (this.changes?.renaming.isOpen) this.changes.renaming.leave();
    else if (this.changes?.merging.isAsked) this.changes.merging.leave();
    else if (this.isOpen && !target.closest("[data-merge-menu]")) this.#toggleAndFocus();
  }

  #gather(key) {
    if (!this.desk.cells.has(key)) return;
    const cell = withText(this.desk.cells.get(key));
    const id = key.split("/")[1];
    const { told } = this;
    if (isUnread(cell)) this.desk.ask({ do: "phrase.read", ids: [id] }, { told });
    gather(this.desk, { id, cell }, this.#named, { told });
  }
}

function drawItem(element, { cell }) {
  part(element, "text").textContent = cell.text;
  speak(part(element, "text"), cell.lang);
}

/** @param {number} count how many people are with it @param {number} items how many words are in it */
function supportWords(count, items) {
  if (items) return count ? sentence("desk.support", { count }) : sentence("desk.support.none");
  return count ? sentence("desk.support.empty", { count }) : sentence("desk.support.empty_none");
}
