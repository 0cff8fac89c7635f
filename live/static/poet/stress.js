// @ts-check
/**
 * Where the lines are stressed: dots over their syllables, and the name of a metre that three lines keep.
 *
 * - Off until the poet asks for it; this browser keeps that. Who listens hears on which syllables the beats are.
 * - A dot goes along with its word while somebody types. Where nobody knows which letters are which syllable, the dots of
 *   a line stand over it in a row.
 * - First all is measured, then all is drawn: the other way round each line would be laid out anew.
 */

import { keep, kept, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { beatsOf, followed, heardAs, wordsOf } from "./beat-places.js";
import { listed } from "./gaps.js";
import { metresOf } from "./metre.js";

const DOTS = { "/": "●", x: "○" };
// Between the last word and the name of a metre beside it.
const APART_PX = 16;
// How far over its letters a dot stands, of their height: clear of an i's own.
const OVER = 0.1;

/** @typedef {import("./line.js").Line} Line */
/** @typedef {import("./rhyme.js").Sound} Sound */

export class Stress {
  #root;
  #button;
  #key;
  /** @type {Line[]} */
  #lines = [];
  /** Lines as they were heard word for word, by their ids. @type {Map<string, import("./beat-places.js").Heard>} */
  #heard = new Map();
  /** The stress of those that were not. @type {Map<string, string>} */
  #inRow = new Map();

  /** @param {HTMLElement} root the page @param {HTMLElement} button @param {string} key where this browser keeps whether it is shown */
  constructor(root, button, key) {
    this.#root = root;
    this.#button = button;
    this.#key = key;
    this.#show(kept(key, false));
    new ResizeObserver(() => this.#place(this.#lines)).observe(part(root, "lines"));
    document.fonts.addEventListener("loadingdone", () => this.#place(this.#lines));
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
    const stresses = sounds.map((sound) => sound?.stress || "");
    const plain = stresses.map((stress) => stress.replace(/ /g, ""));
    // Between stanzas a metre goes on.
    const written = lines.map((_, n) => n).filter((n) => lines[n].text.trim());
    const metres = metresOf(written.map((n) => plain[n]));
    lines.forEach((line, n) => drawSaid(rowOf(line), plain[n], metres[written.indexOf(n)] || null));
    lines.forEach((line, n) => this.#hear(line, stresses[n]));
    this.#lines = lines;
    this.#place(lines);
  }

  /** Lines are being typed: their dots go along. */
  follow() {
    this.#place(this.#lines);
  }

  /** What was heard of a line before it was typed on stays until that is heard too. */
  #hear({ id, text }, stress) {
    const heard = heardAs(wordsOf(text), stress);
    if (heard) this.#heard.set(id, heard);
    else if (this.#heard.get(id)?.stress !== stress) this.#heard.delete(id);
    this.#inRow.set(id, stress.replace(/ /g, ""));
  }

  #place(lines) {
    if (!this.isShown) return;
    const here = lines.filter(({ box }) => box.element.isConnected);
    const measured = here.map((line) => this.#measured(line));
    here.forEach((line, n) => drawDots(rowOf(line), measured[n]));
    const metres = here.map(metrePlace);
    here.forEach((line, n) => drawMetre(rowOf(line), metres[n]));
  }

  /** The dots of a line, each with the middle of its letters (px, in the row); or only their signs. */
  #measured(line) {
    const heard = this.#heard.get(line.id);
    if (!heard) return [...(this.#inRow.get(line.id) || "")].map((sign) => ({ sign, left: null, top: null }));
    const words = wordsOf(line.text);
    const row = rowOf(line).getBoundingClientRect();
    return beatsOf(words, followed(heard, words)).map(({ sign, from, to }) => {
      const { left, width, top, height } = line.box.rectBetween(from, to);
      return { sign, left: Math.round(left + width / 2 - row.left), top: Math.round(top - height * OVER - row.top) };
    });
  }

  #show(isShown) {
    this.#root.toggleAttribute("data-stress-on", Boolean(isShown));
    this.#button.setAttribute("aria-pressed", String(Boolean(isShown)));
  }
}

function rowOf({ box }) {
  return box.element.closest("[data-line]");
}

function drawSaid(row, stress, metre) {
  const beats = [...stress].map((sign, n) => (sign === "/" ? n + 1 : 0)).filter(Boolean);
  write(part(row, "beats"), beats.length ? sentence("poet.beats", { numbers: listed(beats) }) : "");
  write(part(row, "metre"), metre ? sentence(`poet.metre.${metre.foot}`, { feet: sentence(`poet.feet.${metre.feet}`) }) : "");
}

function drawDots(row, measured) {
  const dots = part(row, "dots");
  while (dots.children.length > measured.length) dots.lastChild.remove();
  while (dots.children.length < measured.length) dots.append(document.createElement("i"));
  dots.toggleAttribute("data-over", measured.some(({ left }) => left !== null));
  measured.forEach(({ sign, left, top }, n) => drawDot(dots.children[n], sign, left, top));
}

function drawDot(dot, sign, left, top) {
  write(dot, DOTS[sign]);
  dot.toggleAttribute("data-beat", sign === "/");
  dot.style.left = left === null ? "" : `${left}px`;
  dot.style.top = top === null ? "" : `${top}px`;
}

/** Where beside the line its metre can be named (px, in the row): at the end of the room for words, unless they need it. */
function metrePlace(line) {
  const row = rowOf(line);
  const metre = part(row, "metre");
  if (!metre.textContent) return null;
  const { left, top } = row.getBoundingClientRect();
  const room = line.box.element.getBoundingClientRect();
  const words = [0, line.text.length - 1].map((at) => line.box.rectBetween(at, at + 1));
  const at = room.right - metre.offsetWidth;
  if (Math.max(...words.map(({ right }) => right)) + APART_PX > at || words[1].top > words[0].bottom) return null;
  return { left: Math.round(at - left), top: part(row, "margin").getBoundingClientRect().bottom - metre.offsetHeight - top };
}

function drawMetre(row, place) {
  const metre = part(row, "metre");
  metre.toggleAttribute("data-beside", Boolean(place));
  metre.style.left = place ? `${place.left}px` : "";
  metre.style.top = place ? `${place.top}px` : "";
}
