// @ts-check
/**
 * The day and its controls: the slots in order, where we are, and what moves the day.
 *
 * - Every command carries what this desk believes (`from`), so that two people pressing at once move the day once.
 * - What would move a plan made for another day is asked once more before it begins.
 * - A slot is started from its own row in two steps: open the row, then "Start this now".
 * - Right after a start, "Start next" waits and says so: a second press was meant for the first slot.
 * - The controls stand in the list after the current slot and keep the focus when they move with it.
 * - The current slot and the next one stay in sight, until somebody scrolls away from them.
 */

import { dateOf, dateWords, leftWords } from "./words.js";
import { tell } from "./asking.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, part } from "../shared/page.js";

// Minutes are shown, so a look every few seconds is enough.
const LOOK_MS = 5_000;
const STEP_MIN = 5;
const MINUTE_MS = 60_000;
// A second press this soon was meant for the first slot.
const JUST_MS = 3_000;
// Browsers scroll by whole pixels of their own.
const SLACK_PX = 2;

/** @typedef {{slot: string, ends: number|null, shift: number}} Extending shift: minutes, as asked or as it came */
/** @typedef {{slot: any, stage: "past"|"now"|"ahead"|"left"}} Row */

export class Day {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.controls = part(root, "controls");
    this.told = part(this.controls, "told");
    this.ending = part(root, "ending");
    this.beginning = part(root, "beginning");
    this.started = -Infinity; // when this desk last started a slot, as performance.now() has it
    this.justStarted = ""; // and what it is called
    this.extending = /** @type {Extending|null} */ (null); // until the programme shows by how much
    this.followed = /** @type {string|null} */ (null); // the slot last brought into sight
    this.isInSight = true; // whether it still is, as far as this hand wants it
    this.#listen();
    desk.watch(["day", "programme", "now"], () => this.draw());
    window.setInterval(() => this.drawLeft(), LOOK_MS);
    const list = part(root, "slots");
    list.addEventListener("scroll", () => (this.isInSight = this.#sight().includes(list.scrollTop)), { passive: true });
    new ResizeObserver(() => this.#keepInSight()).observe(list);
  }

  get now() {
    return this.desk.cells.get("now") || { slot: null, next: null };
  }

  /** The slot this desk believes is current; after the day, the one that was the last to run. */
  get believed() {
    if (this.state !== "over") return this.now.slot;
    const { slots = [] } = this.desk.cells.get("programme") || {};
    const begun = slots.filter((slot) => slot.began !== null);
    return begun.length ? begun[begun.length - 1].id : null;
  }

  get state() {
    return (this.desk.cells.get("day") || {}).state;
  }

  draw() {
    const { slots = [] } = this.desk.cells.get("programme") || {};
    const rows = slots.map((slot, place) => ({ slot, stage: this.#stage(slot, place, slots) }));
    const current = rows.findIndex((row) => row.stage === "now");
    // Before the day the controls open the list; after it they close it.
    const place = this.state === "over" ? rows.length : current + 1;
    drawList(part(this.root, "slots"), [...rows.slice(0, place), null, ...rows.slice(place)], {
      key: (row) => (row ? row.slot.id : "controls"),
      make: () => clone("slot"),
      update: (element, row) => row && this.#update(element, row),
    });
    this.#measure();
    this.drawControls();
    this.drawLeft();
    this.#follow();
  }

  drawControls() {
    const { state, now } = this;
    const runs = !!now.slot;
    const shown = { begin: state === "before" && this.beginning.hidden, next: runs && !!now.next, more: runs, less: runs, hold: runs };
    Object.entries(shown).forEach(([name, on]) => (part(this.controls, name).hidden = !on));
    part(this.controls, "end").hidden = !now.slot || !this.ending.hidden;
    part(this.controls, "hold").textContent = state === "held" ? "Resume" : "Hold";
    part(this.controls, "hold").classList.toggle("button--quiet", state !== "held");
    part(this.controls, "next").classList.toggle("button--quiet", state === "held");
    part(this.controls, "next-title").textContent = now.next ? (this.desk.slot(now.next.slot) || {}).title : "";
    part(this.controls, "over").hidden = state !== "over";
    part(this.controls, "hint").textContent = this.#hint();
    part(this.controls, "hint").hidden = !this.#hint();
    if (!now.slot) this.ending.hidden = true;
    if (state !== "before") this.beginning.hidden = true;
  }

  drawLeft() {
    const row = part(this.root, "slots").querySelector('[data-stage="now"]');
    if (!row) return;
    const { ends } = this.now;
    const { held } = this.desk.cells.get("day") || {};
    const left = ends ? leftWords(ends - (held || this.desk.connection.now())) : "";
    const words = [this.state === "held" ? "Held" : "", left].filter(Boolean).join(" · ");
    const place = part(row, "left");
    if (place.textContent !== words) place.textContent = words;
  }

  /** A new current slot is brought into sight; the same one only if nobody has scrolled away. */
  #follow() {
    const { slot } = this.now;
    if (slot !== this.followed) this.isInSight = true;
    this.followed = slot;
    this.#keepInSight();
  }

  /** Scrolls as little as needed. */
  #keepInSight() {
    const list = part(this.root, "slots");
    if (this.isInSight) list.scrollTop = this.#sight().nearest(list.scrollTop);
  }

  /** How far the list may be scrolled for the current slot, the one before it, the controls and the next to be seen. */
  #sight() {
    const list = part(this.root, "slots");
    const row = list.querySelector('[data-stage="now"]');
    if (!row && this.state !== "over") return span(0, Infinity);
    const next = list.querySelector('[data-stage="ahead"]') || this.controls;
    const least = next.offsetTop + next.offsetHeight - list.offsetTop - list.clientHeight;
    if (!row) return span(least, Infinity);
    const tops = [row.previousElementSibling || row, row].map((one) => one.offsetTop - list.offsetTop);
    return span(least, tops.find((top) => top >= least) ?? tops[1]);
  }

  #stage(slot, place, slots) {
    if (slot.id === this.now.slot) return "now";
    if (slot.began !== null) return "past";
    const current = slots.findIndex((other) => other.id === this.now.slot);
    return this.state === "over" || place < current ? "left" : "ahead";
  }

  #update(element, { slot, stage }) {
    element.setAttribute("data-stage", stage);
    if (stage === "now") element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    part(element, "time").textContent = this.desk.clock(slot.began || slot.projected || slot.planned);
    part(element, "title").textContent = slot.title;
    part(element, "stage-words").textContent = { past: "done", now: "now", ahead: "", left: "" }[stage];
    if (stage !== "now") part(element, "left").textContent = this.#aside(slot, stage);
    part(element, "description").textContent = slot.description || "";
    part(element, "description").hidden = !slot.description;
    part(element, "times").textContent = this.#times(slot);
    part(element, "start").hidden = stage === "now";
    part(element, "start").textContent = slot.began === null ? "Start this now" : "Start this again now";
  }

  /** The planned time, where it is another than the one shown; and what was never begun. */
  #aside(slot, stage) {
    if (stage === "left") return "left out";
    const planned = this.desk.clock(slot.planned);
    const isOther = planned !== this.desk.clock(slot.projected || slot.planned);
    return stage === "ahead" && isOther ? `planned ${planned}` : "";
  }

  #times(slot) {
    const words = [`Planned ${this.desk.clock(slot.planned)}`];
    if (slot.began) words.push(`began ${this.desk.clock(slot.began)}`);
    if (slot.fixed) words.push("keeps its time");
    if (slot.listening) words.push("the room listens, nobody is asked for words");
    return `${words.join(" · ")}.`;
  }

  #hint() {
    const day = this.desk.cells.get("day");
    if (!day) return "";
    return day.state === "before" ? this.#beginning(day) : "";
  }

  #beginning(day) {
    if (!day.date) return "It begins when you say so, and the whole plan moves to that moment.";
    if (this.#isItsDate(day)) {
      return `Begins by itself at ${this.desk.clock(day.begins)}, or now if you say so.`;
    }
    return `This programme is for ${dateWords(day.date)}. If you begin now, the whole plan moves to this moment.`;
  }

  #isItsDate({ date, zone }) {
    return date === dateOf(this.desk.connection.now(), zone);
  }

  #listen() {
    const press = (name, act) => part(this.root, name).addEventListener("click", (event) => act(event.currentTarget));
    press("begin", (button) => this.#askBegin(button));
    press("begin-yes", (button) => this.#begin(button));
    press("begin-no", () => this.#notYet());
    press("next", (button) => this.#startNext(button));
    press("more", (button) => this.#extend(STEP_MIN, button));
    press("less", (button) => this.#extend(-STEP_MIN, button));
    press("hold", (button) => this.#hold(button));
    press("end", () => this.#askEnd());
    press("end-yes", (button) => this.#end(button));
    press("end-no", () => this.#keepOn());
    part(this.root, "slots").addEventListener("click", (event) => this.#startRow(event));
    // A row opened at the edge would show its button nowhere.
    part(this.root, "slots").addEventListener("toggle", (event) => this.#show(event.target), { capture: true });
    this.beginning.addEventListener("keydown", (event) => event.key === "Escape" && this.#notYet());
    this.ending.addEventListener("keydown", (event) => event.key === "Escape" && this.#keepOn());
  }

  #show(details) {
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }

  #first() {
    const { slots = [] } = this.desk.cells.get("programme") || {};
    return slots.length ? slots[0].id : null;
  }

  async #start(slot, button, told, done = "") {
    const sentence = `${(this.desk.slot(slot) || {}).title} has started.`;
    const command = { do: "slot.start", slot, from: this.believed };
    const undo = this.now.slot && { say: sentence, commands: [{ ...command, slot: this.now.slot, from: slot }] };
    const isDone = await this.desk.ask(command, { button, told, done: done || sentence, undo });
    if (!isDone) return false;
    this.started = performance.now();
    this.justStarted = (this.desk.slot(slot) || {}).title;
    this.#rest(`${this.justStarted} has just started.`);
    return true;
  }

  #startNext(button) {
    if (performance.now() >= this.started + JUST_MS) return this.#start(this.now.next.slot, button, this.told);
    announce(`${this.justStarted} has just started.`);
  }

  /** The button waits, and the sentence beside it says why. */
  #rest(words) {
    const { started } = this;
    part(this.controls, "next").setAttribute("aria-disabled", "true");
    tell(this.told, words);
    window.setTimeout(() => {
      if (this.started !== started) return;
      part(this.controls, "next").removeAttribute("aria-disabled");
      if (this.told.textContent === words) tell(this.told, "");
    }, JUST_MS);
  }

  /** On its own date one press begins the day; on another the whole plan would move. */
  #askBegin(button) {
    if (this.#isItsDate(this.desk.cells.get("day"))) return this.#begin(button);
    this.beginning.hidden = false;
    part(this.root, "begin").hidden = true;
    part(this.root, "begin-no").focus();
  }

  #notYet() {
    this.beginning.hidden = true;
    part(this.root, "begin").hidden = false;
    part(this.root, "begin").focus();
  }

  async #begin(button) {
    if (await this.#start(this.#first(), button, this.told, "The day has begun.")) part(this.root, "heading").focus();
  }

  async #startRow(event) {
    const button = event.target.closest("[data-start]");
    if (!button) return;
    const row = button.closest("[data-key]");
    const done = await this.#start(row.getAttribute("data-key"), button, part(row, "told"));
    if (!done) return;
    row.querySelector("details").open = false;
    row.querySelector("summary").focus();
  }

  #extend(minutes, button) {
    const { slot, ends } = this.now;
    const done = minutes > 0 ? `${minutes} minutes more.` : `${-minutes} minutes less.`;
    const extending = { slot, ends, shift: minutes };
    const undo = this.#wayBack(extending, done);
    const asked = this.desk.ask({ do: "slot.extend", slot, minutes, from: ends }, { button, told: this.told, done, undo });
    asked.then((isDone) => isDone && this.#awaits(extending));
  }

  /** The same minutes the other way, from the end as it then stands. @param {Extending} extending @param {string} done */
  #wayBack(extending, done) {
    const { slot } = extending;
    const back = () => ({ do: "slot.extend", slot, minutes: -extending.shift, from: this.now.ends });
    return {
      say: done,
      unless: () => (this.now.slot === slot ? "" : "That slot is over."),
      get commands() {
        return [back()];
      },
    };
  }

  #awaits(extending) {
    this.extending = extending;
    this.#measure();
  }

  /** A slot keeps a few minutes: what it lost may be less than was asked. */
  #measure() {
    const { slot, ends } = this.now;
    if (!this.extending || !ends || ends === this.extending.ends) return;
    const { extending } = this;
    this.extending = null;
    if (slot === extending.slot && extending.ends) extending.shift = Math.round((ends - extending.ends) / MINUTE_MS);
  }

  #hold(button) {
    const held = this.state === "held";
    const [doing, undoing] = held ? ["day.resume", "day.hold"] : ["day.hold", "day.resume"];
    const done = held ? "The day goes on." : "The day is held.";
    const undo = { say: done, commands: [{ do: undoing }] };
    this.desk.ask({ do: doing }, { button, told: this.told, done, undo });
  }

  #askEnd() {
    this.ending.hidden = false;
    part(this.root, "end").hidden = true;
    part(this.root, "end-no").focus();
  }

  #keepOn() {
    this.ending.hidden = true;
    part(this.root, "end").hidden = false;
    part(this.root, "end").focus();
  }

  async #end(button) {
    const last = this.now.slot;
    const undo = { say: "The day was ended.", commands: [{ do: "slot.start", slot: last, from: last }] };
    const manner = { button, told: this.told, done: "The day is over.", undo };
    const done = await this.desk.ask({ do: "day.end", from: last }, manner);
    this.ending.hidden = true;
    if (done) part(this.root, "heading").focus();
    else part(this.root, "end").hidden = false;
  }
}

/** What lies between two places of a list; where they cross, only the second counts. */
function span(least, most) {
  const nearest = (place) => Math.max(0, Math.min(most, Math.max(least, place)));
  return { nearest, includes: (place) => Math.abs(nearest(place) - place) <= SLACK_PX };
}
