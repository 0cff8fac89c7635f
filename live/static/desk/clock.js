// @ts-check
/**
 * The laptop's clock has jumped: which time is right, and the two answers.
 *
 * - Not in sight unless there is something to answer. Both times are shown as they go on, to be held against a watch.
 */

import { announce, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const LOOK_MS = 1000;

export class ClockQuestion {
  /** @param {HTMLElement} root the day @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.desk = desk;
    this.heading = part(root, "heading");
    this.notice = part(root, "day-notice");
    this.element = part(root, "clock");
    this.told = part(this.element, "told");
    this.keep = part(this.element, "clock-keep");
    this.take = part(this.element, "clock-take");
    this.key = part(document, "clock-key");
    this.away = 0;
    this.keep.addEventListener("click", () => this.#set(this.keep, false));
    this.take.addEventListener("click", () => this.#set(this.take, true));
    desk.watch(["clock", "day"], () => this.draw());
    window.setInterval(() => this.#drawTimes(), LOOK_MS);
  }

  draw() {
    const cell = this.desk.cells.get("clock");
    const isUnderTheHand = this.element.contains(document.activeElement);
    this.element.hidden = this.key.hidden = !cell;
    const { away } = cell || { away: 0 };
    if (!cell && isUnderTheHand) this.heading.focus();
    if (cell) this.#ask(cell, away !== this.away);
    this.away = away;
  }

  /** Puts the hand on the first answer, where there is a question. */
  focus() {
    if (!this.element.hidden) this.keep.focus();
  }

  #ask({ forward, unit, count }, isNew) {
    const jumped = sentence(`desk.clock.${forward ? "forward" : "back"}.${unit}`, { count });
    part(this.element, "clock-jumped").textContent = jumped;
    this.#drawTimes();
    if (isNew) announce(`${jumped} ${part(this.element, "clock-waits").textContent}`);
  }

  #drawTimes() {
    const cell = this.desk.cells.get("clock");
    if (!cell) return;
    const now = this.desk.connection.now();
    this.keep.textContent = sentence("desk.clock.keep", { time: this.desk.clock(now) });
    this.take.textContent = sentence("desk.clock.take", { time: this.desk.clock(now + cell.away) });
  }

  #set(button, take) {
    const done = sentence(take ? "desk.clock.taken" : "desk.clock.kept");
    const manner = { button, told: this.told, done, beside: this.notice };
    this.desk.ask({ do: "clock.set", away: this.away, take }, manner);
  }
}
