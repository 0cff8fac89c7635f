// @ts-check
/**
 * What the poet did, so that it can be taken back: writes, moves, cuts and the title.
 *
 * - A change is a list of steps done as one, kept beside the steps that take it back.
 * - Kept for this tab and poem, so that it outlives a reload; another tab has its own.
 */

import { inverse } from "./draft.js";

// An afternoon of writing; more would only fill the tab's storage.
const CHANGES_KEPT = 300;

/** @typedef {import("./draft.js").Step} Step */
/** @typedef {{steps: Step[], back: Step[]}} Change */

export class Undo {
  #draft;
  #key;
  #done = /** @type {Change[]} */ ([]);
  #undone = /** @type {Change[]} */ ([]);

  /** @param {import("./draft.js").Draft} draft @param {string} key where it is kept */
  constructor(draft, key) {
    this.#draft = draft;
    this.#key = key;
    this.#recall();
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** Does these steps as one change. @param {...Step} steps */
  change(...steps) {
    this.#done.push({ steps, back: this.#run(steps) });
    this.#done = this.#done.slice(-CHANGES_KEPT);
    this.#undone = [];
    this.#remember();
  }

  /** Does one step more, as part of the last change. @param {Step} step */
  add(step) {
    const last = this.#done[this.#done.length - 1];
    last.back = [...this.#run([step]), ...last.back];
    last.steps = [...last.steps, step];
    this.#remember();
  }

  /** Takes the last change back. @returns {string|null} the line it was about */
  undo() {
    return this.#turn(this.#done, this.#undone, "back");
  }

  /** Does again what was taken back. @returns {string|null} the line it was about */
  redo() {
    return this.#turn(this.#undone, this.#done, "steps");
  }

  #turn(from, to, side) {
    const change = from.pop();
    if (!change) return null;
    const steps = change[side];
    const back = this.#run(steps);
    to.push(side === "back" ? { steps: back, back: steps } : { steps, back });
    this.#remember();
    return lineOf(steps[0]);
  }

  /** @returns {Step[]} what takes them back */
  #run(steps) {
    return steps
      .map((step) => {
        const back = inverse(this.#draft, step);
        this.#draft.take(step);
        return back;
      })
      .reverse();
  }

  #remember() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify([this.#done, this.#undone]));
    } catch (_) {
      // Storage is full or forbidden: what was done can be taken back until the page is left.
    }
  }

  #recall() {
    try {
      const [done, undone] = JSON.parse(sessionStorage.getItem(this.#key) || "[[],[]]");
      this.#done = done;
      this.#undone = undone;
    } catch (_) {
      this.#done = [];
    }
  }
}

function lineOf(step) {
  return step.id || step.line || null;
}
