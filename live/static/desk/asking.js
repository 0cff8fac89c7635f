// @ts-check
/**
 * How the desk asks for something: one command, its button waiting, and a sentence if it was not done.
 *
 * - A button that waits says so (aria-busy) and takes no second press; it keeps the focus.
 * - Offline, a command waits in the connection and the button waits with it; what runs the day or the wall not for long.
 */

import { Late } from "./late.js";
import { fold } from "../shared/folding.js";
import { announce } from "../shared/page.js";
import { clock } from "../shared/times.js";

/**
 * The way back from something done. `label` is for a button that does not only undo; `unless` says why it cannot be
 * gone any more, or "".
 * @typedef {{say: string, commands: import("../shared/connection.js").Command[], label?: string, unless?: () => string}} Way
 */
// For `unless`: undoing would put an old state over somebody's newer one.
export const CHANGED = "Somebody else changed it since.";

/** @typedef {{button?: Element|null, told?: HTMLElement|null, done?: string, undo?: Way|null}} Manner */

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
    undo.through(this);
  }

  /**
   * Sends a command and waits for the answer. `told` is where a refusal is shown, `done` is said when it was done,
   * `undo` is how to take it back; without it, what was done is still the last thing done. A press on a button that still waits changes nothing.
   * @param {import("../shared/connection.js").Command} command
   * @param {Manner} [manner]
   * @returns {Promise<boolean>} whether it was done
   */
  async ask(command, { button = null, told = null, done = "", undo = null } = {}) {
    if (button && button.hasAttribute("aria-busy")) return false;
    const refused = await this.answer(command, { button, told });
    if (refused) return false;
    if (done) announce(done);
    if (undo) this.undo.remember(undo);
    else if (done) this.undo.mention(done);
    return true;
  }

  /**
   * Sends a command and waits, as `ask` does. @param {import("../shared/connection.js").Command} command @param {Manner} manner
   * @returns {Promise<string>} the code of the refusal, which is said and shown, or ""
   */
  async answer(command, { button = null, told = null }) {
    if (button) button.setAttribute("aria-busy", "true");
    tell(told, "");
    const answer = await this.late.send(command);
    if (button) button.removeAttribute("aria-busy");
    if (!("refused" in answer)) return "";
    this.#refused(answer, told);
    return answer.refused;
  }

  /** Calls `draw` when a cell changed whose key is one of `keys` or begins with one that ends in "/". */
  watch(keys, draw) {
    const touches = (key) => keys.some((wanted) => (wanted.endsWith("/") ? key.startsWith(wanted) : key === wanted));
    // A hello may change nothing and still be the first word: an empty set draws too.
    this.cells.subscribe((changed) => (!changed.size || [...changed].some(touches)) && draw(changed));
  }

  /** A moment in the day's zone, "3.49". @param {number} ms */
  clock(ms) {
    return clock(ms, this.zone);
  }

  get zone() {
    return (this.cells.get("day") || {}).zone || "UTC";
  }

  /** A slot of the programme by its id, or undefined. @param {string|null} id */
  slot(id) {
    const { slots = [] } = this.cells.get("programme") || {};
    return slots.find((slot) => slot.id === id);
  }

  /**
   * The theme that is called so already, whatever its case, accents or spaces; null when there is none.
   * @param {string} title @param {string} [except] a theme left out
   * @returns {{id: string, title: string}|null}
   */
  themeCalled(title, except = "") {
    const called = this.cells.entries("theme/").find(([id, theme]) => id !== except && same(theme.title, title));
    return called ? { id: called[0], title: called[1].title } : null;
  }

  #refused(answer, told) {
    const sentence = kindly(answer);
    tell(told, sentence);
    announce(sentence);
  }
}

/** Shows a sentence in its place, or clears the place. @param {HTMLElement|null} place @param {string} sentence */
export function tell(place, sentence) {
  if (!place) return;
  place.textContent = sentence;
  place.hidden = !sentence;
}

/** A refusal as one would say it to a tired person. @param {{refused: string, say: string}} answer */
export function kindly(answer) {
  return answer.refused === "already" ? "Somebody else did that first." : answer.say;
}

/** Whether the server kept what was sent. @param {string} kept @param {string} sent */
export function isKept(kept, sent) {
  const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain(kept) === plain(sent);
}

function same(one, other) {
  const plain = (title) => fold(title.replace(/\s+/g, " ").trim());
  return plain(one) === plain(other);
}
