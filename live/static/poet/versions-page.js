// @ts-check
/**
 * Two versions side by side, or one beside the page as it is: what each has that the other has not, and the way to take one.
 *
 * - Drawn anew whenever something changes: words that were taken back meanwhile are gaps here too.
 * - What is let go is gone, so that is asked twice.
 */

import { fetchStyle } from "../shared/style.js";
import { part, write, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { drawBlank, drawPieces } from "../shared/poem-line.js";
import { textOf } from "./pieces.js";
import { VersionName } from "./version-name.js";

/** @typedef {{title: string, lines: {pieces: any[]}[]}} Sheet */

/** The style of it, which the page does without until then. @returns {Promise<void>} */
export function style() {
  return fetchStyle("./versions.css", import.meta.url);
}

export class VersionsPage {
  #dialog;
  #versions;
  #draft;
  #cells;
  #form;
  #sides;
  #names;

  /**
   * @param {HTMLDialogElement} dialog @param {import("./versions.js").Versions} versions
   * @param {import("./draft.js").Draft} draft @param {import("../shared/cells.js").Cells} cells
   */
  constructor(dialog, versions, draft, cells) {
    this.#dialog = dialog;
    this.#versions = versions;
    this.#draft = draft;
    this.#cells = cells;
    this.#form = part(dialog, "keep-form");
    this.#sides = ["left", "right"].map((side) => part(dialog, `side=${side}`));
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#keep()));
    part(dialog, "close").addEventListener("click", () => dialog.close());
    this.#names = this.#sides.map((side) => new VersionName(side, versions));
    this.#sides.forEach((side) => this.#listen(side));
    cells.subscribe(() => this.#drawOpen());
    draft.onchange(() => this.#drawOpen());
  }

  /** The newest version beside the page as it is. */
  open() {
    this.#drawChoices();
    const [left, right] = this.#sides.map((side) => part(side, "which"));
    this.#names.forEach((name) => name.close());
    left.value = (this.#versions.all[0] || [""])[0];
    right.value = "";
    this.#dialog.showModal();
    this.#draw();
    left.focus();
  }

  #listen(side) {
    part(side, "which").addEventListener("change", () => this.#draw());
    part(side, "take").addEventListener("click", () => this.#take(chosen(side)));
    part(side, "let-go").addEventListener("click", ({ currentTarget }) => this.#drop(side, currentTarget));
    part(side, "let-go").addEventListener("blur", ({ currentTarget }) => ask(currentTarget, false));
  }

  async #keep() {
    const field = part(this.#form, "version-name");
    const say = await this.#versions.keep(field.value);
    writeOrHide(part(this.#form, "version-wrong"), say);
    field.setAttribute("aria-invalid", String(Boolean(say)));
    if (!say) field.value = "";
    field.focus();
  }

  #take(id) {
    this.#dialog.close();
    this.#versions.take(id);
  }

  #drop(side, button) {
    if (!button.hasAttribute("data-sure")) return ask(button, true);
    part(side, "which").focus();
    return this.#versions.drop(chosen(side));
  }

  #drawOpen() {
    if (!this.#dialog.open) return;
    this.#drawChoices();
    this.#draw();
  }

  /** What was chosen stays so; where it is gone it is the page as it is. */
  #drawChoices() {
    const rows = [["", sentence("poet.version.now")], ...this.#versions.all.map(([id, cell]) => [id, this.#nameOf(cell)])];
    this.#sides.map((side) => part(side, "which")).forEach((select) => {
      const { value } = select;
      if (Array.from(select.options, (one) => one.value + one.text).join() === rows.map(([id, name]) => id + name).join()) return;
      select.replaceChildren(...rows.map(([id, name]) => new Option(name, id)));
      select.value = rows.some(([id]) => id === value) ? value : "";
    });
  }

  #nameOf({ name, why, at }) {
    const time = clock(at, this.#cells.get("day"));
    return name ? sentence("poet.version.named", { name, time }) : sentence(`poet.version.why.${why}`, { time });
  }

  #draw() {
    const sheets = this.#sides.map((side) => this.#sheetOf(chosen(side)));
    this.#sides.forEach((side, n) => drawSheet(side, sheets[n], sheets[1 - n]));
  }

  /** @param {string} id of a version, or "" @returns {Sheet} */
  #sheetOf(id) {
    const draft = this.#draft;
    const { title, lines } = draft;
    return this.#cells.get(`version/${id}`) || { title, lines: lines.map((line) => ({ pieces: draft.pieces(line) })) };
  }
}

function chosen(side) {
  return part(side, "which").value;
}

/** Asks whether it is meant, or no longer. */
function ask(button, isAsked) {
  button.toggleAttribute("data-sure", isAsked);
  write(button, sentence(isAsked ? "poet.version.drop.sure" : "poet.version.drop"));
}

/** @param {HTMLElement} side @param {Sheet} sheet @param {Sheet} other */
function drawSheet(side, sheet, other) {
  const there = new Set(other.lines.map(({ pieces }) => textOf(pieces)));
  part(side, "acts").toggleAttribute("data-idle", !chosen(side));
  write(part(side, "title"), sheet.title || sentence("poet.untitled"));
  part(side, "lines").replaceChildren(...sheet.lines.map(({ pieces }) => lineOf(pieces, there)));
}

/** A line, marked where the other side has none like it. */
function lineOf(pieces, there) {
  const item = document.createElement("li");
  const isBlank = !pieces.some(({ phrase, text }) => phrase || text.trim());
  const words = document.createElement("span");
  words.dir = "auto";
  drawPieces(words, pieces);
  item.append(words);
  drawBlank(item, isBlank);
  if (isBlank || there.has(textOf(pieces))) return item;
  const only = document.createElement("span");
  only.className = "visually-hidden";
  only.textContent = ` ${sentence("poet.version.only")}`;
  item.append(only);
  item.toggleAttribute("data-only", true);
  return item;
}
