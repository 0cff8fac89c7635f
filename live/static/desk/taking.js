// @ts-check
/**
 * A slot opened for words, or closed: by its row, or the one that is running by one key.
 *
 * - What it takes is what the server says, not what was pressed.
 */

import { announce, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const EVERYTHING = ["phrase", "note", "support"];

export class Taking {
  /** @param {import("./asking.js").Desk} desk @param {HTMLElement} controls where the key says what it did */
  constructor(desk, controls) {
    this.desk = desk;
    this.controls = controls;
  }

  /** The slot that is running; by key. */
  toggleRunning() {
    const slot = this.desk.slots.find(({ stage }) => stage === "now");
    if (!slot) return announce(sentence("desk.take.none"));
    const { controls } = this;
    this.toggle(slot, { told: part(controls, "told"), beside: part(controls, "notice") });
  }

  /** @param {any} slot @param {import("./asking.js").Manner} manner */
  toggle({ id, title, takes }, manner) {
    const { desk } = this;
    const wanted = takes.length ? [] : EVERYTHING;
    const now = () => desk.cell("now").slot;
    const done = wanted.length ? sentence("desk.take.opened", { title }) : sentence("desk.take.closed", { title });
    const isChanged = () => String(desk.slot(id).takes) !== String(wanted);
    const undo = {
      unless: () => (isChanged() ? sentence("desk.undo.changed") : ""),
      get commands() {
        return [{ do: "slot.take", slot: id, takes, from: now() }];
      },
    };
    desk.ask({ do: "slot.take", slot: id, takes: wanted, from: now() }, { ...manner, done, undo });
  }
}
