// @ts-check
/**
 * The day: its slots in order, with the controls after the one that is running.
 *
 * - The controls keep the focus when they move with the day. Before the day they open the list; after it they close it.
 * - What can be done with one slot stands in its row, and shows once the row is open.
 * - The current slot and the next one stay in sight, until somebody scrolls away from them.
 */

import { Controls } from "./controls.js";
import { spanOf } from "./facts.js";
import { Planning } from "./planning.js";
import { Starting } from "./starting.js";
import { Taking } from "./taking.js";
import { drawList } from "../shared/lists.js";
import { clone, part, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// Minutes are shown, so a look every few seconds is enough.
const LOOK_MS = 5_000;
// Browsers scroll by whole pixels of their own.
const SLACK_PX = 2;
const MINUTE_MS = 60_000;

export class Day {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.desk = desk;
    this.list = part(root, "slots");
    this.controls = new Controls(root, desk);
    this.starting = new Starting(this.list, desk, this.controls);
    this.taking = new Taking(desk, this.controls.element);
    this.planning = new Planning(this.list, desk, this.taking);
    /** @type {string|null} the slot last brought into sight */
    this.followed = null;
    // Whether it still is, as far as this hand wants it.
    this.isInSight = true;
    this.#listen();
    desk.watch(["day", "programme", "now"], () => this.draw());
    window.setInterval(() => this.#drawLeft(), LOOK_MS);
    new ResizeObserver(() => this.#keepInSight()).observe(this.list);
  }

  draw() {
    const { desk } = this;
    const { slots } = desk;
    const current = slots.findIndex(({ stage }) => stage === "now");
    const index = desk.cell("day").state === "over" ? slots.length : current + 1;
    drawList(this.list, [...slots.slice(0, index), null, ...slots.slice(index)], {
      key: (slot) => (slot ? slot.id : "controls"),
      make: () => clone("slot"),
      update: (element, slot) => slot && this.#drawSlot(element, slot),
    });
    this.controls.draw();
    this.#drawLeft();
    this.#follow();
  }

  #drawSlot(row, slot) {
    drawSlot(row, slot, this.desk);
    this.planning.draw(row, slot);
    this.starting.draw(row, slot);
  }

  #drawLeft() {
    const row = this.#current();
    if (row) drawLeft(row, this.desk);
  }

  /** A new current slot is brought into sight; the same one only if nobody has scrolled away. */
  #follow() {
    const { slot } = this.desk.cell("now");
    if (slot !== this.followed) this.isInSight = true;
    this.followed = slot;
    this.#keepInSight();
  }

  /** Scrolls as little as needed. */
  #keepInSight() {
    if (this.isInSight) this.list.scrollTop = this.#sight().nearest(this.list.scrollTop);
  }

  /** How far the list may be scrolled for the current slot, the one before it, the controls and the next to be seen. */
  #sight() {
    const { list } = this;
    const row = this.#current();
    if (!row && this.desk.cell("day").state !== "over") return span(0, Infinity);
    const next = list.querySelector('[data-stage="next"]') || this.controls.element;
    const least = next.offsetTop + next.offsetHeight - list.offsetTop - list.clientHeight;
    if (!row) return span(least, Infinity);
    const tops = [row.previousElementSibling || row, row].map((one) => one.offsetTop - list.offsetTop);
    return span(least, tops.find((top) => top >= least) ?? tops[1]);
  }

  #current() {
    return this.list.querySelector('[data-stage="now"]');
  }

  #listen() {
    const { list } = this;
    const look = () => (this.isInSight = this.#sight().includes(list.scrollTop));
    list.addEventListener("scroll", look, { passive: true });
    // A row opened at the edge would show its button nowhere.
    const show = ({ target }) => target.open && target.scrollIntoView({ block: "nearest" });
    list.addEventListener("toggle", show, { capture: true });
  }
}

/** What lies between two tops of a list that scrolls; where they cross, only the second counts. */
function span(least, most) {
  const nearest = (top) => Math.max(0, Math.min(most, Math.max(least, top)));
  return { nearest, includes: (top) => Math.abs(nearest(top) - top) <= SLACK_PX };
}

/** One slot as a row. @param {HTMLElement} row @param {any} slot @param {import("./asking.js").Desk} desk */
function drawSlot(row, slot, desk) {
  const { stage, began } = slot;
  row.setAttribute("data-stage", stage);
  if (stage === "now") row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
  part(row, "time").textContent = desk.clock(began || slot.projected);
  part(row, "title").textContent = slot.title;
  part(row, "stage-words").textContent = stageWords(stage);
  if (stage !== "now") part(row, "left").textContent = aside(slot, desk);
  writeOrHide(part(row, "description"), slot.description);
  writeFacts(part(row, "times"), times(slot, desk));
  part(row, "start").hidden = stage === "now";
  part(row, "start").textContent = began === null ? sentence("desk.slot.start") : sentence("desk.slot.start_again");
}

/** What is left of the slot that is running. @param {HTMLElement} row @param {import("./asking.js").Desk} desk */
function drawLeft(row, desk) {
  const { ends } = desk.cell("now");
  const { state, held } = desk.cell("day");
  const left = ends ? leftWords(ends - (held || desk.connection.now())) : "";
  writeFacts(part(row, "left"), [state === "held" ? sentence("desk.held") : "", left]);
}

function stageWords(stage) {
  if (stage === "past") return sentence("desk.slot.past");
  return stage === "now" ? sentence("slot.mark.now") : "";
}

/** That it was left out; or the planned time, where it is another than the one shown. */
function aside({ stage, planned, projected }, desk) {
  if (stage === "left_out") return sentence("slot.mark.left_out");
  const isOther = desk.clock(planned) !== desk.clock(projected);
  return stage !== "past" && isOther ? sentence("desk.slot.planned", { time: desk.clock(planned) }) : "";
}

function times({ planned, began, fixed, listening, takes }, desk) {
  return [
    sentence("desk.slot.planned_at", { time: desk.clock(planned) }),
    began ? sentence("desk.slot.began", { time: desk.clock(began) }) : "",
    fixed ? sentence("desk.slot.fixed") : "",
    listening && !takes.length ? sentence("desk.slot.listening") : "",
    takes.length ? sentence("desk.slot.takes") : "",
  ];
}

/** @param {number} ms may be negative */
function leftWords(ms) {
  const minutes = Math.ceil(ms / MINUTE_MS);
  const [left, over] = [spanOf(minutes), spanOf(Math.floor(-ms / MINUTE_MS))];
  if (minutes > 0) return sentence(`desk.left.${left.unit}`, left);
  return over.count === 0 ? sentence("desk.ending") : sentence(`desk.past_end.${over.unit}`, over);
}
