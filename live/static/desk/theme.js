// @ts-check
/**
 * One theme on the desk: closed it says its first phrases, open it lists all and lets go of each.
 *
 * - Merging cannot be undone, so it takes two steps and the second says what will happen.
 * - Drawn only when something it shows has changed.
 */

import { ThemeMenu } from "./theme-menu.js";
import { showOnWall } from "./wall.js";
import { isUnread } from "./arrivals.js";
import { CHANGED, isKept, tell } from "./asking.js";
import { count, named, quoted, thereIs } from "./words.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, part } from "../shared/page.js";

// As many as fit two lines; the rest is a number.
const FIRST = 3;

export class DeskTheme {
  /** @param {import("./asking.js").Desk} desk @param {string} id */
  constructor(desk, id) {
    this.desk = desk;
    this.id = id;
    this.element = clone("theme");
    this.told = part(this.element, "told");
    this.open = false;
    this.menu = /** @type {ThemeMenu|null} */ (null); // into what it may be merged, while that is asked
    this.into = /** @type {{theme: string, title: string}|null} */ (null); // and then: what was chosen
    this.shown = "";
    part(this.element, "inside").id = `theme-inside-${id}`;
    part(this.element, "open").setAttribute("aria-controls", `theme-inside-${id}`);
    this.#listen();
  }

  get theme() {
    return this.desk.cells.get(`theme/${this.id}`) || { title: "", items: [], support: 0, hue: 0 };
  }

  focus() {
    part(this.element, "open").focus();
  }

  /** @param {any} theme the cell */
  draw(theme) {
    if (this.menu) this.menu.draw();
    this.#drawMerging();
    const items = this.#items(theme);
    const wall = this.desk.cells.get("wall") || {};
    const isShown = wall.view === "theme" && wall.theme === this.id;
    const words = items.map(({ id, cell }) => [id, cell.text]);
    const shown = JSON.stringify([theme.title, theme.support, isShown, this.open, words]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.#draw(theme, items, isShown);
  }

  #draw(theme, items, isShown) {
    this.element.setAttribute("data-hue", String(theme.hue % 8));
    part(this.element, "title").textContent = theme.title;
    part(this.element, "support").textContent = this.#supportWords(theme, items);
    part(this.element, "open").setAttribute("aria-expanded", String(this.open));
    part(this.element, "show").setAttribute("aria-pressed", String(isShown));
    part(this.element, "inside").hidden = !this.open;
    part(this.element, "first").hidden = this.open || !items.length;
    this.#drawFirst(items);
    if (this.open) this.#drawItems(items);
  }

  #supportWords({ support }, items) {
    const people = support ? `${support} with it` : "nobody with it yet";
    return items.length ? people : `nothing in it, ${people}`;
  }

  #drawFirst(items) {
    const phrases = items.slice(0, FIRST).flatMap(({ cell }) => [" · ", isolated(cell.text)]);
    part(this.element, "first-words").replaceChildren(...phrases.slice(1));
    const more = items.length - FIRST;
    part(this.element, "more").textContent = `and ${more} more`;
    part(this.element, "more").hidden = more <= 0;
  }

  #drawItems(items) {
    drawList(part(this.element, "items"), items, {
      key: ({ key }) => key,
      make: (item) => this.#makeItem(item),
      update: (element, { cell }) => (part(element, "text").textContent = cell.text),
    });
  }

  #makeItem({ id, cell }) {
    const element = clone("theme-item");
    const button = part(element, "release");
    button.setAttribute("aria-label", `Take out ${quoted(cell.text)}`);
    button.addEventListener("click", () => this.#release(id, cell.text, button));
    return element;
  }

  /** Its phrases and notes, without those that are hidden. */
  #items({ items = [] }) {
    return items.flatMap((id) => {
      const kind = this.desk.cells.has(`phrase/${id}`) ? "phrase" : "note";
      const cell = this.desk.cells.get(`${kind}/${id}`);
      return cell && (cell.hidden === null || cell.hidden === undefined) ? [{ key: `${kind}/${id}`, id, cell }] : [];
    });
  }

  #listen() {
    const on = (name, kind, act) => part(this.element, name).addEventListener(kind, act);
    const press = (name, act) => on(name, "click", (event) => act(event.currentTarget));
    press("open", () => this.#toggle());
    press("more", () => this.#toggle(true));
    press("show", (button) => showOnWall(this.desk, { view: "theme", theme: this.id }, button, this.told));
    press("rename", () => this.#askTitle());
    press("rename-leave", () => this.#leaveTitle());
    press("merge", () => this.#askMerge());
    press("merge-leave", () => this.#leaveMerge());
    press("merge-do", (button) => this.#merge(button));
    on("rename-form", "submit", (event) => this.#rename(event));
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
    this.#listenToDrops();
  }

  #toggle(focus = false) {
    this.open = !this.open;
    this.draw(this.theme);
    if (focus) this.focus();
  }

  #escape(event) {
    if (!part(this.element, "rename-form").hidden) this.#leaveTitle();
    else if (!part(this.element, "merging").hidden) this.#leaveMerge();
    else if (this.open && !event.target.closest("[data-merge-menu]")) this.#toggle(true);
  }

  #askTitle() {
    const field = part(this.element, "rename-title");
    field.value = this.theme.title;
    tell(this.told, "");
    part(this.element, "rename-form").hidden = false;
    part(this.element, "heading").hidden = true;
    field.select();
    field.focus();
  }

  #leaveTitle() {
    tell(this.told, "");
    part(this.element, "rename-form").hidden = true;
    part(this.element, "heading").hidden = false;
    this.focus();
  }

  async #rename(event) {
    event.preventDefault();
    const { title } = this.theme;
    const wanted = part(this.element, "rename-title").value.trim();
    if (wanted === title) return this.#leaveTitle();
    const there = this.desk.themeCalled(wanted, this.id);
    if (there) return this.#sayThereIs(there.title);
    const done = `${named(title)} is called ${named(wanted)} now.`;
    const unless = () => (isKept(this.theme.title, wanted) ? "" : CHANGED);
    const undo = { say: done, commands: [{ do: "theme.rename", theme: this.id, title }], unless };
    const manner = { button: part(this.element, "rename-save"), told: this.told, done, undo };
    if (await this.desk.ask({ do: "theme.rename", theme: this.id, title: wanted }, manner)) this.#leaveTitle();
  }

  #sayThereIs(title) {
    const sentence = `${thereIs(title)} “Merge into…” puts both together.`;
    tell(this.told, sentence);
    announce(sentence);
    part(this.element, "rename-title").focus();
  }

  #askMerge() {
    const host = part(this.element, "merge-menu");
    const close = (back) => {
      this.menu = null;
      host.replaceChildren();
      if (back && part(this.element, "merging").hidden) part(this.element, "merge").focus();
    };
    this.menu = new ThemeMenu(host, this.desk, {
      label: `Merge ${named(this.theme.title)} into`,
      except: this.id,
      choose: async (choice) => this.#sayMerge(choice),
      close,
    });
  }

  /** The second step: what merging will do, in a sentence. */
  #sayMerge({ theme, title }) {
    this.into = { theme, title };
    this.#drawMerging();
    tell(this.told, "");
    part(this.element, "merging").hidden = false;
    part(this.element, "actions").hidden = true;
    part(this.element, "merge-do").focus();
    return true;
  }

  /** Says it anew when another desk changes one of the two; without the other there is nothing to choose. */
  #drawMerging() {
    if (!this.into) return;
    const into = this.desk.cells.get(`theme/${this.into.theme}`);
    if (!into) return this.#cannotMerge(this.into.title);
    this.into.title = into.title;
    const { title: own, items, support } = this.theme;
    const people = support ? ` and the ${count(support, "person", "people")} with it` : "";
    const pieces = count(items.length, "piece");
    const what = `Everything in ${named(own)} (${pieces})${people} will be in ${named(into.title)}. ${named(own)} will be gone.`;
    part(this.element, "merge-words").textContent = what;
    part(this.element, "merge-do").textContent = `Merge into ${named(into.title)}`;
  }

  #cannotMerge(title) {
    const hadFocus = part(this.element, "merging").contains(document.activeElement);
    this.#leaveMerge(hadFocus);
    const sentence = `${named(title)} is not there any more.`;
    tell(this.told, sentence);
    announce(sentence);
  }

  #leaveMerge(focus = true) {
    this.into = null;
    part(this.element, "merging").hidden = true;
    part(this.element, "actions").hidden = false;
    if (focus) part(this.element, "merge").focus();
  }

  async #merge(button) {
    const { theme, title } = /** @type {{theme: string, title: string}} */ (this.into);
    const done = `${named(this.theme.title)} went into ${named(title)}.`;
    const manner = { button, told: this.told, done };
    // What was done before may have touched the theme that is gone now.
    if (await this.desk.ask({ do: "theme.merge", theme: this.id, into: theme }, manner)) this.desk.undo.end(done);
  }

  #release(item, text, button) {
    const done = `${quoted(text)} is out of ${named(this.theme.title)}.`;
    const undo = { say: done, commands: [{ do: "theme.gather", theme: this.id, item }] };
    this.desk.ask({ do: "theme.release", theme: this.id, item }, { button, told: this.told, done, undo });
  }

  #listenToDrops() {
    const over = (on) => this.element.toggleAttribute("data-over", on);
    this.element.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("text/x-cento-item")) return;
      event.preventDefault();
      over(true);
    });
    this.element.addEventListener("dragleave", () => over(false));
    this.element.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      this.#gather(event.dataTransfer.getData("text/x-cento-item"));
    });
  }

  #gather(key) {
    const cell = this.desk.cells.get(key);
    if (!cell) return;
    const item = key.split("/")[1];
    const done = `${quoted(cell.text)} is in ${named(this.theme.title)}.`;
    const out = { do: "theme.release", theme: this.id, item };
    const back = cell.theme ? { do: "theme.gather", theme: cell.theme, item } : out;
    const manner = { told: this.told, done, undo: { say: done, commands: [back] } };
    if (isUnread(cell)) this.desk.ask({ do: "phrase.read", ids: [item] }, { told: this.told });
    this.desk.ask({ do: "theme.gather", theme: this.id, item }, manner);
  }
}

/** Somebody's words among others', each running in its own direction. */
function isolated(text) {
  const words = document.createElement("bdi");
  words.textContent = text;
  return words;
}
