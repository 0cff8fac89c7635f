// @ts-check
/**
 * Reading aloud: one step for each line, and the wall follows.
 *
 * - Opening is private: the room follows only once the poet has pressed "Begin for the room". Practising sends nothing.
 * - The poet steps; nothing moves by itself. While it is not connected the steps go on here and go out later.
 * - Leaving ends nothing: the reading goes on where it was, also after a reload.
 */

import { stayAwake } from "../shared/awake.js";
import { fetchStyle } from "../shared/style.js";
import { clock } from "../shared/language.js";
import { onKey, part } from "../shared/page.js";
import { ReadingPage } from "./reading-page.js";
import { END, stepsOf, TITLE, versesOf } from "./verses.js";

const AHEAD = [" ", "ArrowRight", "ArrowDown", "PageDown", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];

/** @typedef {"asking"|"practising"|"room"} Mode whether it is still asked for whom to read, or read alone, or for the room */

/** The style of the reading, which the page does without until then. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./reading.css", import.meta.url);
}

export class Reading {
  #dialog;
  #page;
  #cells;
  #draft;
  #connection;
  #comeBack;
  #letSleep = () => {};
  // TITLE, the id of the line being read, or END.
  #at = TITLE;
  /** @type {Mode} */
  #mode = "asking";
  #isOver = false;
  // The entry by which this reading began, and whether the room has said so: all of it may come at once, with its end.
  #begunBy = Infinity;
  #isHeard = false;
  // The step before the one being read, in case that line is cut.
  #before = TITLE;

  /**
   * @param {HTMLDialogElement} dialog @param {import("../shared/cells.js").Cells} cells @param {import("./draft.js").Draft} draft
   * @param {import("../shared/connection.js").Connection} connection
   * @param {() => void} comeBack brings the caret back into the poem
   */
  constructor(dialog, cells, draft, connection, comeBack) {
    this.#dialog = dialog;
    this.#page = new ReadingPage(dialog, draft);
    this.#cells = cells;
    this.#draft = draft;
    this.#connection = connection;
    this.#comeBack = comeBack;
    draft.onchange(() => dialog.open && this.#draw());
    cells.subscribe((changed) => changed.has("readback") && dialog.open && this.#mode === "asking" && this.#draw());
    connection.onchange(() => this.#page.drawAway(connection.status));
    onKey(dialog, (event) => this.#key(event));
    dialog.addEventListener("click", (event) => this.#press(event));
    // Closing by a gesture of the system's.
    dialog.addEventListener("cancel", (event) => (event.preventDefault(), this.#close(true)));
    dialog.addEventListener("close", () => this.#letSleep());
  }

  /** Opens the reading: where it was left, or at the title with the question whom it is for. */
  open() {
    if (this.#isUnderWay) this.#goOn();
    else this.#start("asking");
    this.#dialog.showModal();
    this.#letSleep = stayAwake();
    this.#draw();
    if (this.#mode === "asking") part(this.#dialog, this.#isTime ? "begin" : "practise").focus();
  }

  get #poem() {
    return this.#cells.get("poem") || { state: "writing", line: null };
  }

  /** Begun and not ended; a beginning that is still on its way to the room counts. */
  get #isUnderWay() {
    if (this.#isOver) return false;
    return this.#poem.state === "reading" || (this.#mode === "room" && this.#poem.state === "writing");
  }

  /** Whether the poem's own time has come. */
  get #isTime() {
    return (this.#cells.get("now") || {}).kind === "poem";
  }

  #goOn() {
    if (this.#mode !== "room") this.#start("room");
    if (this.#at === TITLE || this.#at === END) this.#at = this.#poem.line || TITLE;
  }

  /** @param {Mode} mode */
  #start(mode) {
    this.#mode = mode;
    this.#at = this.#before = TITLE;
    this.#isOver = false;
    this.#begunBy = Infinity;
    this.#isHeard = false;
  }

  async #begin() {
    this.#start("room");
    const answered = this.#connection.send({ do: "reading.begin" });
    this.#draw();
    const answer = await answered;
    if (!("ok" in answer) || this.#mode !== "room") return;
    this.#begunBy = answer.ok;
    if (this.#dialog.open) this.#draw();
  }

  #practise() {
    this.#start("practising");
    this.#draw();
  }

  /** @param {number} offset 1 ahead, −1 back */
  #go(offset) {
    const steps = stepsOf(versesOf(this.#draft));
    const to = steps[steps.indexOf(steps.includes(this.#at) ? this.#at : this.#before) + offset];
    if (to) this.#goTo(to);
  }

  /** What is sent makes the wall, the phones and the record follow; once ended, the room has it all. @param {string} step */
  #goTo(step) {
    this.#at = step;
    if (this.#mode === "room" && !this.#isOver) this.#tellRoom(step);
    this.#draw();
  }

  #tellRoom(step) {
    if (step === END) this.#connection.send({ do: "reading.end" });
    else if (step !== TITLE) this.#connection.send({ do: "reading.line", line: step });
    this.#isOver = step === END;
  }

  /** Somebody else, or another window, can end the reading too; what is pressed here after that would go nowhere. */
  #followRoom() {
    if (this.#mode !== "room" || this.#isOver) return;
    const { state } = this.#poem;
    this.#isHeard = this.#isHeard || state === "reading" || this.#cells.n >= this.#begunBy;
    if (!this.#isHeard || state === "reading") return;
    if (state === "writing") this.#start("asking");
    else [this.#at, this.#isOver] = [END, true];
  }

  #draw() {
    this.#followRoom();
    const verses = versesOf(this.#draft);
    const steps = stepsOf(verses);
    if (!steps.includes(this.#at)) this.#at = this.#before;
    const here = steps.indexOf(this.#at);
    this.#before = steps[here - 1] || TITLE;
    this.#page.draw({ mode: this.#mode, at: this.#at, verses, steps, readBack: this.#readBack });
    this.#page.drawAway(this.#connection.status);
  }

  /** How far it has got, where the draft is being read back. */
  get #readBack() {
    const cell = this.#cells.get("readback");
    return cell ? { ...cell, time: clock(cell.until, this.#cells.get("day")) } : null;
  }

  #key(event) {
    const isOnButton = event.target.closest("button");
    if (isOnButton && (event.key === " " || event.key === "Enter")) {
      // A key held down since the last page must not answer this one's question.
      if (event.repeat) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const then = event.key === "Escape" ? () => this.#close(false) : this.#stepFor(event.key);
    if (!then) return;
    event.preventDefault();
    then();
  }

  #stepFor(key) {
    if (this.#mode === "asking") return null;
    if (AHEAD.includes(key)) return () => this.#go(1);
    if (BACK.includes(key)) return () => this.#go(-1);
    return key === "Home" ? () => this.#goTo(TITLE) : null;
  }

  /** A tap on the right half goes on, on the left half back; buttons are themselves. */
  #press(event) {
    const button = event.target.closest("button");
    if (button) return this.#pressButton(button, event);
    if (this.#mode !== "asking") this.#go(event.clientX < window.innerWidth / 2 ? -1 : 1);
  }

  #pressButton(button, event) {
    const presses = {
      close: () => this.#close(event.pointerType === "touch"),
      begin: () => this.#begin(),
      practise: () => this.#practise(),
      back: () => this.#go(-1),
      next: () => this.#go(1),
    };
    Object.entries(presses).forEach(([name, press]) => button.hasAttribute(`data-${name}`) && press());
  }

  #close(byTouch) {
    this.#dialog.close();
    /** @type {any} */
    const focused = document.activeElement;
    // The browser has gone back to the button that opened it, where a clicker's stray Space opens it again.
    if (byTouch) focused.blur();
    else this.#comeBack();
  }
}
