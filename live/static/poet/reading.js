// @ts-check
/**
 * Reading aloud: the poem large on a dark page, one step for each line, and the wall follows.
 *
 * - Opening is private: the room follows only once the poet has pressed "Begin for the room". Practising sends nothing.
 * - The poet steps; nothing moves by itself. While it is not connected the steps go on here and go out later.
 * - Stanza breaks are space, not steps. Words that are gone are not read; a line of nothing else is a step shown as "…".
 * - Leaving ends nothing: the reading goes on where it was, also after a reload.
 */

import { drawList } from "../shared/lists.js";
import { clone, part } from "../shared/page.js";
import { isUnslanted } from "../shared/poem-line.js";
import { gapsIn, linesNamed } from "./gaps.js";

const AHEAD = [" ", "ArrowRight", "ArrowDown", "PageDown", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const TITLE = "title";
const END = "end";

/** @typedef {{id: string, number: number, pieces: import("./pieces.js").Piece[], isBreak: boolean, isGone: boolean}} Verse
 * number: as on the page; isGone: nothing of it is left */

export class Reading {
  #dialog;
  #cells;
  #draft;
  #connection;
  #at = TITLE; // "title", the id of the line being read, or "end"
  #mode = /** @type {"asking"|"practising"|"room"} */ ("asking");
  #isOver = false;
  #isHeard = false; // the room has said that this reading has begun
  #left;
  #wakeLock = /** @type {any} */ (null);
  #lost = /** @type {string|null} */ (null); // the line after one that was cut while it was being read

  /**
   * @param {HTMLDialogElement} dialog @param {import("../shared/cells.js").Cells} cells @param {import("./draft.js").Draft} draft
   * @param {import("../shared/connection.js").Connection} connection
   * @param {(byTouch: boolean) => void} left called when the reading view has closed
   */
  constructor(dialog, cells, draft, connection, left) {
    this.#dialog = dialog;
    this.#cells = cells;
    this.#draft = draft;
    this.#connection = connection;
    this.#left = left;
    draft.onchange(() => this.#dialog.open && this.#draw());
    connection.onchange(() => this.#drawAway());
    dialog.addEventListener("keydown", (event) => this.#key(event));
    dialog.addEventListener("click", (event) => this.#press(event));
    // Closing by a gesture of the system's.
    dialog.addEventListener("cancel", (event) => (event.preventDefault(), this.#close(true)));
    dialog.addEventListener("close", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.hidden || this.#stayAwake());
  }

  /** "writing", "reading" or "read". */
  get state() {
    return (this.#cells.get("poem") || {}).state || "writing";
  }

  /** Whether there is anything to read. */
  get canBegin() {
    return this.#steps().length > 2;
  }

  /** Opens the reading: where it was left, or at the title with the question whom it is for. */
  open() {
    if (this.#isUnderWay) this.#goOn();
    else this.#start("asking");
    this.#dialog.showModal();
    this.#stayAwake();
    this.#draw();
    if (this.#mode === "asking") part(this.#dialog, this.#isTime ? "begin" : "practise").focus();
  }

  /** Begun and not ended; a beginning that is still on its way to the room counts. */
  get #isUnderWay() {
    if (this.#isOver) return false;
    return this.state === "reading" || (this.#mode === "room" && this.state === "writing");
  }

  /** Whether the poem's own time has come. */
  get #isTime() {
    return (this.#cells.get("now") || {}).kind === "poem";
  }

  #goOn() {
    if (this.#mode !== "room") this.#start("room");
    this.#at = this.#standing();
  }

  #start(mode) {
    this.#mode = mode;
    this.#at = TITLE;
    this.#lost = null;
    this.#isOver = false;
    this.#isHeard = false;
  }

  #begin() {
    this.#start("room");
    this.#connection.send({ do: "reading.begin" });
    this.#draw();
  }

  #practise() {
    this.#start("practising");
    this.#draw();
  }

  #standing() {
    if (this.#at !== TITLE && this.#at !== END) return this.#at;
    return (this.#cells.get("poem") || {}).line || TITLE;
  }

  /** @returns {Verse[]} */
  #verses() {
    return this.#draft.lines.map((id, at) => {
      const written = this.#draft.pieces(id);
      const pieces = standing(written);
      const hasGap = pieces.length < written.length;
      const isEmpty = !pieces.some(({ text }) => text.trim());
      return { id, number: at + 1, pieces, isBreak: isEmpty && !hasGap, isGone: isEmpty && hasGap };
    });
  }

  #steps() {
    const lines = this.#verses().filter(({ isBreak }) => !isBreak);
    return [TITLE, ...lines.map(({ id }) => id), END];
  }

  #go(step) {
    const steps = this.#steps();
    const here = steps.indexOf(this.#at);
    const to = steps[(here < 0 ? steps.indexOf(this.#lost || TITLE) : here) + step];
    if (to) this.#to(to);
  }

  /** What is sent makes the wall, the phones and the record follow; once ended, the room has it all. @param {string} step */
  #to(step) {
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
    if (this.state === "reading") this.#isHeard = true;
    else if (this.#isHeard && this.state === "writing") this.#start("asking");
    else if (this.#isHeard) [this.#at, this.#isOver] = [END, true];
  }

  #draw() {
    this.#followRoom();
    const steps = this.#steps();
    if (!steps.includes(this.#at)) this.#at = this.#lost || TITLE;
    const here = steps.indexOf(this.#at);
    this.#lost = steps[here - 1] || TITLE;
    this.#drawTitle();
    drawList(part(this.#dialog, "verses"), this.#verses(), {
      key: ({ id }) => id,
      make: () => clone("verse"),
      update: (element, verse) => this.#drawVerse(element, verse, steps.indexOf(verse.id) - here),
    });
    this.#drawAsk();
    this.#drawEnded();
    this.#drawFoot(here);
    this.#drawAway();
    this.#bringUp();
  }

  #drawAsk() {
    part(this.#dialog, "ask").hidden = this.#mode !== "asking";
    const gaps = gapWords(gapsIn(this.#draft).map(({ number }) => number));
    set(part(this.#dialog, "gaps"), gaps);
    part(this.#dialog, "gaps").hidden = !gaps;
  }

  #drawEnded() {
    const isAlone = this.#mode === "practising";
    set(part(this.#dialog, "ended"), isAlone ? "That was the last line. Nobody else saw it." : "The poem has been read.");
    part(this.#dialog, "ended").hidden = this.#at !== END;
  }

  #drawFoot(here) {
    const isAsking = this.#mode === "asking";
    ["back", "next", "keys"].forEach((name) => (part(this.#dialog, name).hidden = isAsking));
    part(this.#dialog, "practising").hidden = this.#mode !== "practising";
    part(this.#dialog, "count").textContent = count(this.#at, this.#verses());
    part(this.#dialog, "back").disabled = here <= 0;
    part(this.#dialog, "next").disabled = this.#at === END;
  }

  #drawTitle() {
    const title = part(this.#dialog, "name");
    title.textContent = this.#draft.title || "Untitled";
    mark(title, this.#at === TITLE ? 0 : -1);
  }

  #drawVerse(element, { pieces, isBreak, isGone }, distance) {
    element.classList.toggle("verse--break", isBreak);
    element.classList.toggle("verse--gone", isGone);
    const text = part(element, "verse");
    if (isGone) text.textContent = "…";
    else text.replaceChildren(...(isBreak ? [] : pieces.map(spoken)));
    if (!isBreak) mark(text, this.#at === END ? -1 : distance);
  }

  /** The line being read stands at the upper third, and has the focus, so that whoever listens to the page hears it. */
  #bringUp() {
    const now = this.#at === END ? part(this.#dialog, "ended") : this.#dialog.querySelector('[aria-current="true"]');
    if (!now || !this.#dialog.open) return;
    if (this.#mode !== "asking") now.focus({ preventScroll: true });
    const scroller = part(this.#dialog, "scroll");
    const offset = now.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 3;
  }

  #drawAway() {
    const words = this.#connection.status === "offline" ? "Not connected. Read on: the wall follows by itself." : "";
    set(part(this.#dialog, "offline"), words);
  }

  #key(event) {
    const isOnButton = event.target.closest("button");
    if (isOnButton && (event.key === " " || event.key === "Enter")) {
      // A key held down since the last page must not answer this one's question.
      if (event.repeat) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const then = event.key === "Escape" ? () => this.#close(false) : this.#stepOf(event.key);
    if (!then) return;
    event.preventDefault();
    then();
  }

  #stepOf(key) {
    if (this.#mode === "asking") return null;
    if (AHEAD.includes(key)) return () => this.#go(1);
    if (BACK.includes(key)) return () => this.#go(-1);
    return key === "Home" ? () => this.#to(TITLE) : null;
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
    this.#left(byTouch);
  }

  #leave() {
    if (this.#wakeLock) this.#wakeLock.release();
    this.#wakeLock = null;
  }

  /** Only where the browser has it: on a LAN address it has not, and the poet's steps keep the screen awake. */
  async #stayAwake() {
    if (!this.#dialog.open || !("wakeLock" in navigator)) return;
    try {
      this.#wakeLock = await navigator.wakeLock.request("screen");
    } catch (_) {
      // The battery is low, or the page is hidden: the screen keeps its own time.
    }
  }
}

/** Without what is gone, and without the space it leaves before a comma. */
function standing(pieces) {
  const left = pieces.filter((piece) => !piece.gone).map((piece) => ({ ...piece }));
  left.forEach((piece, at) => {
    if (at && left.length < pieces.length && /^[\s,.;:!?…]/.test(piece.text)) left[at - 1].text = left[at - 1].text.trimEnd();
  });
  return left;
}

/** Lines have the numbers they have on the page. @param {string} at @param {Verse[]} verses */
function count(at, verses) {
  const spoken = verses.filter(({ isBreak }) => !isBreak);
  const now = spoken.find(({ id }) => id === at);
  return now ? `Line ${now.number} of ${spoken[spoken.length - 1].number}` : "";
}

/** @param {number[]} numbers of the lines with words that are gone */
function gapWords(numbers) {
  if (!numbers.length) return "";
  const [hold, gaps] = numbers.length === 1 ? ["holds", "a gap"] : ["hold", "gaps"];
  return `${linesNamed(numbers)} ${hold} words that are gone; the room will see ${gaps}.`;
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function mark(element, distance) {
  element.dataset.distance = distance < 0 ? "read" : distance === 0 ? "now" : distance === 1 ? "next" : "later";
  if (distance === 0) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function spoken(piece) {
  const span = document.createElement(piece.phrase ? "i" : "span");
  span.textContent = piece.text;
  span.classList.toggle("unslanted", Boolean(piece.phrase) && isUnslanted(piece.text));
  return span;
}
