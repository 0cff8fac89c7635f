// @ts-check
/**
 * The margin of the page: how many syllables each line has, and which lines rhyme (a b a b; A where the line comes again).
 *
 * - It says what is there and nothing else, stands still while a word is typed, and is put away by one key for good.
 * - What it says of a line is heard as well: behind the line for who listens.
 */

import { keep, kept, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { isRefrain, withRefrains } from "./refrains.js";

// A pause between two words: a number that changes with every letter would ask to be looked at.
const SETTLED_MS = 400;

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./rhyme.js").Sound} Sound */

export class Margin {
  #root;
  #poem;
  #sounds;
  #ear;
  #stress;
  #form;
  #key;
  #heard;
  #timer = 0;
  /** As each line was last known to sound. @type {Map<string, Sound>} */
  #known = new Map();

  /**
   * @param {HTMLElement} root the page @param {import("./poem.js").Poem} poem @param {import("./sounds.js").Sounds} sounds @param {import("./rhyme.js").Ear} ear
   * @param {{key: string, stress: import("./stress.js").Stress, form: import("./form-hints.js").FormHints, heard: () => void}} options stress: the dots over the lines; form: the hints behind them; key: where this browser keeps that it is put away; heard: the line in hand may sound otherwise
   */
  constructor(root, poem, sounds, ear, { key, stress, form, heard }) {
    this.#root = root;
    this.#poem = poem;
    this.#sounds = sounds;
    this.#ear = ear;
    this.#stress = stress;
    this.#form = form;
    this.#key = key;
    this.#heard = heard;
    sounds.onchange((ids) => ids.length || this.draw());
    form.onchange(() => this.#drawForm());
    this.#show(kept(key, true));
  }

  /** Puts it away, or shows it again. */
  toggle() {
    const isShown = this.#root.hasAttribute("data-margin-off");
    keep(this.#key, isShown);
    this.#show(isShown);
  }

  /** Shows the dots over the lines, or puts them away; they belong to the margin, which is shown with them. */
  toggleStress() {
    const isAway = this.#root.hasAttribute("data-margin-off");
    if (!isAway || !this.#stress.isShown) this.#stress.toggle();
    if (isAway) this.toggle();
    this.draw();
  }

  /** The line in hand, as it sounds. @returns {Sound|undefined} */
  inHand() {
    return this.#soundOf(this.#poem.lines.current);
  }

  /** The words of the line in hand whose sounds are guessed, or were. @returns {string[]} */
  guessedInHand() {
    const line = this.#poem.lines.current;
    return line ? this.#sounds.guessed(line.text.trim(), langOf(line.pieces)) : [];
  }

  /** A line has changed: it is drawn when the word is written. */
  drawSoon() {
    this.#stress.follow();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.draw(), SETTLED_MS);
  }

  draw() {
    const lines = this.#poem.lines.all;
    const sounds = lines.map((line) => this.#soundOf(line));
    const letters = withRefrains(this.#ear.letters(sounds), lines.map(({ text }) => text));
    const counts = this.#form.draw(lines, sounds);
    lines.forEach((line, n) => this.#drawLine(line, sounds[n], letters[n], counts[n]));
    this.#stress.draw(lines, sounds);
    this.#heard();
  }

  /** A form that is chosen is to be seen: the margin is shown with it. */
  #drawForm() {
    if (this.#form.isShown && this.#root.hasAttribute("data-margin-off")) this.toggle();
    this.draw();
  }

  #show(isShown) {
    this.#root.toggleAttribute("data-margin-off", !isShown);
    part(document, "margin-key").setAttribute("aria-pressed", String(Boolean(isShown)));
  }

  /** As it was until it is known anew; nothing of what nobody has heard. */
  #soundOf(line) {
    const text = line ? line.text.trim() : "";
    if (!text) return undefined;
    const sound = this.#sounds.typed(text, langOf(line.pieces));
    if (sound) this.#known.set(line.id, sound);
    return sound || this.#known.get(line.id);
  }

  #drawLine(line, sound, letter, count) {
    const row = line.box.element.closest("[data-line]");
    const { syllables = 0, guessed = [] } = sound || {};
    write(part(row, "syllables"), count ? `${count.n}/${count.of}` : String(syllables || ""));
    write(part(row, "rhyme"), letter);
    part(row, "margin").toggleAttribute("data-guessed", guessed.length > 0);
    part(row, "margin").title = guessed.length ? sentence("poet.guessed", { words: guessed.join(", ") }) : "";
    write(part(row, "heard"), said(counted(syllables, count), letter, guessed));
  }
}

function counted(syllables, count) {
  if (count) return sentence("poet.form.syllables", { number: count.n, of: count.of });
  return syllables ? sentence("poet.syllables", { count: syllables }) : "";
}

function said(length, letter, guessed) {
  const facts = [length, letter ? sentence(isRefrain(letter) ? "poet.refrain_letter" : "poet.rhyme_letter", { letter }) : ""];
  return facts.concat(guessed.length ? [sentence("poet.guessed", { words: guessed.join(", ") })] : []).filter(Boolean).join(", ");
}

/** That of a line whose words are all in one language. */
function langOf(pieces) {
  const langs = new Set(pieces.filter(({ text }) => text.trim()).map(({ lang }) => lang || ""));
  return langs.size === 1 ? [...langs][0] : "";
}
