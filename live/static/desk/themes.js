// @ts-check
/**
 * The themes, and naming a new one.
 *
 * - No second theme of a name is made: the page says that there is one.
 * - A theme keeps its place and its colour, in the order of naming.
 */

import { themesOf } from "./arrivals.js";
import { say } from "./asking.js";
import { DeskTheme } from "./theme.js";
import { onEscape } from "./typing.js";
import { later } from "../shared/later.js";
import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { onKey, part, settle, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const fetchNames = later((again) => import("./theme-names.js" + again));

export class Themes {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.form = part(root, "new-form");
    this.field = part(root, "new-title");
    this.button = part(root, "new");
    this.told = part(this.form, "told");
    /** @type {Map<string, DeskTheme>} */
    this.rows = new Map();
    this.isDrawn = false;
    this.#listen();
    desk.watch(["theme/", "phrase/", "note/", "shift/", "wall"], (changed) => this.draw(changed));
  }

  /** @param {Set<string>} changed keys of the cells that have; empty: any may have */
  draw(changed) {
    const themes = this.desk.cells.entries("theme/").sort(([, a], [, b]) => a.hue - b.hue);
    const touched = this.#touched(changed);
    const focused = document.activeElement?.closest("[data-theme-row]")?.getAttribute("data-key");
    const index = [...this.rows.keys()].indexOf(focused);
    drawList(part(this.root, "themes"), themes, {
      key: ([id]) => id,
      make: ([id]) => this.#make(id),
      update: (_, [id]) => this.#drawOne(this.rows.get(id), !touched || touched.has(id)),
    });
    this.rows.forEach((row, id) => row.element.isConnected || this.rows.delete(id));
    if (focused && !this.rows.has(focused)) this.#focusAt(index);
    part(this.root, "themes-empty").hidden = themes.length > 0;
    this.isDrawn = true;
  }

  /** The themes that something of what has changed is in; null: any. @param {Set<string>} changed @returns {Set<string>|null} */
  #touched(changed) {
    const given = [...changed].filter((key) => /^(phrase|note)\//.test(key)).map((key) => this.desk.cells.get(key));
    if (!changed.size || changed.has("wall") || !given.every(Boolean)) return null;
    const named = [...changed].filter((key) => key.startsWith("theme/")).map((key) => key.slice("theme/".length));
    return new Set([...named, ...given.flatMap(themesOf)]);
  }

  #drawOne(row, isTouched) {
    if (isTouched || !row.drawn) row.draw();
    else row.drawOthers();
  }

  #make(id) {
    const row = new DeskTheme(this.desk, id);
    this.rows.set(id, row);
    if (this.isDrawn) settle(row.element);
    return row.element;
  }

  /** A theme went away under the hand: on to the one that took its place. */
  #focusAt(index) {
    const rows = [...this.rows.values()];
    const row = rows[Math.min(index, rows.length - 1)];
    if (row) row.focus();
    else this.button.focus();
  }

  #listen() {
    this.button.addEventListener("click", () => this.#open());
    this.form.addEventListener("submit", (event) => this.#name(event));
    onEscape(this.form, () => this.#close());
    part(this.root, "new-leave").addEventListener("click", () => this.#close());
  }

  #open() {
    writeOrHide(this.told, "");
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
    const names = await fetchNames();
    if (!names) return;
    const there = names.themeCalled(this.desk, title);
    if (there) return this.#refuse(there.title);
    const manner = { button: part(this.root, "new-save"), told: this.told, done: sentence("desk.named", { title }) };
    if (!(await this.desk.ask({ do: "theme.name", id: makeId(), title }, manner))) return;
    this.field.value = "";
    this.#close();
  }

  #refuse(title) {
    say(this.told, sentence("desk.there_is", { title }));
    this.field.select();
  }
}
