// @ts-check
/**
 * The themes: what is gathered under each, and naming, renaming, merging, showing and letting go.
 *
 * - No second theme of a name is made: the page says that there is one.
 * - A theme keeps its place and its colour, in the order of naming.
 * - A phrase may be dropped on a theme; everything else is a button.
 */

import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { announce, part, settle } from "../shared/page.js";
import { DeskTheme } from "./theme.js";
import { named, thereIs } from "./words.js";
import { tell } from "./asking.js";

export class Themes {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.form = part(root, "new-form");
    this.field = part(root, "new-title");
    this.button = part(root, "new");
    this.told = part(this.form, "told");
    this.rows = /** @type {Map<string, DeskTheme>} */ (new Map());
    this.drawn = false;
    this.#listen();
    desk.watch(["theme/", "phrase/", "note/", "wall"], () => this.draw());
  }

  draw() {
    const themes = this.desk.cells.entries("theme/").sort(([, a], [, b]) => a.hue - b.hue);
    const focused = this.#focused();
    const place = [...this.rows.keys()].indexOf(focused);
    drawList(part(this.root, "themes"), themes, {
      key: ([id]) => id,
      make: ([id]) => this.#make(id),
      update: (_, [id, theme]) => this.#row(id).draw(theme),
    });
    this.rows.forEach((row, id) => row.element.isConnected || this.rows.delete(id));
    if (focused && !this.rows.has(focused)) this.#focusAt(place);
    part(this.root, "themes-empty").hidden = themes.length > 0;
    this.drawn = true;
  }

  #make(id) {
    const row = new DeskTheme(this.desk, id);
    this.rows.set(id, row);
    if (this.drawn) settle(row.element);
    return row.element;
  }

  #row(id) {
    return /** @type {DeskTheme} */ (this.rows.get(id));
  }

  #focused() {
    const row = this.root.contains(document.activeElement) && document.activeElement?.closest("[data-theme-row]");
    return row ? row.getAttribute("data-key") || "" : "";
  }

  /** A theme went away under the hand: on to the one that took its place. */
  #focusAt(place) {
    const rows = [...this.rows.values()];
    const row = rows[Math.min(place, rows.length - 1)];
    if (row) row.focus();
    else this.button.focus();
  }

  #listen() {
    this.button.addEventListener("click", () => this.#open());
    this.form.addEventListener("submit", (event) => this.#name(event));
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    part(this.root, "new-leave").addEventListener("click", () => this.#close());
  }

  #open() {
    tell(this.told, "");
    this.form.hidden = false;
    this.button.hidden = true;
    this.field.focus();
  }

  #close() {
    this.form.hidden = true;
    this.button.hidden = false;
    this.button.focus();
  }

  async #name(event) {
    event.preventDefault();
    const title = this.field.value.trim();
    if (!title) return this.field.focus();
    const there = this.desk.themeCalled(title);
    if (there) return this.#sayThereIs(there.title);
    const done = `New theme: ${named(title)}.`;
    const manner = { button: part(this.root, "new-save"), told: this.told, done };
    if (!(await this.desk.ask({ do: "theme.name", id: makeId(), title }, manner))) return;
    this.field.value = "";
    this.#close();
  }

  #sayThereIs(title) {
    tell(this.told, thereIs(title));
    announce(thereIs(title));
    this.field.select();
  }
}
