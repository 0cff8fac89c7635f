// @ts-check
/**
 * The plan changed from the row of a slot: opened for words, put right, a new one after it, taken out.
 *
 * - Each has its way back beside the button that was pressed; for one that is gone, in the row that stands there now.
 */

import { SlotForm } from "./slot-form.js";
import { part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Planning {
  /**
   * @param {HTMLElement} list of the slots @param {import("./asking.js").Desk} desk
   * @param {import("./taking.js").Taking} taking
   */
  constructor(list, desk, taking) {
    this.desk = desk;
    this.taking = taking;
    /** @type {SlotForm|null} */
    this.form = null;
    const on = { take: this.#take, change: this.#change, add: this.#add, drop: this.#drop };
    list.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("[data-take], [data-change], [data-add], [data-drop]");
      const name = button && Object.keys(on).find((each) => button.hasAttribute(`data-${each}`));
      const row = button?.closest("[data-key]");
      if (row && name) on[name].call(this, row, this.desk.slot(row.getAttribute("data-key")), button);
    });
  }

  /** What can be done with a slot as it stands. @param {HTMLElement} row @param {any} slot */
  draw(row, { stage, takes, began }) {
    const isOver = stage === "past" || stage === "left_out";
    const isDayOver = this.desk.cell("day").state === "over";
    const take = part(row, "take");
    take.textContent = takes.length ? sentence("desk.take.close") : sentence("desk.take.open");
    take.hidden = isOver || isDayOver;
    part(row, "add").hidden = isOver || isDayOver;
    part(row, "drop").hidden = began !== null || isDayOver;
  }

  #take(row, slot, button) {
    this.taking.toggle(slot, { button, told: part(row, "told"), beside: noticeFor(row) });
  }

  #change(row, slot) {
    this.#open(row, slot, false);
  }

  #add(row, slot) {
    this.#open(row, slot, true);
  }

  /** One form at a time; what stood in another one was not sent. */
  #open(row, slot, isNew) {
    this.form?.leave();
    part(row, "acts").hidden = true;
    this.form = new SlotForm(row, slot, isNew, this.desk, noticeFor(row), () => {
      this.form = null;
      part(row, "acts").hidden = false;
      part(row, isNew ? "add" : "change").focus();
    });
  }

  async #drop(row, { id, title }, button) {
    const { version } = this.desk.cell("programme");
    const next = row.nextElementSibling || row.previousElementSibling;
    const undo = { commands: [{ do: "plan.undo", version: version + 1 }] };
    const done = sentence("desk.plan.dropped", { title });
    const manner = { button, told: part(row, "told"), done, undo, beside: noticeFor(next) };
    if (!(await this.desk.ask({ do: "slot.drop", slot: id, version }, manner))) return;
    (next.querySelector("summary") || next.querySelector("button:not([hidden])"))?.focus();
  }
}

/** Where something done in a row is said: at its end, or with the controls that stand below the running one. @param {Element} row */
export function noticeFor(row) {
  const isWithControls = row.getAttribute("data-stage") === "now" || row.hasAttribute("data-controls");
  return isWithControls ? part(/** @type {Element} */ (row.parentElement), "notice") : row;
}
