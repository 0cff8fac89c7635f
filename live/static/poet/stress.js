// @ts-check
/**
 * Where the lines are stressed: dots over each line, and the name of a metre that three lines keep.
 *
 * - Off until the poet asks for it; this browser keeps that. Who listens hears on which syllables the beats are.
 */

import { keep, kept, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { listed } from "./gaps.js";
import { metresOf } from "./metre.js";

const DOTS = { "/": "●", x: "○" };

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./rhyme.js").Sound} Sound */

export class Stress {
  #root;
  #button;
  #key;

  /** @param {HTMLElement} root the page @param {HTMLElement} button @param {string} key where this browser keeps whether it is shown */
  constructor(root, button, key) {
    this.#root = root;
    this.#button = button;
    this.#key = key;
    this.#show(kept(key, false));
  }

  get isShown() {
    return this.#root.hasAttribute("data-stress-on");
  }

  toggle() {
    const isShown = !this.isShown;
    keep(this.#key, isShown);
    this.#show(isShown);
  }

  /** @param {Line[]} lines @param {(Sound|undefined)[]} sounds */
  draw(lines, sounds) {
    if (!this.isShown) return;
    // Between stanzas a metre goes on.
    const written = lines.map((_, n) => n).filter((n) => lines[n].text.trim());
    const metres = metresOf(written.map((n) => sounds[n]?.stress || ""));
    lines.forEach((line, n) => drawLine(line, sounds[n]?.stress || "", metres[written.indexOf(n)] || null));
  }

  #show(isShown) {
    this.#root.toggleAttribute("data-stress-on", Boolean(isShown));
    this.#button.setAttribute("aria-pressed", String(Boolean(isShown)));
  }
}

function drawLine(line, stress, metre) {
  const row = line.box.element.closest("[data-line]");
  const beats = [...stress].map((sign, n) => (sign === "/" ? n + 1 : 0)).filter(Boolean);
  write(part(row, "dots"), [...stress].map((sign) => DOTS[sign]).join(""));
  write(part(row, "beats"), beats.length ? sentence("poet.beats", { numbers: listed(beats) }) : "");
  write(part(row, "metre"), metre ? sentence(`poet.metre.${metre.foot}`, { feet: sentence(`poet.feet.${metre.feet}`) }) : "");
}
