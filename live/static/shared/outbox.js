// @ts-check
/**
 * Commands on their way out: how they are named, how long they may be, and how they outlast a reload.
 */

import { keep, kept } from "./storage.js";
import { brought } from "./sentences.js";

const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/** A fresh id: 96 bits in 16 of A-Z a-z 0-9 _ - */
export function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => ID_LETTERS[byte & 63]).join("");
}

/** Whether a command fits in no frame: it would close the line, and be sent again for ever. @param {object} command */
export function isTooLong(command) {
  return new Blob([JSON.stringify(command)]).size > brought.frameLimitBytes;
}

/** Commands kept in this browser until they are answered. Two tabs share them, so each change reads first. */
export class KeptCommands {
  /** @param {string} key */
  constructor(key) {
    this.key = key;
  }

  /** As they are compared. @returns {string[]} */
  spelt() {
    return this.commands().map((command) => JSON.stringify(command));
  }

  /** @returns {{do: string}[]} */
  commands() {
    const found = kept(this.key, []);
    return Array.isArray(found) ? found.filter((command) => command && command.do) : [];
  }

  /** @param {object} command @returns {boolean} whether it is kept now; a private window keeps nothing */
  put(command) {
    return keep(this.key, this.commands().concat([command]));
  }

  /** @param {object} command */
  take(command) {
    const spelt = JSON.stringify(command);
    const left = this.commands().filter((other) => JSON.stringify(other) !== spelt);
    keep(this.key, left.length ? left : null);
  }
}
