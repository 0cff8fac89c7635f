// @ts-check
/**
 * Reading the draft back to those whose words are in it, before the reading: for how long, and how many have answered.
 *
 * - The form is not in sight until the poet wants it. While it goes on, its button leads to how it goes.
 * - A line says to how many of its phrases somebody said fine; words that left are gaps, as wherever words are gone.
 */

import { announce, onKey, part, write, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";

const MINUTE_MS = 60_000;

export class Readback {
  #button;
  #form;
  #field;
  #wrong;
  #state;
  #sheet;
  #cells;
  #connection;
  #isOn = false;

  /**
   * @param {HTMLElement} root @param {HTMLElement} button near the reading @param {HTMLElement} sheet with the lines of the poem
   * @param {{cells: import("../shared/cells.js").Cells, connection: import("../shared/connection.js").Connection, draft: import("./draft.js").Draft}} page
   */
  constructor(root, button, sheet, { cells, connection, draft }) {
    this.#button = button;
    this.#form = part(root, "readback-form");
    this.#field = part(root, "readback-minutes");
    this.#wrong = part(root, "readback-wrong");
    this.#state = part(root, "readback-state");
    this.#sheet = sheet;
    this.#cells = cells;
    this.#connection = connection;
    button.addEventListener("click", () => this.#press());
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#begin()));
    onKey(this.#form, (event) => event.key === "Escape" && this.#show(false));
    part(root, "readback-end").addEventListener("click", () => this.#end());
    cells.subscribe(() => this.#draw());
    draft.onchange(() => this.#drawFine());
  }

  #press() {
    if (this.#isOn) part(this.#state, "readback-end").focus();
    else this.#show(this.#form.hidden);
  }

  #show(isShown) {
    this.#form.hidden = !isShown;
    this.#button.setAttribute("aria-expanded", String(isShown));
    (isShown ? this.#field : this.#button).focus();
  }

  async #begin() {
    const until = this.#connection.now() + Number(this.#field.value) * MINUTE_MS;
    const answer = await this.#connection.send({ do: "readback.begin", until: Math.round(until) });
    const say = "refused" in answer ? answer.say : "";
    writeOrHide(this.#wrong, say);
    this.#field.setAttribute("aria-invalid", String(Boolean(say)));
    if (say) announce(say);
    if (say) this.#field.focus();
    else this.#show(false);
  }

  async #end() {
    const answer = await this.#connection.send({ do: "readback.end" });
    if ("refused" in answer) announce(answer.say);
  }

  #draw() {
    const cell = this.#cells.get("readback");
    const wasOn = this.#isOn;
    this.#isOn = Boolean(cell);
    if (wasOn && !cell && this.#state.contains(document.activeElement)) this.#button.focus();
    this.#state.hidden = !cell;
    if (cell) write(part(this.#state, "readback-said"), this.#said(cell));
    if (cell && !wasOn) announce(this.#said(cell));
    if (!cell && wasOn) announce(sentence("poet.readback.over"));
    this.#drawFine();
  }

  #said({ until, asked, answered }) {
    return sentence("poet.readback.state", { time: clock(until, this.#cells.get("day")), answered, asked });
  }

  /** There is room for it from when the read-back begins, and for as long as somebody has answered. */
  #drawFine() {
    const rows = [...this.#sheet.querySelectorAll("[data-line]")];
    const counts = rows.map((row) => this.#cells.get(`line/${/** @type {HTMLElement} */ (row).dataset.key}`)?.fine || 0);
    rows.forEach((row, n) => write(part(row, "fine"), counts[n] ? sentence("poet.readback.fine", { count: counts[n] }) : ""));
    this.#sheet.toggleAttribute("data-fine-on", this.#isOn || counts.some(Boolean));
  }
}
