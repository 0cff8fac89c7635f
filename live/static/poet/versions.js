// @ts-check
/**
 * Versions of the poem: kept by a key, and by themselves before a reading or when another one is taken.
 *
 * - The button that opens them is not in sight before there is one; how one is kept stands with the signs and keys.
 * - What was typed goes out before the page is kept or becomes another.
 */

import { makeId } from "../shared/outbox.js";
import { announce, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { textOf } from "./pieces.js";

export class Versions {
  #button;
  #told;
  #cells;
  #connection;
  #poem;
  #changes;

  /**
   * @param {HTMLElement} root the page
   * @param {{cells: import("../shared/cells-by-noun.js").CellsByNoun, connection: import("../shared/connection.js").Connection, poem: import("./poem.js").Poem, changes: import("./changes.js").Changes, open: () => void}} page
   *   open: shows them
   */
  constructor(root, { cells, connection, poem, changes, open }) {
    this.#button = part(root, "versions-key");
    this.#told = part(root, "versions-told");
    this.#cells = cells;
    this.#connection = connection;
    this.#poem = poem;
    this.#changes = changes;
    this.#button.addEventListener("click", open);
    part(root, "version-keep").addEventListener("click", () => this.keep(""));
    cells.subscribe(() => this.#draw());
  }

  /** The newest first. @returns {[string, any][]} [id, cell] */
  get all() {
    return this.#cells.entries("version/").sort((a, b) => b[1].at - a[1].at);
  }

  /** Keeps the page as it stands. @param {string} name @returns {Promise<string>} why it was not kept, or "" */
  async keep(name) {
    this.#poem.lines.send();
    if (!name && this.#isKept) return this.#tell("", sentence("poet.version.kept_already"));
    return this.#ask({ do: "version.keep", id: makeId(), name }, sentence("poet.version.kept"));
  }

  /** Makes the page what it was, which undo takes back. @param {string} id */
  take(id) {
    this.#poem.lines.send();
    this.#changes.make({ do: "version.take", id });
    announce(sentence("poet.version.taken"));
  }

  /** Gives one another name; "" for none. @param {string} id @param {string} name @returns {Promise<string>} why it was not done, or "" */
  name(id, name) {
    return this.#ask({ do: "version.name", id, name }, sentence("poet.version.renamed"));
  }

  /** @param {string} id @returns {Promise<string>} */
  drop(id) {
    return this.#ask({ do: "version.drop", id }, sentence("poet.version.dropped"));
  }

  async #ask(command, done) {
    const answer = await this.#connection.send(command);
    return this.#tell("refused" in answer ? answer.say : "", done);
  }

  /** Whether the newest version is the page as it stands. */
  get #isKept() {
    const [[, newest] = []] = this.all;
    const { title = "" } = this.#cells.get("poem") || {};
    return Boolean(newest) && newest.title === title && spelt(newest.lines) === spelt(this.#poem.lines.all);
  }

  #tell(say, done) {
    writeOrHide(this.#told, say);
    announce(say || done);
    return say;
  }

  #draw() {
    const isNone = !this.#cells.count("version/");
    if (isNone && document.activeElement === this.#button) this.#poem.focus();
    this.#button.hidden = isNone;
  }
}

/** Lines as they are compared: their words, and whose. @param {{pieces: import("./pieces.js").Piece[]}[]} lines */
function spelt(lines) {
  return JSON.stringify(lines.map(({ pieces }) => [textOf(pieces).trim(), pieces.flatMap(({ phrase }) => phrase || [])]));
}

/** Whether a key keeps a version. @param {KeyboardEvent} event */
export function isKeeping(event) {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
}
