// @ts-check
/**
 * A slot on the reporter's page: its notes, the field for one more, and the words that may be quoted.
 */

import { sentence } from "../shared/language.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, part, write, writeOrHide } from "../shared/page.js";
import { makeId } from "../shared/outbox.js";

/** Words as the report has them. */
export function said({ kind, text, before, gloss }) {
  if (kind === "meaning") return sentence("reporter.meaning", { word: before, text });
  if (before !== null) return sentence("report.pair", { before, now: text });
  return gloss ? sentence("report.quote_meaning", { text, meaning: gloss }) : sentence("report.quote", { text });
}

/**
 * Words that may be quoted, each a button. `isKept`: what is left out now is erased, as it is nowhere else any more.
 * @param {HTMLElement} list @param {[string, any][]} quotes @param {boolean} isKept @param {(command: any) => any} ask
 */
export function drawQuotes(list, quotes, isKept, ask) {
  list.toggleAttribute("data-kept", isKept);
  drawList(list, quotes, { key: ([id]) => id, make: ([id]) => makeQuote(id, list, ask), update: drawQuote });
}

export class Slot {
  /** @param {string} id of the slot, "" for what is in none @param {(command: any) => Promise<boolean>} ask */
  constructor(id, ask) {
    this._id = id;
    this._ask = ask;
    this._note = "";
    /** @type {any} */
    this.el = clone("slot");
    this._writing = part(this.el, "writing");
    this._field = part(this._writing, "text");
    this._writing.hidden = !id;
    part(this.el, "write").addEventListener("submit", (event) => this._write(event));
  }

  draw({ time, title, prompt, stage, notes, quotes, isKept }) {
    this.el.toggleAttribute("aria-current", false);
    if (stage === "now") this.el.setAttribute("aria-current", "step");
    write(part(this.el, "time"), time);
    write(part(this.el, "title"), title);
    writeOrHide(part(this.el, "question"), prompt || "");
    const key = ([id]) => id;
    drawList(part(this.el, "notes"), notes, { key, make: (row) => this._makeNote(row), update: drawNote });
    drawQuotes(part(this.el, "words"), quotes, isKept, this._ask);
  }

  _makeNote([id]) {
    const row = clone("note");
    part(row, "change").addEventListener("click", () => this._change(id, part(row, "text").textContent));
    part(row, "cut").addEventListener("click", () => this._ask({ do: "report.cut", id }));
    part(row, "change").hidden = !this._id;
    return row;
  }

  _change(id, text) {
    this._note = id;
    this._writing.open = true;
    this._field.value = text;
    this._field.focus();
  }

  /** What was refused stays in the field. */
  async _write(event) {
    event.preventDefault();
    this._note = this._note || makeId();
    if (!(await this._ask({ do: "report.note", id: this._note, slot: this._id, text: this._field.value }))) return;
    this._note = "";
    this._field.value = "";
    this._field.focus();
  }
}

function drawNote(row, [, { text }]) {
  write(part(row, "text"), text);
}

function makeQuote(item, list, ask) {
  const row = clone("quote");
  const button = part(row, "take");
  const isTaken = () => button.getAttribute("aria-pressed") === "true";
  button.addEventListener("click", () => {
    if (isTaken() && list.hasAttribute("data-kept") && !isSure(button)) sayFirst(button);
    else ask({ do: "report.take", item, on: !isTaken() });
  });
  button.addEventListener("blur", () => isSure(button) && sayAgain(button));
  return row;
}

function drawQuote(row, [, quote]) {
  part(row, "take").setAttribute("aria-pressed", String(quote.taken));
  write(part(row, "said"), said(quote));
  write(part(row, "state"), quote.taken ? stateOf(part(row, "take")) : "");
}

function stateOf(button) {
  return sentence(isSure(button) ? "reporter.erase" : "reporter.taken");
}

/** Whether it was said that the next press erases. */
function isSure(button) {
  return button.hasAttribute("data-sure");
}

function sayFirst(button) {
  button.setAttribute("data-sure", "");
  write(part(button, "state"), stateOf(button));
  announce(stateOf(button));
}

function sayAgain(button) {
  button.removeAttribute("data-sure");
  write(part(button, "state"), stateOf(button));
}
