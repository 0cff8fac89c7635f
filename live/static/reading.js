// @ts-check
/**
 * Reading aloud: the poem large on a dark page, one step for each line, and the wall follows.
 *
 * - The poet steps; nothing moves by itself. Without a line to the room the steps go on here and go out later.
 * - Stanza breaks are space, not steps. Words taken back are not read.
 * - Leaving ends nothing: the reading goes on where it was, also after a reload.
 */

import { clone, keep, part } from "./lists.js";

const AHEAD = [" ", "ArrowRight", "ArrowDown", "PageDown", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const TITLE = "title";
const END = "end";

/** @typedef {{id: string, pieces: import("./pieces.js").Piece[], isBreak: boolean}} Verse */

export class Reading {
  #dialog;
  #cells;
  #draft;
  #connection;
  #at = TITLE; // "title", the id of the line being read, or "end"
  #isOver = false;
  #wakeLock = /** @type {any} */ (null);
  #lost = /** @type {string|null} */ (null); // the line after one that was cut while it was being read

  /**
   * @param {HTMLDialogElement} dialog @param {import("./cells.js").Cells} cells @param {import("./draft.js").Draft} draft
   * @param {import("./connection.js").Connection} connection
   */
  constructor(dialog, cells, draft, connection) {
    this.#dialog = dialog;
    this.#cells = cells;
    this.#draft = draft;
    this.#connection = connection;
    draft.onchange(() => this.#dialog.open && this.#draw());
    connection.onchange(() => this.#drawLine());
    dialog.addEventListener("keydown", (event) => this.#key(event));
    dialog.addEventListener("click", (event) => this.#press(event));
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

  /** Opens the reading: where it was left, or at the title. */
  open() {
    if (this.state === "reading" && !this.#isOver) this.#at = this.#standing();
    else this.#begin();
    this.#dialog.showModal();
    this.#stayAwake();
    this.#draw();
  }

  #begin() {
    this.#at = TITLE;
    this.#lost = null;
    this.#isOver = false;
    this.#connection.send({ do: "reading.begin" });
  }

  #standing() {
    if (this.#at !== TITLE && this.#at !== END) return this.#at;
    return (this.#cells.get("poem") || {}).line || TITLE;
  }

  /** @returns {Verse[]} */
  #verses() {
    return this.#draft.lines.map((id) => {
      const pieces = standing(this.#draft.pieces(id));
      return { id, pieces, isBreak: !pieces.some(({ text }) => text.trim()) };
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
    if (!this.#isOver && step === END) this.#connection.send({ do: "reading.end" });
    if (!this.#isOver && step !== END && step !== TITLE) this.#connection.send({ do: "reading.line", line: step });
    if (step === END) this.#isOver = true;
    this.#draw();
  }

  #draw() {
    const steps = this.#steps();
    if (!steps.includes(this.#at)) this.#at = this.#lost || TITLE;
    const here = steps.indexOf(this.#at);
    this.#lost = steps[here - 1] || TITLE;
    this.#drawTitle();
    keep(part(this.#dialog, "verses"), this.#verses(), {
      key: ({ id }) => id,
      make: () => clone("verse"),
      update: (element, verse) => this.#drawVerse(element, verse, steps.indexOf(verse.id) - here),
    });
    part(this.#dialog, "ended").hidden = this.#at !== END;
    part(this.#dialog, "count").textContent = count(here, steps.length - 2);
    part(this.#dialog, "back").disabled = here <= 0;
    part(this.#dialog, "next").disabled = this.#at === END;
    this.#drawLine();
    this.#bringUp();
  }

  #drawTitle() {
    const title = part(this.#dialog, "name");
    title.textContent = this.#draft.title || "Untitled";
    mark(title, this.#at === TITLE ? 0 : -1);
  }

  #drawVerse(element, { pieces, isBreak }, distance) {
    element.classList.toggle("verse--break", isBreak);
    const text = part(element, "verse");
    text.replaceChildren(...(isBreak ? [] : pieces.map(spoken)));
    if (!isBreak) mark(text, this.#at === END ? -1 : distance);
  }

  /** The line being read stands at the upper third, and has the focus, so that whoever listens to the page hears it. */
  #bringUp() {
    const now = this.#at === END ? part(this.#dialog, "ended") : this.#dialog.querySelector('[aria-current="true"]');
    if (!now || !this.#dialog.open) return;
    now.focus({ preventScroll: true });
    const scroller = part(this.#dialog, "scroll");
    const offset = now.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 3;
  }

  #drawLine() {
    const words = this.#connection.status === "offline" ? "No line to the room. Read on: the wall follows when it is back." : "";
    const line = part(this.#dialog, "offline");
    if (line.textContent !== words) line.textContent = words;
  }

  #key(event) {
    const isOnButton = event.target.closest("button");
    if (isOnButton && (event.key === " " || event.key === "Enter")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const then = AHEAD.includes(event.key) ? () => this.#go(1) : BACK.includes(event.key) ? () => this.#go(-1) : this.#other(event.key);
    if (!then) return;
    event.preventDefault();
    then();
  }

  #other(key) {
    if (key === "Home") return () => this.#to(TITLE);
    if (key === "Escape") return () => this.#dialog.close();
    return null;
  }

  /** A tap on the right half goes on, on the left half back; buttons are themselves. */
  #press(event) {
    const button = event.target.closest("button");
    if (button && button.hasAttribute("data-close")) return this.#dialog.close();
    const half = event.clientX < window.innerWidth / 2 ? -1 : 1;
    this.#go(button ? (button.hasAttribute("data-back") ? -1 : 1) : half);
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

/** Without what was taken back, and without the space it leaves before a comma. */
function standing(pieces) {
  const left = pieces.filter((piece) => !piece.gone).map((piece) => ({ ...piece }));
  left.forEach((piece, at) => {
    if (at && left.length < pieces.length && /^[\s,.;:!?…]/.test(piece.text)) left[at - 1].text = left[at - 1].text.trimEnd();
  });
  return left;
}

function count(here, lines) {
  if (here < 1 || here > lines) return "";
  return `Line ${here} of ${lines}`;
}

function mark(element, distance) {
  element.dataset.distance = distance < 0 ? "read" : distance === 0 ? "now" : distance === 1 ? "next" : "later";
  if (distance === 0) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function spoken(piece) {
  const span = document.createElement(piece.phrase ? "i" : "span");
  span.textContent = piece.text;
  return span;
}
