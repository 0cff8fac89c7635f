// @ts-check
/**
 * The programme's file was changed after the day had begun: what taking it would change, and the two answers.
 *
 * - Not in sight unless there is something to answer, or a file that cannot be read.
 */

import { announce, part, writeOrHide } from "../shared/page.js";
import { momentParts, sentence } from "../shared/language.js";

export class Newer {
  /** @param {HTMLElement} root the day @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.desk = desk;
    this.heading = part(root, "heading");
    this.notice = part(root, "day-notice");
    this.element = part(root, "newer");
    this.told = part(this.element, "told");
    this.offer = 0;
    part(this.element, "newer-take").addEventListener("click", ({ currentTarget }) => this.#take(currentTarget));
    part(this.element, "newer-leave").addEventListener("click", ({ currentTarget }) => this.#leave(currentTarget));
    desk.watch(["file", "day"], () => this.draw());
  }

  draw() {
    const file = this.desk.cells.get("file");
    const isUnderTheHand = this.element.contains(document.activeElement);
    this.element.hidden = !file;
    if (!file) return isUnderTheHand && this.heading.focus();
    const count = file.differences.length;
    const words = file.readable ? sentence("desk.file.differs", { count }) : sentence("desk.file.unreadable");
    writeOrHide(part(this.element, "newer-words"), count ? "" : words);
    part(this.element, "newer-summary").textContent = words;
    part(this.element, "newer-what").hidden = part(this.element, "newer-acts").hidden = !count;
    part(this.element, "newer-list").replaceChildren(...file.differences.map((each) => this.#item(each)));
    if (file.offer !== this.offer) announce(words);
    this.offer = file.offer;
  }

  #item(difference) {
    const item = document.createElement("li");
    const { title, at, before } = difference;
    const [was, becomes] = [difference.was, difference.becomes].map((value) => named(difference.is, value || ""));
    const values = { title, was, becomes, time: this.desk.clock(at || 0), before: this.desk.clock(before || 0) };
    item.textContent = sentence(`plan.differs.${difference.is}`, values);
    return item;
  }

  #take(button) {
    const { version } = this.desk.cell("programme");
    const undo = { commands: [{ do: "plan.undo", version: version + 1 }] };
    const manner = { button, told: this.told, done: sentence("desk.file.taken"), undo, beside: this.notice };
    this.desk.ask({ do: "programme.take", offer: this.offer, version }, manner);
  }

  #leave(button) {
    const { offer } = this;
    const undo = { commands: [{ do: "programme.restore", offer }] };
    const manner = { button, told: this.told, done: sentence("desk.file.left"), undo, beside: this.notice };
    this.desk.ask({ do: "programme.leave", offer }, manner);
  }
}

/** A kind or a date by its name; what people wrote as they wrote it. */
function named(is, value) {
  if (is === "kind" && value) return sentence(`kind.${value.replace("-", "_")}`);
  if (is !== "date") return value;
  if (!value) return sentence("plan.no_date");
  const [year, , day] = value.split("-").map(Number);
  const { month } = momentParts(Date.parse(value), { day: "numeric", month: "long", timeZone: "UTC" });
  return sentence("time.date", { day, month, year });
}
