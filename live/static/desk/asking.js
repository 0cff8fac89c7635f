// @ts-check
/**
 * How the desk asks for something: one command, its button waiting, and a sentence if it was not done.
 *
 * - A button that waits says so (aria-busy) and takes no second press; it keeps the focus.
 * - Offline, a command waits in the connection and the button waits with it; what runs the day or the wall does
 *   not for long: minutes later it would surprise the room.
 * - A press may need a script that is not here yet: its button waits too, and where the script cannot be fetched there is
 *   no connection, which the line at the top says.
 */

import { Presses } from "./presses.js";
import { tidy } from "../shared/outbox.js";
import { announce, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";

// As long as somebody still stands before the button they pressed.
const LATE_MS = 30_000;

/**
 * The way back from something done: `say` is what was done, `commands` undo it. `label` is for a button that does not
 * only undo; `unless` says why there is no way back any more, or ""; `cells` are of the words that stand in `say`.
 * @typedef {import("../shared/connection.js").Command} Command
 * @typedef {{say: string, commands: Command[], label?: string, unless?: () => string, cells?: any[]}} Way
 */

/**
 * How something is asked for: the button that waits, `told` where a refusal is shown, what is said when it was done,
 * and the `Way` back (which says what `done` says, unless it has its own words). Without one, what was done is still
 * the last thing done. `beside`: where that is said with its way back, instead of at the foot.
 * @typedef {{button?: Element, told: HTMLElement, done?: string, undo?: any, beside?: HTMLElement}} Manner
 */

export class Desk {
  /**
   * @param {import("../shared/cells.js").Cells} cells
   * @param {import("../shared/connection.js").Connection} connection
   * @param {import("./undo.js").Undo} undo
   */
  constructor(cells, connection, undo) {
    this.cells = cells;
    this.connection = connection;
    this.undo = undo;
    this.late = new Late(connection);
    this.presses = new Presses();
    undo.through(this);
  }

  /**
   * Sends a command and waits for the answer. A press on a button that still waits changes nothing.
   * @param {Command} command @param {Manner} manner
   * @returns {Promise<boolean>} whether it was done
   */
  async ask(command, { button, told, done = "", undo, beside }) {
    if (button?.hasAttribute("aria-busy")) return false;
    if (await this.answer(command, { button, told })) return false;
    if (done) announce(done);
    if (undo) this.undo.remember(Object.assign(undo, { say: undo.say || done, beside }));
    else if (done) this.undo.mention(done, beside);
    return true;
  }

  /**
   * Sends a command and waits, as `ask` does. @param {Command} command @param {Manner} manner
   * @returns {Promise<string>} the code of the refusal, which is said and shown, or ""
   */
  async answer(command, { button, told }) {
    button?.setAttribute("aria-busy", "true");
    writeOrHide(told, "");
    const answer = await this.late.send(this.presses.named(command), told);
    button?.removeAttribute("aria-busy");
    if (answer.refused !== "late") this.presses.answered(command);
    if (!("refused" in answer)) writeOrHide(told, "");
    if (!("refused" in answer)) return "";
    say(told, answer.say);
    return answer.refused;
  }

  /** Calls `draw` when a cell changed whose key is one of `keys` or begins with one that ends in "/". */
  watch(keys, draw) {
    const touches = (key) => keys.some((wanted) => (wanted.endsWith("/") ? key.startsWith(wanted) : key === wanted));
    // A hello may change nothing and still be the first word: an empty set draws too.
    this.cells.subscribe((changed) => (!changed.size || [...changed].some(touches)) && draw(changed));
    if (this.cells.epoch !== null) draw(new Set()); // who comes late draws what is there
  }

  /** A cell, or one that says nothing. @param {string} key */
  cell(key) {
    return this.cells.get(key) || {};
  }

  /** The slots of the programme, in order. @returns {any[]} */
  get slots() {
    return this.cell("programme").slots || [];
  }

  /** A slot of the programme by its id, or one that says nothing. @param {string|null} id */
  slot(id) {
    return this.slots.find((slot) => slot.id === id) || {};
  }

  /** A moment in the day's zone, "3.49". @param {number} ms */
  clock(ms) {
    return clock(ms, this.cells.get("day") || { zone: "UTC", clock: 24 });
  }
}

/**
 * Fetches what a press needs, while its button waits.
 * @template T
 * @param {Element} button @param {() => Promise<T|null>} fetch
 * @returns {Promise<T|null>} null: it could not be fetched, the button waits already, or the focus has gone elsewhere
 */
export async function fetchFor(button, fetch) {
  const { activeElement } = document;
  if (button.hasAttribute("aria-busy")) return null;
  button.setAttribute("aria-busy", "true");
  const fetched = await fetch();
  button.removeAttribute("aria-busy");
  return document.activeElement === activeElement ? fetched : null;
}

/** Shows a sentence and says it. @param {HTMLElement} told @param {string} text */
export function say(told, text) {
  writeOrHide(told, text);
  // In a list that scrolls it may come below the edge.
  told.scrollIntoView({ block: "nearest" });
  announce(text);
}

/** Whether the server has what was sent. @param {string} saved @param {string} sent */
export function isSaved(saved, sent) {
  return tidy(saved) === tidy(sent);
}

/**
 * Says that what runs the day or the wall waits for a line, and gives it up after half a minute without a line, and then its sentence says so;
 * words, hides and themes wait on. Looked at again when the line is back, before anything is sent: a laptop that slept has no
 * timers.
 */
class Late {
  /** @param {import("../shared/connection.js").Connection} connection */
  constructor(connection) {
    this.connection = connection;
    this.status = connection.status;
    /** @type {Set<{command: Command, told: HTMLElement, at: number, why: string}>} at: by our clock, ms */
    this.pressed = new Set();
    connection.onchange(() => this.#look());
  }

  /**
   * Sends a command, and gives it up when it has waited too long.
   * @param {Command} command @param {HTMLElement} told where it says meanwhile what will happen
   */
  async send(command, told) {
    if (!isForNow(command)) return this.connection.send(command);
    // Sent into a line that is lost before the answer, it may have been done.
    const why = this.connection.status === "live" ? sentence("desk.late.perhaps") : sentence("desk.late.not_done");
    const pressed = { command, told, at: Date.now(), why };
    this.pressed.add(pressed);
    if (this.connection.status !== "live") this.#sayWaiting(pressed);
    const timer = window.setTimeout(() => this.connection.status !== "live" && this.#giveUp(pressed), LATE_MS);
    const answer = await this.connection.send(command);
    clearTimeout(timer);
    this.pressed.delete(pressed);
    return answer;
  }

  /** With the line back, what waited too long goes before it goes out. */
  #look() {
    const { status } = this.connection;
    const isBack = status === "live" && this.status !== "live";
    if (status === "offline" && this.status !== "offline") this.pressed.forEach((pressed) => this.#sayWaiting(pressed));
    this.status = status;
    if (!isBack) return;
    const late = [...this.pressed].filter(({ at }) => Date.now() - at >= LATE_MS);
    late.forEach((pressed) => this.#giveUp(pressed));
  }

  #sayWaiting({ told }) {
    say(told, sentence("desk.late.waits"));
  }

  #giveUp({ command, why }) {
    this.connection.forget(command, why);
  }
}

/** Whether a command moves the day or changes what is on the wall. */
function isForNow(command) {
  return /^(slot|day|plan|programme)\./.test(command.do) || ["wall.show", "wall.turn", "wall.lend", "wall.take"].includes(command.do);
}
