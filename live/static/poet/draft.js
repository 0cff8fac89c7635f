// @ts-check
/**
 * The poem as the poet has it: the cells, and over them what was asked for and is not in the cells yet.
 *
 * - So the poet writes on without a connection, and after a reload sees what has still to go out.
 * - An edit goes from here when the cells are current with its answer, or when it was refused.
 * - A line or title that was refused stays as it was typed until it is written anew: nobody's words vanish under their hands.
 *   One that was refused for words that are gone is written again when they are back.
 */

import { announce } from "../shared/page.js";
import { fromWire, toWire } from "./credit.js";

// What an earlier page sent goes from here so long after its answer, for nobody here is told which entry it became.
const LET_GO_MS = 1_000;

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{title: string, poet: string, lines: string[], pieces: Map<string, Piece[]>}} PoemText */
/** @typedef {{do: string} & Object<string, any>} Edit a line written, moved or cut, the title, the poet's name, a version taken: its command (docs/wire.md), but with whole pieces */
/** @typedef {{edit: Edit, command: any, n: number|null, isTakenUp?: boolean, refused?: string, code?: string}} Unseen
 * an edit that is not in the cells: the command it went out as, the entry it became, whether an earlier page sent it, and
 * why and by which code it was refused */

// What stands for the poet's name where an edit is named by its line.
export const SIGNATURE = "poet";

export class Draft {
  #cells;
  #connection;
  /** @type {Unseen[]} */
  #unseen = [];
  /** @type {PoemText|null} */
  #poem = null;
  /** @type {(() => void)[]} */
  #watchers = [];

  /** @param {import("../shared/cells.js").Cells} cells @param {import("../shared/connection.js").Connection} connection */
  constructor(cells, connection) {
    this.#cells = cells;
    this.#connection = connection;
    cells.subscribe((changed) => this.#hear(changed));
    connection.onchange(() => this.#letAnsweredGo());
  }

  /** Takes up what an earlier page left unanswered; to be called when the connection has started. */
  resume() {
    this.#connection.waiting.filter(isEdit).forEach((command) => {
      const edit = command.do === "line.write" ? { ...command, pieces: fromWire(command.pieces) } : command;
      this.#unseen.push({ edit, command, n: null, isTakenUp: true });
    });
    this.#tell();
  }

  /** Whether the server has said what the poem is. */
  get isKnown() {
    return this.#cells.has("poem");
  }

  /** Whether there is anything to read aloud, if only a gap. */
  get isReadable() {
    return this.lines.some((line) => this.pieces(line).some(({ text, gone }) => gone || text.trim()));
  }

  get title() {
    return this.#now().title;
  }

  get poet() {
    return this.#now().poet;
  }

  /** @returns {string[]} ids in order */
  get lines() {
    return this.#now().lines;
  }

  /** @param {string} line @returns {Piece[]} */
  pieces(line) {
    return this.#now().pieces.get(line) || [];
  }

  /** The line above, or null. @param {string} line @returns {string|null} */
  above(line) {
    return this.lines[this.lines.indexOf(line) - 1] || null;
  }

  /** Why the room did not take a line, the title (null) or the name (SIGNATURE); "" where it did. @param {string|null} line @returns {string} */
  refusal(line) {
    return this.#unseen.find(({ refused, edit }) => refused && lineOf(edit) === line)?.refused || "";
  }

  /** Whether something that was typed was not taken. */
  get isRefused() {
    return this.#unseen.some(({ refused }) => refused);
  }

  /** Whether a line is gone because it was cut here. @param {string} line */
  isCutting(line) {
    return this.#unseen.some(({ edit }) => edit.do === "line.cut" && edit.line === line);
  }

  /** Calls `fn` when the poem may look different. @param {() => void} fn */
  onchange(fn) {
    this.#watchers.push(fn);
  }

  /** Edits the poem here at once, and in the room when that answers. @param {Edit} edit */
  async make(edit) {
    const command = this.#command(edit);
    this.#mergeUnsent(command);
    /** @type {Unseen} */
    const unseen = { edit: edit.pieces ? { ...command, pieces: edit.pieces } : command, command, n: null };
    this.#unseen = this.#unseen.filter((old) => !old.refused || lineOf(old.edit) !== lineOf(edit)).concat([unseen]);
    const answered = this.#connection.send(command);
    this.#tell();
    const answer = await answered;
    if ("ok" in answer) unseen.n = answer.ok;
    else this.#refuse(unseen, answer);
    this.#letSeenGo();
  }

  #now() {
    if (!this.#poem) this.#poem = this.#unseen.reduce((poem, { edit }) => edited(poem, this.#marked(edit)), this.#inCells());
    return this.#poem;
  }

  /** With words marked that are gone by now, and with what a version holds; the room would say so itself if it had the edit. @param {Edit} edit @returns {Edit} */
  #marked(edit) {
    if (edit.do === "version.take") return { ...edit, version: this.#cells.get(`version/${edit.id}`) };
    if (!edit.pieces || !this.isKnown) return edit;
    const isGone = ({ phrase }) => Boolean(phrase) && !this.#cells.has(`phrase/${phrase}`);
    return { ...edit, pieces: edit.pieces.map((piece) => ({ ...piece, gone: isGone(piece) })) };
  }

  #inCells() {
    const { title = "", poet = "", lines = [] } = this.#cells.get("poem") || {};
    const pieces = new Map(lines.map((line) => [line, (this.#cells.get(`line/${line}`) || { pieces: [] }).pieces]));
    return { title: title || "", poet, lines: [...lines], pieces };
  }

  #command(edit) {
    if (edit.do !== "line.write") return { ...edit };
    return { ...edit, after: this.#lineBefore(edit), pieces: toWire(edit.pieces) };
  }

  /** A line that is in the poem stays where it is, and none can follow one that is gone. */
  #lineBefore({ id, after }) {
    if (this.lines.includes(id)) return this.above(id);
    if (after === null || this.lines.includes(after)) return after;
    return this.lines[this.lines.length - 1] || null;
  }

  /** Without a connection an hour of typing must not pile up: what was written last and is written anew goes out once. */
  #mergeUnsent(command) {
    if (this.#connection.status === "live" || command.do !== "line.write") return;
    const waiting = this.#connection.waiting.filter(isEdit);
    const same = waiting.filter((one) => one.id === command.id);
    if (!same.length || waiting.slice(-same.length).some((one) => one.id !== command.id)) return;
    command.after = same[0].after;
    same.forEach(() => this.#connection.drop(command.id));
    this.#unseen = this.#unseen.filter((unseen) => !same.includes(unseen.command));
  }

  #hear(changed) {
    const hasLetGo = this.#letSeenGo();
    const keys = [...changed];
    const isTouched = keys.some((key) => key === "poem" || key.startsWith("line/") || (this.#unseen.length && /^(phrase|version)\//.test(key)));
    if (isTouched || hasLetGo) this.#tell();
    this.#unseen.filter((unseen) => this.#isBack(unseen, changed)).forEach(({ edit }) => this.make(edit));
  }

  /** Whether an edit was refused for words that are back. @param {Unseen} unseen @param {Set<string>} changed */
  #isBack({ code, edit }, changed) {
    if (!code || !code.startsWith("phrase.")) return false;
    return edit.pieces.some(({ phrase }) => changed.has(`phrase/${phrase}`) && this.#cells.has(`phrase/${phrase}`));
  }

  #letSeenGo() {
    const n = this.#cells.n ?? -1;
    return this.#keepOnly((unseen) => unseen.n === null || unseen.n > n);
  }

  /** What an earlier page sent has no promise here: it is answered when it no longer waits. */
  #letAnsweredGo() {
    const waiting = new Set(this.#connection.waiting);
    const answered = this.#unseen.filter(({ command, isTakenUp }) => isTakenUp && !waiting.has(command));
    if (!answered.length) return;
    window.setTimeout(() => this.#keepOnly((unseen) => unseen.refused || !answered.includes(unseen)), LET_GO_MS);
  }

  #refuse(unseen, { refused, say }) {
    if (unseen.edit.do === "version.take") announce(say);
    if (!["line.write", "poem.title", "poem.sign"].includes(unseen.edit.do)) return this.#keepOnly((one) => one !== unseen);
    unseen.code = refused;
    unseen.refused = say;
    this.#tell();
  }

  #keepOnly(isWanted) {
    const left = this.#unseen.filter(isWanted);
    const hasLetGo = left.length !== this.#unseen.length;
    this.#unseen = left;
    if (hasLetGo) this.#tell();
    return hasLetGo;
  }

  #tell() {
    this.#poem = null;
    this.#watchers.forEach((fn) => fn());
  }
}

/** The line that an edit is about, SIGNATURE, or null: the title. @param {Edit} edit @returns {string|null} */
export function lineOf({ do: name, id, line }) {
  return name === "poem.sign" ? SIGNATURE : id || line || null;
}

/** Whether a command edits the poem; those of a reading do not, and keeping a version neither. @param {{do: string}} command */
export function isEdit(command) {
  return /^((line|poem)\.|version\.take$)/.test(command.do);
}

/** The poem after an edit. One that no longer holds changes nothing. @param {PoemText} poem @param {Edit} edit @returns {PoemText} */
function edited(poem, edit) {
  if (edit.do === "poem.title") return { ...poem, title: edit.text };
  if (edit.do === "poem.sign") return { ...poem, poet: edit.text };
  if (edit.do === "line.cut") return { ...poem, lines: poem.lines.filter((line) => line !== edit.line) };
  if (edit.do === "line.move") return { ...poem, lines: inserted(poem.lines, edit.line, edit.after) };
  if (edit.do === "version.take") return edit.version ? versionOf(poem, edit.version) : poem;
  const pieces = new Map(poem.pieces).set(edit.id, edit.pieces);
  return { ...poem, pieces, lines: poem.lines.includes(edit.id) ? poem.lines : inserted(poem.lines, edit.id, edit.after) };
}

function versionOf(poem, { title, lines }) {
  return { ...poem, title, lines: lines.map(({ id }) => id), pieces: new Map(lines.map(({ id, pieces }) => [id, pieces])) };
}

function inserted(lines, line, after) {
  const others = lines.filter((one) => one !== line);
  others.splice(after === null ? 0 : others.indexOf(after) + 1 || others.length, 0, line);
  return others;
}
