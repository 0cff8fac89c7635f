// @ts-check
/**
 * On the wall: what the room sees, and how phrases get there.
 *
 * - What it shows now is a line; what else it could show is behind one button, which Escape closes.
 * - Buttons that change what people see carry the mark of a screen (.button--wall), here and everywhere on the desk.
 * - What is pressed is what the server says, not what was clicked.
 * - A key shows how views have changed, and again lets the wall follow the day.
 * - To put something on the wall has no way back: what it showed before is one press away.
 */

import { Keys } from "./arrival-keys.js";
import { named } from "./earlier.js";
import { onEscape } from "./typing.js";
import { announce, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Wall {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.told = part(root, "told");
    this.views = part(root, "views");
    this.choices = part(root, "choices");
    this.change = part(root, "change");
    this.change.addEventListener("click", () => this.#open(this.choices.hidden));
    onEscape(this.choices, () => this.#leave());
    onEscape(this.change, () => this.#open(false));
    root.addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target).closest("button")));
    new Keys(part(document, "anywhere"), ["v"], (event) => this.#switchShifts(event));
    desk.watch(["wall", "theme/", "poem", "prompt", "snapshots"], () => this.draw());
  }

  draw() {
    const wall = this.desk.cells.get("wall");
    if (!wall) return;
    // With an earlier question up (earlier.js) its own button is the one that is pressed.
    const view = wall.earlier ? "" : wall.view;
    this.views.querySelectorAll("[data-view]").forEach((button) => drawPressed(button, "data-view", view));
    this.views.querySelector("[data-view=snapshots]").hidden = !this.#hasTwo(wall);
    this.root.querySelectorAll("[data-pace]").forEach((button) => drawPressed(button, "data-pace", wall.pace));
    part(this.root, "shows").textContent = this.#shows(wall);
    this.#drawReading(wall);
  }

  /** One alone is what the rings show; that it is up can be seen on its button all the same. */
  #hasTwo({ view }) {
    return view === "snapshots" || (this.desk.cells.get("snapshots") || { slots: [] }).slots.length > 1;
  }

  #open(isOpen) {
    this.choices.hidden = !isOpen;
    this.change.setAttribute("aria-expanded", String(isOpen));
  }

  #leave() {
    this.#open(false);
    this.change.focus();
  }

  /** A reading the room cannot follow on the wall: said, with one button to change it. */
  #drawReading({ shows }) {
    const reading = part(this.root, "reading");
    const isUnseen = this.desk.cell("poem").state === "reading" && shows !== "poem";
    if (isUnseen && reading.hidden) announce(part(reading, "reading-words").textContent);
    if (!isUnseen && reading.contains(document.activeElement)) part(this.root, "heading").focus();
    reading.hidden = !isUnseen;
  }

  #shows({ view, shows, theme, earlier }) {
    const question = earlier && this.desk.cell("prompt").answered.find(({ id }) => id === earlier);
    if (question) return sentence("desk.shows.question", { text: named(question) });
    if (view === "auto") return sentence("desk.shows.auto", { view: this.#name(shows) });
    if (view === "theme") return sentence("desk.shows.theme", { title: this.desk.cell(`theme/${theme}`).title });
    return sentence("desk.shows.chosen", { view: this.#name(shows) });
  }

  /** What a view is called on its button. */
  #name(view) {
    return this.views.querySelector(`[data-view="${view}"]`)?.textContent;
  }

  #press(button) {
    if (!button) return;
    const [view, pace] = [button.getAttribute("data-view"), button.getAttribute("data-pace")];
    if (view) this.#show(view, button);
    if (pace) this.#setPace(pace, button);
  }

  #show(view, button) {
    const done = sentence("desk.shown", { view: this.#name(view) });
    this.desk.ask({ do: "wall.show", view, theme: null }, { button, told: this.told, done });
  }

  #switchShifts(event) {
    event.preventDefault();
    this.#show(this.desk.cell("wall").view === "shifts" ? "auto" : "shifts", this.change);
  }

  #setPace(pace, button) {
    const unless = () => (this.desk.cell("wall").pace === pace ? "" : sentence("desk.undo.changed"));
    const commands = [{ do: "wall.pace", pace: this.desk.cell("wall").pace }];
    const undo = { say: sentence("desk.paced"), commands, unless };
    this.desk.ask({ do: "wall.pace", pace }, { button, told: this.told, done: sentence(`desk.paced.${pace}`), undo });
  }
}

function drawPressed(button, name, value) {
  button.setAttribute("aria-pressed", String(button.getAttribute(name) === value));
}
