// @ts-check
/**
 * The changes that the poet makes: all that is written here goes through this module, and can be taken back.
 *
 * - A change is a list of edits made as one; it stands beside the edits that take it back.
 * - Kept for this tab and poem, so that it outlives a reload; another tab has its own.
 */

import { makeId } from "../shared/outbox.js";
import { keep, kept } from "../shared/page.js";
import { lineOf } from "./draft.js";

// An afternoon of writing; more would only fill the tab's storage.
const CHANGES_KEPT = 300;

/** @typedef {import("./draft.js").Edit} Edit */
/** @typedef {{steps: Edit[], back: Edit[]}} Change as it is kept: `steps` make it, `back` takes it back */

export class Changes {
  #draft;
  #key;
  /** @type {Change[]} */
  #made;
  /** @type {Change[]} */
  #takenBack;

  /** @param {import("./draft.js").Draft} draft @param {string} key where they are kept */
  constructor(draft, key) {
    this.#draft = draft;
    this.#key = key;
    [this.#made, this.#takenBack] = kept(key, [[], []], "sessionStorage");
  }

  get canUndo() {
    return this.#made.length > 0;
  }

  get canRedo() {
    return this.#takenBack.length > 0;
  }

  /** Makes these edits as one change. @param {...Edit} steps */
  make(...steps) {
    this.#made.push({ steps, back: this.#run(steps) });
    this.#made = this.#made.slice(-CHANGES_KEPT);
    this.#takenBack = [];
    this.#keep();
  }

  /** Makes one edit more, as part of the last change. @param {Edit} step */
  extend(step) {
    const last = this.#made[this.#made.length - 1];
    last.back = [...this.#run([step]), ...last.back];
    last.steps = [...last.steps, step];
    this.#keep();
  }

  /** Takes the last change back. @returns {string|null} the line it was about */
  undo() {
    const change = this.#made.pop();
    if (!change) return null;
    this.#takenBack.push({ steps: this.#run(change.back), back: change.back });
    return this.#keep(change.back);
  }

  /** Makes again what was taken back. @returns {string|null} the line it was about */
  redo() {
    const change = this.#takenBack.pop();
    if (!change) return null;
    this.#made.push({ steps: change.steps, back: this.#run(change.steps) });
    return this.#keep(change.steps);
  }

  /** @param {Edit[]} steps @returns {Edit[]} what takes them back */
  #run(steps) {
    const back = steps.map(madeAnew).map((step) => {
      const undone = inverse(this.#draft, step);
      this.#draft.make(step);
      return undone;
    });
    return back.reverse();
  }

  #keep(steps = []) {
    keep(this.#key, [this.#made, this.#takenBack], "sessionStorage");
    return steps.length ? lineOf(steps[0]) : null;
  }
}

/** A version is taken anew each time: the page before it is kept under an id of its own, which takes that back. */
function madeAnew(step) {
  return step.do === "version.take" ? { ...step, keep: makeId() } : step;
}

/** The edit that takes another back, given the poem before it. @param {import("./draft.js").Draft} draft @param {Edit} edit @returns {Edit} */
function inverse(draft, edit) {
  if (edit.do === "version.take") return { do: "version.take", id: edit.keep };
  if (edit.do === "poem.title") return { do: "poem.title", text: draft.title };
  if (edit.do === "line.move") return { do: "line.move", line: edit.line, after: draft.above(edit.line) };
  const line = edit.do === "line.cut" ? edit.line : edit.id;
  if (!draft.lines.includes(line)) return { do: "line.cut", line };
  return { do: "line.write", id: line, after: draft.above(line), pieces: draft.pieces(line) };
}
