// @ts-check
/**
 * On the wall: what the room sees, and how phrases get there.
 *
 * - Buttons that change what people see carry the mark of a screen (.button--wall), here and everywhere on the desk.
 * - What is pressed is what the server says, not what was clicked.
 */

import { CHANGED } from "./asking.js";
import { VIEWS, named } from "./words.js";
import { announce, part } from "../shared/page.js";

const PACES = { at_once: "at once", breath: "after a breath", by_hand: "only by hand" };

export class Wall {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.told = part(root, "told");
    root.addEventListener("click", (event) => this.#press(/** @type {Element} */ (event.target)));
    desk.watch(["wall", "theme/", "poem"], () => this.draw());
  }

  get wall() {
    return this.desk.cells.get("wall") || { view: "auto", theme: null, shows: "auto", pace: "breath" };
  }

  draw() {
    const { view, pace } = this.wall;
    part(this.root, "views").querySelectorAll("[data-view]").forEach((button) => pressed(button, "data-view", view));
    this.root.querySelectorAll("[data-pace]").forEach((button) => pressed(button, "data-pace", pace));
    part(this.root, "shows").textContent = this.#shows();
    this.#drawReading();
  }

  /** A reading the room cannot follow on the wall: said, with one button to change it. */
  #drawReading() {
    const place = part(this.root, "reading");
    const { state } = this.desk.cells.get("poem") || {};
    const unseen = state === "reading" && this.wall.shows !== "poem";
    if (unseen && place.hidden) announce(part(place, "reading-words").textContent);
    if (!unseen && place.contains(document.activeElement)) part(this.root, "heading").focus();
    place.hidden = !unseen;
  }

  #shows() {
    const { view, shows, theme } = this.wall;
    const { title = "" } = this.desk.cells.get(`theme/${theme}`) || {};
    const name = shows === "theme" ? `the theme ${named(title)}` : VIEWS[shows];
    return view === "auto" ? `Following the day: ${name}` : `${sentence(name)}, until you choose again`;
  }

  #press(target) {
    const button = target.closest("button");
    if (!button) return;
    const [view, pace] = [button.getAttribute("data-view"), button.getAttribute("data-pace")];
    if (view) showOnWall(this.desk, { view, theme: null }, button, this.told);
    if (pace) this.#pace(pace, button);
  }

  #pace(pace, button) {
    const back = { do: "wall.pace", pace: this.wall.pace };
    const unless = () => (this.wall.pace === pace ? "" : CHANGED);
    const undo = { say: "How phrases reach the wall was changed.", commands: [back], unless };
    const manner = { button, told: this.told, done: `Phrases go on the wall ${PACES[pace]}.`, undo };
    this.desk.ask({ do: "wall.pace", pace }, manner);
  }
}

/**
 * Puts a view on the wall. Nothing to undo: what it showed before is one press away.
 * @param {import("./asking.js").Desk} desk @param {{view: any, theme: string|null}} wanted
 * @param {Element} button @param {HTMLElement} told
 */
export function showOnWall(desk, { view, theme }, button, told) {
  return desk.ask({ do: "wall.show", view, theme }, { button, told, done: `On the wall: ${VIEWS[view]}.` });
}

function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pressed(button, name, value) {
  button.setAttribute("aria-pressed", String(button.getAttribute(name) === value));
}
