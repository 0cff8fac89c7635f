// @ts-check
/**
 * Five minutes more or less for the slot that is running.
 *
 * - A slot is never left without a few minutes, so it may lose less than was asked: the way back gives what the
 *   programme shows.
 */

import { part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const STEP_MIN = 5;
const MINUTE_MS = 60_000;

/** @typedef {{slot: string, ends: number|null, minutes: number}} Extended minutes: as asked, or as it came */

export class Extend {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.desk = desk;
    this.told = part(root, "told");
    this.notice = part(root, "notice");
    /** @type {Extended|null} done, until the programme shows by how much */
    this.unmeasured = null;
    part(root, "more").addEventListener("click", ({ currentTarget }) => this.#ask(STEP_MIN, currentTarget));
    part(root, "less").addEventListener("click", ({ currentTarget }) => this.#ask(-STEP_MIN, currentTarget));
  }

  /** Looks at the programme for what came of it. */
  measure() {
    const { slot, ends } = this.desk.cell("now");
    const extended = this.unmeasured;
    if (!extended || !ends || ends === extended.ends) return;
    this.unmeasured = null;
    if (slot === extended.slot && extended.ends) extended.minutes = Math.round((ends - extended.ends) / MINUTE_MS);
  }

  async #ask(minutes, button) {
    const { slot, ends } = this.desk.cell("now");
    const extended = { slot, ends, minutes };
    const more = sentence("desk.more.done", { count: minutes });
    const done = minutes > 0 ? more : sentence("desk.less.done", { count: -minutes });
    const manner = { button, told: this.told, done, undo: this.#wayBack(extended), beside: this.notice };
    if (!(await this.desk.ask({ do: "slot.extend", slot, minutes, from: ends }, manner))) return;
    this.unmeasured = extended;
    this.measure();
  }

  /** The same minutes the other way, from the end as it then is. @param {Extended} extended */
  #wayBack(extended) {
    const { slot } = extended;
    const now = () => this.desk.cell("now");
    return {
      unless: () => (now().slot === slot ? "" : sentence("desk.undo.slot_over")),
      get commands() {
        return [{ do: "slot.extend", slot, minutes: -extended.minutes, from: now().ends }];
      },
    };
  }
}
