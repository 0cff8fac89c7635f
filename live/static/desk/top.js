// @ts-check
/**
 * The line at the top: how many are here, where the day stands, and whether the desk is connected.
 *
 * - The state of the connection has its place at all times, so nothing jumps when it changes.
 */

import { announce, part } from "../shared/page.js";
import { count, dayWords, peopleWords } from "./words.js";

const OFFLINE = "No connection. Words and themes wait here and go out by themselves.";

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
    const day = this.desk.cells.get("day");
    if (!day) return;
    part(this.root, "title").textContent = day.title;
    part(this.root, "people").textContent = peopleWords(this.desk.cells.get("people"));
    part(this.root, "stands").textContent = dayWords(day);
  }

  drawConnection() {
    const { status, waiting } = this.desk.connection;
    const words = { live: "Connected", connecting: "Connecting…", offline: OFFLINE }[status];
    const held = status === "offline" && waiting.length ? ` ${count(waiting.length, "thing")} waiting.` : "";
    const place = part(this.root, "connection");
    place.textContent = words + held;
    place.setAttribute("data-connection", status);
    this.#announce(status);
  }

  #announce(status) {
    const before = this.status;
    this.status = status;
    if (status === "offline" && before !== "offline") announce(OFFLINE);
    if (status === "live" && before === "offline") announce("Connected again.");
  }
}
