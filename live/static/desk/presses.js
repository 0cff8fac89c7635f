// @ts-check
/**
 * The ids of presses that move the day or change the plan, so that the server knows one that comes again.
 *
 * - The same thing asked for again before it was answered is the same press, on whatever button: nobody hears that
 *   somebody else did what they did themselves.
 */

import { makeId } from "../shared/outbox.js";

/** @typedef {import("../shared/connection.js").Command} Command */

const NAMED = /^(slot\.(start|extend|take|change|drop)|clock\.|day\.|plan\.|programme\.)/;

export class Presses {
  constructor() {
    /** @type {Map<string, string>} by what is asked for: the id, until it is answered */
    this.open = new Map();
  }

  /** The command with the id of its press. @param {Command} command @returns {Command} */
  named(command) {
    if (!NAMED.test(command.do)) return command;
    const what = JSON.stringify(command);
    const press = this.open.get(what) || makeId();
    this.open.set(what, press);
    return { ...command, press };
  }

  /** It was answered, for good: asked for again, it is another press. @param {Command} command without its press */
  answered(command) {
    this.open.delete(JSON.stringify(command));
  }
}
