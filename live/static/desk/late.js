// @ts-check
/**
 * What runs the day or the wall does not wait for the line: minutes later it would surprise the room.
 *
 * - Given up after half a minute without a line, and then its sentence says so. Words, hides and themes wait on.
 * - Looked at again when the line is back, before anything is sent: a laptop that slept has no timers.
 */

// As long as somebody still stands before the button they pressed.
const LATE_MS = 30_000;
const LATE = "Not done: there was no connection. Press again if you still want it.";
// It was sent into a line that was lost before the answer.
const PERHAPS = "The connection was lost. Look whether this was done, and press again if you still want it.";

/** @typedef {{command: import("../shared/connection.js").Command, at: number, words: string}} Pressed at: by our clock, ms */

export class Late {
  /** @param {import("../shared/connection.js").Connection} connection */
  constructor(connection) {
    this.connection = connection;
    this.status = connection.status;
    this.pressed = /** @type {Set<Pressed>} */ (new Set());
    connection.onchange(() => this.#look());
  }

  /** Sends a command, and gives it up when it has waited too long. @param {import("../shared/connection.js").Command} command */
  async send(command) {
    if (!runs(command)) return this.connection.send(command);
    const words = this.connection.status === "live" ? PERHAPS : LATE;
    const pressed = { command, at: Date.now(), words };
    this.pressed.add(pressed);
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
    this.status = status;
    if (!isBack) return;
    const late = [...this.pressed].filter(({ at }) => Date.now() - at >= LATE_MS);
    late.forEach((pressed) => this.#giveUp(pressed));
  }

  #giveUp({ command, words }) {
    this.connection.forget(command, words);
  }
}

/** Whether a command moves the day or changes what is on the wall. */
function runs(command) {
  return /^(slot|day)\./.test(command.do) || command.do === "wall.show";
}
