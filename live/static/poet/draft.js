// @ts-check
/**
 * The poem as the poet has it: the cells, and over them what was asked for and is not in the cells yet.
 *
 * - The overlay is what lets the poet write on without a line, and lets a reload show what is still to go out.
 * - A command leaves the overlay when the cells are current with its answer, or when it was refused.
 * - A line or title that was refused stays as it was typed until it is written anew: nobody's words vanish under their hands.
 *   One that was refused for words that are gone is written again when they are back.
 */

import { joined, wire } from "./pieces.js";

// An entry that changes no cell of this place is never followed by a frame; the overlay lets go of it then.
const LET_GO_MS = 1_000;

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{title: string, lines: string[], pieces: Map<string, Piece[]>}} Poem */
/** @typedef {{do: string} & Object<string, any>} Step one change of the poem; a line.write with whole pieces */

export class Draft {
  #cells;
  #connection;
  #pending = /** @type {{step: Step, command: object, n: number|null, refused?: string, code?: string}[]} */ ([]);
  #poem = /** @type {Poem|null} */ (null);
  #watchers = /** @type {(() => void)[]} */ ([]);

  /** @param {import("../shared/cells.js").Cells} cells @param {import("../shared/connection.js").Connection} connection */
  constructor(cells, connection) {
    this.#cells = cells;
    this.#connection = connection;
    cells.subscribe((changed) => this.#hear(changed));
    connection.onchange(() => this.#letAnsweredGo());
  }

  /** Takes up what an earlier page left unanswered; to be called when the connection has started. */
  resume() {
    this.#connection.waiting.filter(isWriting).forEach((command) => {
      this.#pending.push({ step: command.do === "line.write" ? { ...command, pieces: whole(command.pieces) } : command, command, n: null });
    });
    this.#tell();
  }

  /** Whether the server has said what the poem is. */
  get known() {
    return this.#cells.has("poem");
  }

  get title() {
    return this.#now().title;
  }

  /** @returns {string[]} ids in order */
  get lines() {
    return this.#now().lines;
  }

  /** @param {string} line @returns {Piece[]} */
  pieces(line) {
    return this.#now().pieces.get(line) || [];
  }

  /** Why the room did not take a line (or "title"), or "". @param {string} what */
  refusal(what) {
    return this.#pending.find((pending) => pending.refused && subject(pending.step) === what)?.refused || "";
  }

  /** Whether a line is gone because it was cut here. @param {string} line */
  isCutting(line) {
    return this.#pending.some(({ step }) => step.do === "line.cut" && step.line === line);
  }

  /** The line this one follows, or null. @param {string} line @returns {string|null} */
  before(line) {
    return this.lines[this.lines.indexOf(line) - 1] || null;
  }

  /** Calls `fn` when the poem may look different. @param {() => void} fn */
  onchange(fn) {
    this.#watchers.push(fn);
  }

  /** Changes the poem here at once and in the room when it is answered. @param {Step} step */
  async take(step) {
    const command = this.#command(step);
    this.#mergeUnsent(command);
    const pending = { step: { ...command, ...(step.pieces && { pieces: step.pieces }) }, command, n: null, refused: "" };
    this.#pending = this.#pending.filter((old) => !old.refused || subject(old.step) !== subject(step)).concat([pending]);
    const answered = this.#connection.send(command);
    this.#tell();
    const answer = await answered;
    if ("ok" in answer) pending.n = answer.ok;
    else this.#refuse(pending, answer);
    this.#letGo();
    return answer;
  }

  #now() {
    if (!this.#poem) this.#poem = this.#pending.reduce((poem, { step }) => after(poem, this.#marked(step)), this.#written());
    return this.#poem;
  }

  /** With words marked that are gone by now; the room would say so itself if it had the step. @param {Step} step @returns {Step} */
  #marked(step) {
    if (!step.pieces || !this.known) return step;
    const isGone = ({ phrase }) => Boolean(phrase) && !this.#cells.has(`phrase/${phrase}`);
    return { ...step, pieces: step.pieces.map((piece) => ({ ...piece, gone: isGone(piece) })) };
  }

  /** @returns {Poem} */
  #written() {
    const { title = "", lines = [] } = this.#cells.get("poem") || {};
    const pieces = new Map(lines.map((line) => [line, (this.#cells.get(`line/${line}`) || { pieces: [] }).pieces]));
    return { title: title || "", lines: [...lines], pieces };
  }

  #command(step) {
    if (step.do !== "line.write") return { ...step };
    return { ...step, after: this.#place(step), pieces: wire(joined(step.pieces)) };
  }

  /** Where a line is written: a line that stands keeps its place, and one cannot follow a line that is gone. */
  #place({ id, after }) {
    if (this.lines.includes(id)) return this.before(id);
    if (after === null || this.lines.includes(after)) return after;
    return this.lines[this.lines.length - 1] || null;
  }

  /** Without a line, an hour of typing must not pile up: what was written last and is written anew goes out once. */
  #mergeUnsent(command) {
    if (this.#connection.status === "live" || command.do !== "line.write") return;
    const waiting = this.#connection.waiting;
    const same = waiting.filter((one) => one.id === command.id);
    if (!same.length || waiting.slice(-same.length).some((one) => one.id !== command.id)) return;
    command.after = same[0].after;
    same.forEach(() => this.#connection.drop(command.id));
    this.#pending = this.#pending.filter((pending) => !same.includes(pending.command));
  }

  #hear(changed) {
    const letGo = this.#letGo();
    const keys = [...changed];
    const touched = keys.some((key) => key === "poem" || key.startsWith("line/") || (this.#pending.length && key.startsWith("phrase/")));
    if (touched || letGo) this.#tell();
    this.#pending.filter(({ code, step }) => isPossible(code, step, changed, this.#cells)).forEach(({ step }) => this.take(step));
  }

  #letGo() {
    const n = this.#cells.n ?? -1;
    const left = this.#pending.filter((pending) => pending.n === null || pending.n > n);
    const gone = left.length !== this.#pending.length;
    this.#pending = left;
    if (gone) this.#tell();
    return gone;
  }

  /** What an earlier page sent has no promise here: it is answered when it no longer waits. */
  #letAnsweredGo() {
    const waiting = new Set(this.#connection.waiting);
    const answered = this.#pending.filter((pending) => !waiting.has(pending.command));
    if (answered.length) window.setTimeout(() => answered.forEach((pending) => this.#remove(pending)), LET_GO_MS);
  }

  #refuse(pending, { refused, say }) {
    if (!["line.write", "poem.title"].includes(pending.step.do)) return this.#remove(pending);
    pending.code = refused;
    pending.refused = say;
    this.#tell();
  }

  #remove(pending) {
    if (pending.refused || !this.#pending.includes(pending)) return;
    this.#pending = this.#pending.filter((one) => one !== pending);
    this.#tell();
  }

  #tell() {
    this.#poem = null;
    this.#watchers.forEach((fn) => fn());
  }
}

/** The poem after one step. A step that no longer holds changes nothing. @param {Poem} poem @param {Step} step @returns {Poem} */
export function after(poem, step) {
  if (step.do === "poem.title") return { ...poem, title: step.text };
  if (step.do === "line.cut") return { ...poem, lines: poem.lines.filter((line) => line !== step.line) };
  if (step.do === "line.move") return { ...poem, lines: put(poem.lines, step.line, step.after) };
  const pieces = new Map(poem.pieces).set(step.id, step.pieces);
  return { ...poem, pieces, lines: poem.lines.includes(step.id) ? poem.lines : put(poem.lines, step.id, step.after) };
}

/** The step that takes another back, given the poem before it. @param {Draft} draft @param {Step} step @returns {Step} */
export function inverse(draft, step) {
  if (step.do === "poem.title") return { do: "poem.title", text: draft.title };
  if (step.do === "line.move") return { do: "line.move", line: step.line, after: draft.before(step.line) };
  const line = step.do === "line.cut" ? step.line : step.id;
  if (!draft.lines.includes(line)) return { do: "line.cut", line };
  return { do: "line.write", id: line, after: draft.before(line), pieces: draft.pieces(line) };
}

function put(lines, line, behind) {
  const others = lines.filter((one) => one !== line);
  others.splice(behind === null ? 0 : others.indexOf(behind) + 1 || others.length, 0, line);
  return others;
}

/** The line a step is about, or "title". */
function subject({ id, line }) {
  return id || line || "title";
}

/** Whether a step was refused for words that are back. */
function isPossible(code, step, changed, cells) {
  if (!code || !code.startsWith("phrase.")) return false;
  return step.pieces.some(({ phrase }) => phrase && changed.has(`phrase/${phrase}`) && cells.has(`phrase/${phrase}`));
}

function isWriting(command) {
  return command.do.startsWith("line.") || command.do === "poem.title";
}

function whole(pieces) {
  return pieces.map(({ text, phrase = null }) => ({ text, phrase, kind: phrase ? "given" : "own" }));
}
