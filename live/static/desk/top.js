// @ts-check
/**
 * The line at the top: how many are here, where the day stands, and whether the desk is connected.
 *
 * - The state of the connection has its place at all times, so nothing jumps when it changes.
 */

import { spanOf } from "./facts.js";
import { announce, part, writeFacts } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Top {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.status = "connecting";
    desk.watch(["day", "people"], () => this.draw());
    desk.connection.onchange(() => this.drawConnection());
  }

  draw() {
    const [day, people] = [this.desk.cells.get("day"), this.desk.cells.get("people")];
    if (!day || !people) return;
    part(this.root, "title").textContent = day.title;
    const writtenDown = people.said ? sentence("desk.written_down", { count: people.said }) : "";
    writeFacts(part(this.root, "people"), [sentence("desk.phones", { count: people.phones }), writtenDown]);
    part(this.root, "stands").textContent = this.#whereItStands(day);
  }

  drawConnection() {
    const { status, waiting } = this.desk.connection;
    const count = waiting.length;
    const element = part(this.root, "connection");
    element.setAttribute("data-connection", status);
    if (status === "offline" && count) element.textContent = sentence("desk.connection.waiting", { count });
    else element.textContent = sentence(`desk.connection.${status}`);
    this.#announce(status);
  }

  #whereItStands({ state, held, behind, ends: end }) {
    if (state === "before" || state === "over") return sentence(`desk.stands.${state}`);
    const ends = this.desk.clock(end);
    if (state === "held") return sentence("desk.stands.held", { since: this.desk.clock(held), ends });
    if (!behind) return sentence("desk.stands.on_time", { ends });
    const span = spanOf(Math.abs(behind));
    if (behind > 0) return sentence(`desk.behind.${span.unit}`, { ...span, ends });
    return sentence(`desk.ahead.${span.unit}`, { ...span, ends });
  }

  #announce(status) {
    const before = this.status;
    this.status = status;
    if (status === "offline" && before !== "offline") announce(sentence("desk.connection.offline"));
    if (status === "live" && before === "offline") announce(sentence("desk.connection.back"));
  }
}
