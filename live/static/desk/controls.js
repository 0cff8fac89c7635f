// @ts-check
/**
 * What moves the day: begin, start the next slot, more or less time, hold and resume, end.
 *
 * - Every command carries what this desk believes (`from`), so that two people pressing at once move the day once.
 * - What would move a plan made for another day is asked once more before it begins; so is ending the day.
 * - Right after a start, "Start next" waits and says so: a second press was meant for the first slot.
 */

import { say } from "./asking.js";
import { Extend } from "./extend.js";
import { onKey, part, writeOrHide } from "../shared/page.js";
import { timesHold } from "../shared/cells.js";
import { momentParts, sentence } from "../shared/language.js";

// A second press this soon was meant for the first slot.
const JUST_MS = 3_000;

export class Controls {
  /** @param {HTMLElement} root the day @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.desk = desk;
    this.heading = part(root, "heading");
    this.element = part(root, "controls");
    this.told = part(this.element, "told");
    this.notice = part(this.element, "notice");
    this.extend = new Extend(this.element, desk);
    this.beginning = new Confirm(this.element, "begin", (button) => this.#begin(button));
    this.ending = new Confirm(this.element, "end", (button) => this.#end(button));
    // When this desk last started a slot, as performance.now() has it, and what says so.
    this.startedAt = -Infinity;
    this.justStarted = "";
    this.#listen();
  }

  draw() {
    const { slot, next } = this.desk.cell("now");
    const { state } = this.desk.cell("day");
    this.beginning.draw(state === "before");
    this.ending.draw(!!slot);
    this.#show("next", slot && next);
    ["more", "less", "hold"].forEach((name) => this.#show(name, slot));
    this.#show("over", state === "over");
    this.#drawHold(state === "held");
    part(this.element, "next-title").textContent = next ? this.desk.slot(next.slot).title : "";
    writeOrHide(part(this.element, "hint"), state === "before" ? this.#hint() : "");
    this.extend.measure();
  }

  /**
   * Starts a slot. @param {string} slot @param {import("./asking.js").Manner} manner
   * @returns {Promise<boolean>} whether it was done
   */
  async start(slot, { button, told, done }) {
    const { title } = this.desk.slot(slot);
    const current = this.desk.cell("now").slot;
    const say = sentence("desk.started", { title });
    const command = { do: "slot.start", slot, from: this.#believed() };
    const undo = current && { say, commands: [{ ...command, slot: current, from: slot }] };
    if (!(await this.desk.ask(command, { button, told, done: done || say, undo, beside: this.notice }))) return false;
    this.startedAt = performance.now();
    this.justStarted = sentence("desk.just_started", { title });
    this.#rest();
    return true;
  }

  /** The slot this desk believes is current; after the day, the one that was the last to run. */
  #believed() {
    const { slot } = this.desk.cell("now");
    const begun = this.desk.slots.filter(({ began }) => began !== null);
    return this.desk.cell("day").state === "over" && begun.length ? begun[begun.length - 1].id : slot;
  }

  #show(name, isShown) {
    part(this.element, name).hidden = !isShown;
  }

  /** Held, the day wants one thing first: to go on. */
  #drawHold(isHeld) {
    const hold = part(this.element, "hold");
    hold.textContent = isHeld ? sentence("desk.resume") : sentence("desk.hold");
    hold.classList.toggle("button--quiet", !isHeld);
    part(this.element, "next").classList.toggle("button--quiet", isHeld);
  }

  #hint() {
    const { date, begins } = this.desk.cell("day");
    if (!date) return sentence("desk.begins.by_hand");
    if (this.#timesHold()) return sentence("desk.begins.by_itself", { time: this.desk.clock(begins) });
    return sentence("desk.begins.another_day", { date: dateWords(date) });
  }

  /** Whether the day keeps the times of its plan when it begins now. */
  #timesHold() {
    return timesHold(this.desk.cell("day"), this.desk.connection.now());
  }

  #listen() {
    const on = (name, act) => part(this.element, name).addEventListener("click", (event) => act(event.currentTarget));
    on("begin", (button) => (this.#timesHold() ? this.#begin(button) : this.beginning.ask()));
    on("end", () => this.ending.ask());
    on("next", (button) => this.#startNext(button));
    on("hold", (button) => this.#hold(button));
  }

  async #begin(button) {
    const manner = { button, told: this.told, done: sentence("desk.begun") };
    if (await this.start(this.desk.slots[0]?.id || null, manner)) this.heading.focus();
  }

  #startNext(button) {
    if (performance.now() < this.startedAt + JUST_MS) return say(this.told, this.justStarted);
    this.start(this.desk.cell("now").next.slot, { button, told: this.told });
  }

  /** The button waits; what has started is said beside it, and a second press says it once more. */
  #rest() {
    const { startedAt, justStarted } = this;
    const next = part(this.element, "next");
    next.setAttribute("aria-disabled", "true");
    window.setTimeout(() => {
      if (this.startedAt !== startedAt) return;
      next.removeAttribute("aria-disabled");
      if (this.told.textContent === justStarted) writeOrHide(this.told, "");
    }, JUST_MS);
  }

  #hold(button) {
    const isHeld = this.desk.cell("day").state === "held";
    const [doing, undoing] = isHeld ? ["day.resume", "day.hold"] : ["day.hold", "day.resume"];
    const done = isHeld ? sentence("desk.goes_on") : sentence("desk.day_held");
    this.desk.ask({ do: doing }, { button, told: this.told, done, undo: { commands: [{ do: undoing }] }, beside: this.notice });
  }

  async #end(button) {
    const last = this.desk.cell("now").slot;
    const undo = { say: sentence("desk.ended"), commands: [{ do: "slot.start", slot: last, from: last }] };
    const manner = { button, told: this.told, done: sentence("desk.over"), undo, beside: this.notice };
    const done = await this.desk.ask({ do: "day.end", from: last }, manner);
    this.ending.close(!done);
    if (done) this.heading.focus();
  }
}

/** A button that asks once more: data-<name>, and beside it data-<name>-ask with -yes and -no. */
class Confirm {
  /** @param {HTMLElement} root @param {string} name @param {(button: Element) => void} act */
  constructor(root, name, act) {
    this.button = part(root, name);
    this.question = part(root, `${name}-ask`);
    this.no = part(root, `${name}-no`);
    part(root, `${name}-yes`).addEventListener("click", (event) => act(event.currentTarget));
    this.no.addEventListener("click", () => this.#leave());
    onKey(this.question, ({ key }) => key === "Escape" && this.#leave());
  }

  /** @param {boolean} isWanted whether this can be done now at all */
  draw(isWanted) {
    if (!isWanted) this.question.hidden = true;
    this.button.hidden = !isWanted || !this.question.hidden;
  }

  ask() {
    this.question.hidden = false;
    this.button.hidden = true;
    this.no.focus();
  }

  /** @param {boolean} isWanted */
  close(isWanted) {
    this.question.hidden = true;
    this.button.hidden = !isWanted;
  }

  #leave() {
    this.close(true);
    this.button.focus();
  }
}

/** A date as people write it, "3 March 2017". @param {string} date "2017-03-03" */
function dateWords(date) {
  const [year, , day] = date.split("-").map(Number);
  const { month } = momentParts(Date.parse(date), { day: "numeric", month: "long", timeZone: "UTC" });
  return sentence("time.date", { day, month, year });
}
