// @ts-check
/**
 * What the room hears: that the poem is being read, which line of how many, and what waits for it; after that, that the
 * poem rests on the wall until the desk goes on.
 *
 * - It stands in the top line in the place of what can wait, so nothing below it moves.
 * - Said aloud when it begins and when it rests, and not for every line.
 */

import { announce, part, writeOrHide } from "../shared/page.js";
import { timesHold } from "../shared/cells.js";
import { sentence } from "../shared/language.js";

// Minutes are shown, so a look every few seconds is enough.
const LOOK_MS = 5_000;

export class Reading {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.told = part(root, "told");
    /** @type {string|null} "reading", "resting" or "": as it was drawn last */
    this.stage = null;
    part(root, "staged-go-on").addEventListener("click", (event) => this.#goOn(event.currentTarget));
    desk.watch(["poem", "wall", "now", "day", "programme"], () => this.draw());
    window.setInterval(() => this.draw(), LOOK_MS);
  }

  draw() {
    if (!this.desk.cells.has("poem")) return;
    const stage = this.#stage();
    const hadFocus = this.root.contains(document.activeElement);
    this.root.hidden = !stage;
    if (hadFocus && !stage) document.getElementById("day-heading")?.focus();
    if (stage) this.#drawStage(stage);
    if (stage && this.stage !== null && this.stage !== stage) announce(this.#where(stage));
    this.stage = stage;
  }

  #stage() {
    if (this.desk.cell("poem").state === "reading") return "reading";
    return this.desk.cell("wall").rests ? "resting" : "";
  }

  #drawStage(stage) {
    this.root.setAttribute("data-staged", stage);
    writeOrHide(part(this.root, "staged-where"), this.#where(stage));
    writeOrHide(part(this.root, "staged-waits"), stage === "reading" ? this.#waits() : "");
    part(this.root, "staged-go-on").hidden = stage !== "resting";
  }

  #where(stage) {
    const { number, last } = this.desk.cell("poem");
    if (stage === "resting") return sentence("desk.staged.resting");
    return number ? sentence("desk.staged.line", { number, last }) : sentence("desk.staged.title");
  }

  /** What would have begun by now, or that nothing does. */
  #waits() {
    const { next } = this.desk.cell("now");
    const { connection } = this.desk;
    const day = this.desk.cell("day");
    const isDue = next && day.state !== "held" && timesHold(day, connection.now()) && next.at <= connection.now();
    if (!isDue) return sentence("desk.staged.nothing_starts");
    const { title } = this.desk.slot(next.slot);
    return sentence("desk.staged.waits", { title, time: this.desk.clock(next.at) });
  }

  #goOn(button) {
    const manner = { button, told: this.told, done: sentence("desk.staged.gone_on") };
    this.desk.ask({ do: "wall.show", view: "auto", theme: null }, manner);
  }
}
