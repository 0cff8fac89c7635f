// @ts-check
/**
 * Hidden words whose giver asks the desk to look again: what the desk says, and whether the words are back. What the giver
 * says stands in the row.
 *
 * - Escape or "Leave it" closes it and the focus goes back to the row; so does another desk that was quicker.
 */

import { isAppealed } from "./arrivals.js";
import { sentence } from "../shared/language.js";
import { clone, onKey, part } from "../shared/page.js";

/**
 * @param {import("./arrival.js").Arrival} arrival @param {HTMLElement} host
 * @param {(goesBack: boolean) => void} close whether the focus goes back to the row
 */
export function open(arrival, host, close) {
  return new Appeal(arrival, host, close);
}

class Appeal {
  constructor(arrival, host, close) {
    this.arrival = arrival;
    this.close = close;
    this.element = clone("appeal");
    this.field = part(this.element, "answer");
    this.#listen();
    host.replaceChildren(this.element);
    this.field.focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  draw() {
    if (!isAppealed(this.arrival.cell)) this.close(this.element.contains(document.activeElement));
  }

  #listen() {
    const press = (name, act) => part(this.element, name).addEventListener("click", act);
    press("back", () => this.#answer(true));
    press("stays", () => this.#answer(false));
    press("leave", () => this.close(true));
    this.element.addEventListener("submit", (event) => event.preventDefault());
    onKey(this.element, (event) => event.key === "Escape" && this.close(true));
  }

  #answer(restore) {
    const { desk, id, cell, beginning: words } = this.arrival;
    const button = part(this.element, restore ? "back" : "stays");
    const command = { do: "appeal.answer", id, restore, text: this.field.value.trim() };
    const manner = { button, told: part(this.element, "told") };
    if (!restore) return desk.ask(command, { ...manner, done: sentence("desk.appeal.stayed", { words }) });
    const undo = { commands: [{ do: "phrase.hide", id, reason: cell.hidden }], cells: [cell] };
    return desk.ask(command, { ...manner, done: sentence("desk.restored", { words }), undo });
  }
}
