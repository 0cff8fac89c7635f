// @ts-check
/**
 * The door: whether new phones come in, and whether phones give words.
 *
 * - In sight while somebody floods the room, while the door does not stand open, or when the desk asks for it; Escape
 *   puts away what the desk asked for.
 * - What is pressed is what the server says, not what was clicked.
 */

import { onEscape } from "./typing.js";
import { announce, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Door {
  /** @param {HTMLElement} root @param {HTMLElement} button asks for it @param {import("./asking.js").Desk} desk */
  constructor(root, button, desk) {
    this.root = root;
    this.button = button;
    this.desk = desk;
    this.told = part(root, "told");
    this.isAsked = this.wasFlooded = false;
    button.addEventListener("click", () => this.#ask(!this.isAsked));
    onEscape(root, () => this.#ask(false));
    part(root, "doors").addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target).closest("button")));
    desk.watch(["door", "people"], () => this.draw());
  }

  get #state() {
    return this.desk.cell("door").door || "open";
  }

  draw() {
    const state = this.#state;
    const flooded = !!this.desk.cell("people").flooded;
    const said = flooded && state === "open" ? sentence("desk.door.flooded") : sentence(`desk.door.stands.${state}`);
    write(part(this.root, "door-words"), said);
    if (flooded && !this.wasFlooded) announce(sentence("desk.door.flooded"));
    this.wasFlooded = flooded;
    this.root.querySelectorAll("[data-door]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-door") === state));
    });
    this.#show(this.isAsked || flooded || state !== "open");
  }

  #show(isShown) {
    if (!isShown && this.root.contains(document.activeElement)) this.button.focus();
    this.root.hidden = !isShown;
    this.button.setAttribute("aria-expanded", String(isShown));
  }

  #ask(isAsked) {
    this.isAsked = isAsked;
    this.draw();
    if (!this.root.hidden) part(this.root, "door-words").focus();
    else this.button.focus();
  }

  async #press(button) {
    const state = button && button.getAttribute("data-door");
    if (!state) return;
    const before = this.#state;
    const unless = () => (this.#state === state ? "" : sentence("desk.undo.changed"));
    const undo = { commands: [{ do: "door.set", door: before }], unless };
    const done = sentence(`desk.door.set.${state}`);
    this.isAsked = true; // whoever has just pressed sees what came of it
    await this.desk.ask({ do: "door.set", door: state }, { button, told: this.told, done, undo: before === state ? null : undo });
  }
}
