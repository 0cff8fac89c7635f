// @ts-check
/**
 * The two lanes: main points and what is not settled, each in its order, with the same room; and the marks of the themes
 * below them.
 *
 * - In sight in the main points, and as soon as one is marked; until then P and R mark one all the same.
 * - On a theme, in a lane or below, P makes it a main point and R not settled; once more takes that back.
 * - Nothing is shown before the server has said so.
 */

import { say } from "./asking.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, onKey, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const LANES = { point: "points", unresolved: "unresolved" };
const KEYS = { p: "point", r: "unresolved" };
const NONE = { points: [], unresolved: [], sides: [] };
const TYPED_IN = "textarea, select, [contenteditable], input, [role=combobox]";

export class Points {
  /** @param {HTMLElement} root @param {HTMLElement} column with the lanes and the themes @param {import("./asking.js").Desk} desk */
  constructor(root, column, desk) {
    this.root = root;
    this.column = column;
    this.desk = desk;
    onKey(column, (event) => this.#press(event));
    column.addEventListener("click", ({ target }) => this.#click(/** @type {Element} */ (target).closest("button")));
    column.addEventListener("submit", (event) => this.#list(event));
    desk.watch(["points", "theme/", "now"], () => this.draw());
  }

  get #points() {
    return this.desk.cells.get("points") || NONE;
  }

  draw() {
    const points = this.#points;
    this.root.hidden = points === NONE && this.desk.cell("now").kind !== "main-points";
    Object.entries(LANES).forEach(([as, name]) => this.#drawLane(part(this.root, `lane=${as}`), points[name]));
    this.column.querySelectorAll("[data-theme-row]").forEach((row) => this.#drawMarks(row));
    const names = points.sides.map(({ side }) => side);
    drawList(part(this.root, "sides"), names, { key: (side) => side, make: () => document.createElement("option"), update: (option, side) => (option.value = side) });
  }

  #drawLane(lane, ids) {
    const themes = ids.map((id) => [id, this.desk.cells.get(`theme/${id}`)]).filter(([, theme]) => theme);
    const hadFocus = lane.contains(document.activeElement);
    drawList(part(lane, "list"), themes, { key: ([id]) => id, make: () => clone("lane-row"), update: (row, [, theme]) => drawRow(row, theme) });
    part(lane, "none").hidden = themes.length > 0;
    if (hadFocus && document.activeElement === document.body) part(this.root, "heading").focus();
  }

  #drawMarks(row) {
    const id = row.getAttribute("data-key");
    part(row, "marks").hidden = this.root.hidden;
    row.querySelectorAll("[data-mark]").forEach((button) => button.setAttribute("aria-pressed", String(button.getAttribute("data-mark") === this.#markOf(id))));
    const field = part(row, "side");
    if (document.activeElement !== field) field.value = this.#sideOf(id);
  }

  #markOf(id) {
    return Object.keys(LANES).find((as) => this.#points[LANES[as]].includes(id)) || null;
  }

  #sideOf(id) {
    return (this.#points.sides.find(({ themes }) => themes.includes(id)) || { side: "" }).side;
  }

  #press(event) {
    const as = KEYS[event.key.toLowerCase()];
    const row = event.target.closest("[data-theme-row], [data-lane-row]");
    if (!as || !row || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPED_IN)) return;
    event.preventDefault();
    this.#mark(row, as);
  }

  #click(button) {
    const row = button?.closest("[data-theme-row], [data-lane-row]");
    if (!row) return;
    if (button.hasAttribute("data-mark")) this.#mark(row, button.getAttribute("data-mark"), button);
    if (button.hasAttribute("data-step")) this.#move(row, Number(button.getAttribute("data-step")), button);
    if (button.hasAttribute("data-off")) this.#mark(row, this.#markOf(row.getAttribute("data-key")), button);
  }

  /** Marks a theme, or takes away the mark that it has. */
  #mark(row, wanted, button) {
    const theme = row.getAttribute("data-key");
    const before = this.#markOf(theme);
    const as = wanted === before ? null : wanted;
    const done = sentence(`desk.marked.${as || "none"}`, { title: this.#title(theme) });
    const undo = { commands: [{ do: "theme.mark", theme, as: before }] };
    this.desk.ask({ do: "theme.mark", theme, as }, { button, told: this.#told(row), done, undo });
  }

  /** Up or down in its lane. */
  #move(row, step, button) {
    const theme = row.getAttribute("data-key");
    const lane = this.#points[LANES[this.#markOf(theme) || "point"]];
    const index = lane.indexOf(theme);
    if (!lane[index + step]) return announce(sentence("desk.points.end"));
    const after = (step < 0 ? lane[index - 2] : lane[index + 1]) || null;
    const done = sentence("desk.points.moved", { title: this.#title(theme), place: index + step + 1 });
    const undo = { commands: [{ do: "theme.order", theme, after: lane[index - 1] || null }] };
    this.desk.ask({ do: "theme.order", theme, after }, { button, told: this.#told(row), done, undo });
  }

  /** Onto a list of the room's own. */
  #list(event) {
    if (!event.target.matches("[data-side-form]")) return;
    event.preventDefault();
    const row = event.target.closest("[data-theme-row]");
    const [theme, side] = [row.getAttribute("data-key"), part(row, "side").value.trim() || null];
    const before = this.#sideOf(theme) || null;
    const title = this.#title(theme);
    if (side === before) return say(this.#told(row), sentence(side ? "desk.sided" : "desk.sided.none", { title, side }));
    const done = side ? sentence("desk.sided", { title, side }) : sentence("desk.sided.none", { title });
    const undo = { commands: [{ do: "theme.side", theme, side: before }] };
    this.desk.ask({ do: "theme.side", theme, side }, { button: part(row, "side-save"), told: this.#told(row), done, undo });
  }

  #title(theme) {
    return this.desk.cell(`theme/${theme}`).title;
  }

  #told(row) {
    return part(row.matches("[data-theme-row]") ? row : this.root, "told");
  }
}

function drawRow(row, { title, hue }) {
  row.setAttribute("data-hue", String(hue % 8));
  write(part(row, "title"), title);
  [["step='-1'", "up"], ["step='1'", "down"], ["off", "off"]].forEach(([name, what]) =>
    part(row, name).setAttribute("aria-label", sentence(`desk.points.${what}.label`, { title })),
  );
}
