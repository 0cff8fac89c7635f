// @ts-check
/**
 * "Start this now", in the row of a slot.
 *
 * - Where it leaves out others, or moves a plan made for another day, it asks first, and says which.
 */

import { listed, quoted } from "./facts.js";
import { timesHold } from "../shared/cells.js";
import { onKey, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Starting {
  /**
   * @param {HTMLElement} list of the slots @param {import("./asking.js").Desk} desk
   * @param {import("./controls.js").Controls} controls
   */
  constructor(list, desk, controls) {
    this.desk = desk;
    this.controls = controls;
    list.addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target).closest("button")));
    onKey(list, (event) => this.#escape(event));
  }

  /** Draws the question of a row anew; it goes away where there is nothing to ask any more. @param {HTMLElement} row @param {any} slot */
  draw(row, slot) {
    const ask = part(row, "start-ask");
    if (ask.hidden) return;
    if (slot.stage === "now" || !this.#ask(row, slot)) this.#close(row, ask.contains(document.activeElement));
  }

  #press(button) {
    const row = button?.closest("[data-key]");
    if (!row) return;
    const slot = this.desk.slot(row.getAttribute("data-key"));
    if (button.hasAttribute("data-start-no")) this.#close(row, true);
    else if (button.hasAttribute("data-start-yes")) this.#start(row, slot, button);
    else if (button.hasAttribute("data-start") && !this.#ask(row, slot)) this.#start(row, slot, button);
  }

  /** @returns {boolean} whether there is something to ask */
  #ask(row, slot) {
    const titles = this.#leftOut(slot).map(({ title }) => quoted(title));
    const leaves = titles.length ? sentence("desk.start.leaves_out", { count: titles.length, titles: listed(titles) }) : "";
    const day = this.desk.cell("day");
    const moves = day.state === "before" && !timesHold(day, this.desk.connection.now());
    writeOrHide(part(row, "leaves-out"), leaves);
    writeOrHide(part(row, "moves"), moves ? sentence("desk.begin.ask") : "");
    const ask = part(row, "start-ask");
    const isNew = ask.hidden;
    ask.hidden = !leaves && !moves;
    part(row, "acts").hidden = !ask.hidden;
    if (isNew && !ask.hidden) part(row, "start-no").focus();
    return !ask.hidden;
  }

  /** What stands between the running slot and this one. */
  #leftOut(slot) {
    const { slots } = this.desk;
    const before = slots.slice(0, slots.findIndex(({ id }) => id === slot.id));
    return before.filter(({ stage }) => stage === "next" || stage === "later");
  }

  async #start(row, slot, button) {
    if (!(await this.controls.start(slot.id, { button, told: part(row, "told") }))) return;
    this.#close(row, false);
    row.querySelector("details").open = false;
    row.querySelector("summary").focus();
  }

  #close(row, isFocused) {
    part(row, "start-ask").hidden = true;
    part(row, "acts").hidden = false;
    if (isFocused) part(row, "start").focus();
  }

  #escape(event) {
    const ask = event.target.closest("[data-start-ask]");
    if (ask && event.key === "Escape") this.#close(ask.closest("[data-key]"), true);
  }
}
