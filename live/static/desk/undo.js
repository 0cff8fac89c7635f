// @ts-check
/**
 * The way back: what this desk did last, and one button that undoes it.
 *
 * - It stays until it is used; nothing here disappears by a timer.
 * - What cannot be undone ends the way back, or stands before it: "New theme: “Staff”. Before that: …".
 * - What somebody else has changed since is left as it is; what came too late may be pressed again.
 * - Undoing is asking for the opposite, so the server may refuse it like anything else.
 */

import { tell } from "./asking.js";
import { announce, part } from "../shared/page.js";

// Further back nobody remembers what they are undoing.
const STEPS = 30;

export class Undo {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.button = part(root, "undo-button");
    this.steps = /** @type {import("./asking.js").Way[]} */ ([]);
    this.button.addEventListener("click", () => this.back());
    this.#draw("");
  }

  /** @param {import("./asking.js").Desk} desk */
  through(desk) {
    this.desk = desk;
  }

  /** @param {import("./asking.js").Way} way */
  remember(way) {
    this.steps = [...this.steps.slice(1 - STEPS), way];
    this.#draw("");
  }

  /** Something was done that has no way back and is in no other's way. @param {string} sentence what was done */
  mention(sentence) {
    this.#draw(sentence);
  }

  /** Something was done that has no way back, and none leads past it. @param {string} sentence what was done */
  end(sentence) {
    this.steps = [];
    this.#draw(sentence);
  }

  /** The way back from what was done last, or undefined. */
  get last() {
    return this.steps[this.steps.length - 1];
  }

  /** Undoes the last step; a refused one is not tried again. */
  async back() {
    const way = this.last;
    if (!way || !this.desk) return announce("There is nothing to undo.");
    if (this.button.hasAttribute("aria-busy")) return;
    const changed = way.unless ? way.unless() : "";
    const refused = changed ? "" : await this.#asks(way.commands);
    if (refused === "late") return;
    this.steps = this.steps.filter((step) => step !== way);
    if (changed) tell(part(this.root, "told"), "");
    this.#draw(changed ? `Not undone. ${changed}` : refused ? "" : "Undone.");
    if (!refused) announce(changed ? `Not undone. ${changed}` : `Undone: ${way.say}`);
  }

  #draw(note) {
    const way = this.last;
    const before = way && note ? `${note} Before that:` : note;
    part(this.root, "undo-what").textContent = [before, way ? way.say : ""].filter(Boolean).join(" ");
    this.button.textContent = (way && way.label) || "Undo";
    this.#keepFocus(!way);
    this.button.hidden = !way;
    part(this.root, "undo-last").hidden = !way && !note;
  }

  /** The button goes away under the hand: on to what it left to read. */
  #keepFocus(goes) {
    if (goes && document.activeElement === this.button) part(this.root, "undo-last").focus();
  }

  /** The code of the first refusal, or "". */
  async #asks(commands) {
    const told = part(this.root, "told");
    for (const command of commands) {
      const refused = await /** @type {any} */ (this.desk).answer(command, { button: this.button, told });
      if (refused) return refused;
    }
    tell(told, "");
    return "";
  }
}
