// @ts-check
/**
 * Commands on their way out: how they and their texts are written, how long they may be, which wait for what, and how
 * they outlast a reload.
 */

import { keep, kept } from "./page.js";
import { brought } from "./language.js";

// What nobody sees, and what is needed of it: as live/day/text.py has them, each alternative of its own there.
const UNSEEN = String.raw`(?:(?![\u202a-\u202e\u3164\uffa0])\p{DI})`;
const EMOJI = String.raw`\p{Extended_Pictographic}`;
const CLEANED = new RegExp(
  String.raw`(\u{1f3f4}\u{e0067}\u{e0062}[\u{e0061}-\u{e007a}]{3}\u{e007f}|${EMOJI}[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]?(?:\u200d(?=${EMOJI}))?|[#*0-9]\ufe0f\u20e3|(?!\p{DI})[\u0600-\u1cff\ua800-\uabff\ufb50-\ufefc\u{10800}-\u{1efff}][\u200c\u200d]|\p{sc=Han}[\ufe00-\ufe02\u{e0100}-\u{e01ef}]|[\u1820-\u18aa][\u180b-\u180f]|^[\u061c\u200e\u200f]|[\u061c\u200e\u200f](?!${UNSEEN}*\p{L}))${UNSEEN}*|${UNSEEN}+`,
  "gu",
);
// U+0085 is white space there and not in scripts; two letters are drawn as a blank.
const SPACE = /[\s\u0085\u3164\uffa0]+/g;

/** @typedef {{do: string} & Object<string, any>} Command */
/**
 * A command without an answer yet.
 *
 * - isSent: on the line that is open. isTried: on this or another one, so that it may have arrived. isKept: in this
 *   browser, until some tab settles it. isHeld: until it is released.
 * @typedef {{command: Command, ref: number, isSent: boolean, isTried: boolean, isKept: boolean, isHeld: boolean, resolve: (answer: any) => void}} Waiting
 */

/** A fresh id: 96 bits in 16 of A-Z a-z 0-9 _ - */
export function makeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

/** A text as the room keeps it. @param {string} text */
export function tidy(text) {
  return text.replace(CLEANED, "$1").normalize("NFC").replace(SPACE, " ").trim();
}

/** Whether a command fits in no frame: it would close the line, and be sent again for ever. @param {object} command */
export function isTooLong(command) {
  return new Blob([JSON.stringify(command)]).size > brought.frameLimitBytes;
}

/** The commands that wait for an answer, in order. Those that are kept are shared by two tabs: each change reads first. */
export class Outbox {
  /** @param {string} key under which they are kept in this browser */
  constructor(key) {
    this.key = key;
    this._waiting = [];
    this._ref = 0;
  }

  /** @returns {Command[]} */
  get commands() {
    return this._waiting.map(({ command }) => command);
  }

  /** What an earlier page left without an answer, or another tab. @returns {Command[]} */
  get kept() {
    const found = kept(this.key, []);
    return Array.isArray(found) ? found.filter((command) => command && command.do) : [];
  }

  /**
   * Lets a command wait that an earlier page may have sent, or a new one; that is kept where it shall be and can be.
   * @param {Command} command @param {{isTried: boolean, isKept: boolean}} how @returns {Promise<any>} its answer
   */
  add(command, { isTried, isKept }) {
    const isNew = isKept && !isTried;
    if (isNew) isKept = keep(this.key, this.kept.concat([command]));
    return new Promise((resolve) => {
      this._waiting.push({ command, ref: ++this._ref, isSent: false, isTried, isKept, isHeld: false, resolve });
    });
  }

  /** @param {(waiting: Waiting) => boolean} test @returns {Waiting|undefined} */
  find(test) {
    return this._waiting.find(test);
  }

  /** Takes a command out, here and for every tab. @param {Waiting} waiting */
  settle(waiting) {
    this._waiting = this._waiting.filter((other) => other !== waiting);
    this.unkeep(waiting.command);
  }

  /** Of several that are spelt alike, as when a line is written back to what it was, the first. @param {Command} command */
  unkeep(command) {
    const left = this.kept;
    const at = left.map(spelt).indexOf(spelt(command));
    if (at >= 0) left.splice(at, 1);
    keep(this.key, left.length ? left : null);
  }

  /** Takes out what is no longer kept: another tab settled it, and sent from here it would come back. */
  takeSettledElsewhere() {
    const still = this.kept.map(spelt);
    const isSettled = ({ command }) => {
      const at = still.lastIndexOf(spelt(command));
      if (at >= 0) still.splice(at, 1);
      return at < 0;
    };
    // From the last on, for of several alike the first are settled first.
    const settled = this._waiting.filter(({ isKept }) => isKept).reverse().filter(isSettled).reverse();
    this._waiting = this._waiting.filter((waiting) => !settled.includes(waiting));
    return settled;
  }

  /** What can go out now, marked as sent. @returns {Waiting[]} */
  takeReady() {
    const ready = this._waiting.filter(({ isSent, isHeld }) => !isSent && !isHeld);
    ready.forEach((waiting) => (waiting.isSent = waiting.isTried = true));
    return ready;
  }

  /** The line is lost: everything goes out again on the next one. */
  unsend() {
    this._waiting.forEach((waiting) => (waiting.isSent = false));
  }

  /** Lets go what was held. @param {(command: Command) => boolean} isReady */
  release(isReady) {
    this._waiting.forEach((waiting) => (waiting.isHeld = waiting.isHeld && !isReady(waiting.command)));
  }
}

/** As commands are compared. */
function spelt(command) {
  return JSON.stringify(command);
}
