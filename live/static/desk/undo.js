// @ts-check
/**
 * The way back: what this desk did last, and one button that undoes it.
 *
 * - It stands at the foot, or beside the button that was pressed; there is one of it, so what was done is said once.
 * - It stays until it is used; nothing here disappears by a timer.
 * - What cannot be undone stands before the way back: "New theme: “Staff”. Before that: …".
 * - What somebody else has changed since is left as it is; what came too late may be pressed again.
 * - Undoing is asking for the opposite, so the server may refuse it like anything else.
 */

import { writeSaid } from "./facts.js";
import { announce, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// Further back nobody remembers what they are undoing.
const STEPS = 30;

export class Undo {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.button = part(root, "undo-button");
    this.told = part(root, "undo-told");
    // Its place at the foot.
    this.home = document.createComment("undo");
    root.before(this.home);
    /** @type {import("./asking.js").Way[]} */
    this.steps = [];
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
    this.#place(way.beside);
    this.#draw("");
    if (way.beside) this.root.scrollIntoView({ block: "nearest" });
  }

  /**
   * Something was done that has no way back and is in no other's way.
   * @param {string} done @param {HTMLElement} [beside] where it is said
   */
  mention(done, beside) {
    this.#place(beside);
    this.#draw(done);
  }

  /** The way back from what was done last, or undefined. */
  get last() {
    return this.steps[this.steps.length - 1];
  }

  /** Undoes the last step; a refused one is not tried again. */
  async back() {
    const way = this.last;
    if (!this.root.isConnected) this.#place();
    if (!way || !this.desk) return announce(sentence("desk.undo.nothing"));
    if (this.button.hasAttribute("aria-busy")) return;
    const why = way.unless?.() || "";
    if (why) writeOrHide(this.told, "");
    const refused = why ? "" : await this.#firstRefusal(way.commands);
    if (refused === "late") return;
    this.steps = this.steps.filter((step) => step !== way);
    if (refused) return this.#draw("");
    this.#draw(why || sentence("desk.undo.done"));
    announce(why || sentence("desk.undo.done_with", { done: way.say }));
  }

  /** @param {HTMLElement} [beside] the end of it; at the foot where it is gone */
  #place(beside) {
    writeOrHide(this.told, "");
    if (!beside?.isConnected) this.home.after(this.root);
    else if (this.root.parentNode !== beside) beside.append(this.root);
  }

  /** @param {string} last what was done last and is no step back, or "" */
  #draw(last) {
    const way = this.last;
    const said = way ? way.say : "";
    const both = last && said ? sentence("desk.undo.before", { last, before: said }) : last || said;
    writeSaid(part(this.root, "undo-what"), both, way?.cells || []);
    this.button.textContent = way?.label || sentence("desk.undo");
    // The button goes away under the hand: on to what it left to read.
    if (!way && document.activeElement === this.button) part(this.root, "undo-last").focus();
    this.button.hidden = !way;
    part(this.root, "undo-last").hidden = !both;
  }

  /** Asks for one after the other. @returns {Promise<string>} the code of the first refusal, or "" */
  async #firstRefusal(commands) {
    for (const command of commands) {
      const refused = await this.desk?.answer(command, { button: this.button, told: this.told });
      if (refused) return refused;
    }
    return "";
  }
}
