// @ts-check
/**
 * A form in the margin: what of it is there in each line, and the line that comes back next.
 *
 * - The poet chooses the form; there is none until then, and this browser keeps which. It says of no line that it is wrong.
 */

import { keep, kept, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { hintsOf } from "./form.js";
import { textOf } from "./pieces.js";

// Rhymes in the ear's words; of all other kinds is said that two lines are close.
const RHYMES = new Set(["rhyme", "feminine", "light"]);
const SAME_SOUND = "same_sound";
// The one form that asks for nothing but whose words they are.
const CENTO = "cento";

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./rhyme.js").Sound} Sound */
/** @typedef {import("./form.js").Form} Form */

export class FormHints {
  #root;
  #forms;
  #ear;
  #poem;
  #choice;
  /** @type {(() => void)[]} */
  #watchers = [];
  /** The line that comes back next. @type {Line|undefined} */
  #offered;

  /**
   * @param {HTMLElement} root the page @param {Form[]} forms @param {import("./poem.js").Poem} poem @param {import("./rhyme.js").Ear} ear
   * @param {string} key where this browser keeps which form was chosen
   */
  constructor(root, forms, poem, ear, key) {
    this.#root = root;
    this.#forms = forms;
    this.#ear = ear;
    this.#poem = poem;
    this.#choice = part(root, "form");
    this.#show(kept(key, ""));
    this.#choice.addEventListener("change", () => {
      keep(key, this.#choice.value || null);
      this.#show(this.#choice.value);
      this.#watchers.forEach((fn) => fn());
    });
    part(root, "offer").addEventListener("click", () => this.repeat());
  }

  /** Calls `fn` when another form is chosen, or none. @param {() => void} fn */
  onchange(fn) {
    this.#watchers.push(fn);
  }

  get isShown() {
    return this.#root.hasAttribute("data-form-on");
  }

  /** Goes to where the form is chosen. */
  focus() {
    this.#choice.focus();
  }

  /** Lays the line that comes back below the others, with its credits: once, until the next is known. */
  repeat() {
    const line = this.#offered;
    // What is put away with the margin is not done by a key either.
    if (!line || this.#root.hasAttribute("data-margin-off")) return;
    this.#offer(undefined);
    this.#poem.repeat(line);
  }

  /**
   * Draws what is there and gives, for each line that the form counts, how long it is there.
   * @param {Line[]} lines @param {(Sound|undefined)[]} sounds @returns {(import("./form.js").Hint|undefined)[]}
   */
  draw(lines, sounds) {
    const form = this.#forms.find(({ name }) => name === this.#choice.value);
    const written = lines.map((line, n) => ({ line, text: line.text.trim(), sound: sounds[n] })).filter(({ text }) => text);
    const hints = form ? hintsOf(form, written, this.#ear) : [];
    const numberOf = (n) => this.#poem.lines.numberOf(written[n].line.id);
    const hintOf = (line, codes) => hints.find((hint) => codes.includes(hint.code) && written[hint.line]?.line === line);
    lines.forEach((line) => {
      const isCento = form?.name === CENTO && isGiven(line);
      const row = line.box.element.closest("[data-line]");
      write(part(row, "hint"), isCento ? sentence("poet.form.given") : said(hintOf(line, ["rhymes", "refrain"]), numberOf));
    });
    const { withLine = -1 } = hints.find(({ code }) => code === "offered") || {};
    this.#offer(written[withLine]?.line);
    return lines.map((line) => hintOf(line, ["syllables"]));
  }

  /** Of a line that has lost all its words nothing is left to come back. */
  #offer(line) {
    const words = line ? textOf(line.pieces.filter(({ gone }) => !gone)).trim() : "";
    const offer = part(this.#root, "offer");
    this.#offered = words ? line : undefined;
    offer.hidden = !words;
    write(part(offer, "how"), words ? sentence("poet.form.offered", { number: this.#poem.lines.numberOf(line.id) }) : "");
    write(part(offer, "repeated"), words);
  }

  #show(name) {
    const form = this.#forms.find((one) => one.name === name);
    this.#choice.value = form ? name : "";
    this.#root.toggleAttribute("data-form-on", Boolean(form));
  }
}

function said(hint, numberOf) {
  if (!hint) return "";
  const { code, kind } = hint;
  const number = numberOf(hint.withLine);
  if (code === "refrain") return sentence("poet.form.again", { number });
  if (kind === SAME_SOUND) return sentence("poet.form.ends_as", { number });
  return RHYMES.has(kind) ? sentence("poet.form.rhymes", { number }) : sentence("poet.form.close", { number });
}

/** Whether all words of a line were given. @param {Line} line */
function isGiven({ pieces }) {
  const words = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return words.length > 0 && words.every(({ phrase, gone }) => phrase && !gone);
}
