// @ts-check
/**
 * Five minutes more or less for the slot that is running.
 *
 * - A slot keeps a few minutes, so what it lost may be less than was asked: the way back gives what the programme shows.
 */

import { part } from "../shared/page.js";
import { sentence } from "../shared/sentences.js";

const STEP_MIN = 5;
const MINUTE_MS = 60_000;

/** @typedef {{slot: string, ends: number|null, minutes: number}} Extended minutes: as asked, or as it came */

export class Extend {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.desk = desk;
    this.told = part(root, "told");
    /** @type {Extended|null} done, until the programme shows by how much */
    this.unmeasured = null;
    const done = { more: sentence("desk.more.done", { count: STEP_MIN }), less: sentence("desk.less.done", { count: STEP_MIN }) };
    part(root, "more").addEventListener("click", (event) => this.#ask(STEP_MIN, event.currentTarget, done.more));
    part(root, "less").addEventListener("click", (event) => this.#ask(-STEP_MIN, event.currentTarget, done.less));
  }

  /** Looks at the programme for what came of it. */
  measure() {
    const { slot, ends } = this.desk.cell("now");
    const extended = this.unmeasured;
    if (!extended || !ends || ends === extended.ends) return;
    this.unmeasured = null;
    if (slot === extended.slot && extended.ends) extended.minutes = Math.round((ends - extended.ends) / MINUTE_MS);
  }

  async #ask(minutes, button, done) {
    const { slot, ends } = this.desk.cell("now");
    const extended = { slot, ends, minutes };
    const manner = { button, told: this.told, done, undo: this.#wayBack(extended, done) };
    if (!(await this.desk.ask({ do: "slot.extend", slot, minutes, from: ends }, manner))) return;
    this.unmeasured = extended;
    this.measure();
  }

  /** The same minutes the other way, from the end as it then stands. @param {Extended} extended @param {string} say */
  #wayBack(extended, say) {
    const { slot } = extended;
    const now = () => this.desk.cell("now");
    return {
      say,
      unless: () => (now().slot === slot ? "" : sentence("desk.undo.slot_over")),
      get commands() {
        return [{ do: "slot.extend", slot, minutes: -extended.minutes, from: now().ends }];
      },
    };
  }
}
