// @ts-check
/**
 * The pool's list as it is drawn: groups, rows, and what is said beside each.
 *
 * - Draws what it is given and in that order; it neither sorts nor lets anything in.
 * - One row is reached by Tab, the others by arrows: three hundred stops would be a wall.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeFacts, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { listed } from "./gaps.js";

/** @typedef {import("./pool-order.js").Group} Group */
/** @typedef {{used: import("./pool-order.js").Used, fresh: Set<string>}} Marks what is in the poem; which phrases are new */

// Until the day is known.
const UTC = { zone: "UTC", clock: /** @type {24} */ (24) };

export class PoolList {
  #root;
  #cells;
  /** What each row was drawn from. @type {WeakMap<Element, any[]>} */
  #drawn = new WeakMap();
  /** @type {Marks} */
  #marks = { used: { phrases: new Map(), words: new Map() }, fresh: new Set() };

  /** @param {HTMLElement} root @param {import("../shared/cells.js").Cells} cells */
  constructor(root, cells) {
    this.#root = root;
    this.#cells = cells;
  }

  /** @returns {any[]} what can be pressed, in order */
  get buttons() {
    return [...this.#root.querySelectorAll("[data-head][aria-expanded], [data-place]:not(:disabled), [data-rest]:not([hidden])")];
  }

  /** The hue of a phrase's theme, or null. @param {string} phrase @returns {number|null} */
  hueOf(phrase) {
    const { themes = [] } = this.#cells.get(`phrase/${phrase}`) || {};
    const theme = themes.map((id) => this.#cells.get(`theme/${id}`)).find(Boolean);
    return theme ? theme.hue : null;
  }

  /** @param {Group[]} groups @param {number} most how many rows at most @param {Marks} marks */
  draw(groups, most, marks) {
    this.#marks = marks;
    drawList(this.#root, upTo(groups, most), {
      key: (group) => group.key,
      make: (group) => clone(group.isTheme ? "pool-theme" : "pool-group"),
      update: (element, group) => this.#drawGroup(element, group),
    });
    const { buttons } = this;
    this.#letTabReach(buttons.find((button) => button === document.activeElement) || buttons[0]);
  }

  /** Goes to a row or heading, which from now on is the one that Tab reaches. @param {HTMLElement|undefined} button */
  focus(button) {
    if (!button) return;
    this.#letTabReach(button);
    button.focus();
  }

  #letTabReach(one) {
    this.buttons.forEach((button) => {
      const tabIndex = button === one ? 0 : -1;
      if (button.tabIndex !== tabIndex || !button.hasAttribute("tabindex")) button.tabIndex = tabIndex;
    });
  }

  #drawGroup(element, group) {
    write(part(element, "title"), group.title);
    element.toggleAttribute("data-inline", Boolean(group.isInline));
    if (group.isTheme) this.#drawTheme(element, group);
    else writeOrHide(part(element, "rest"), group.more ? sentence("poet.rhymes.more", { number: group.more }) : "");
    drawList(part(element, "rows"), group.rows, {
      key: (row) => row.key,
      make: () => clone("pool-row"),
      update: (item, row) => this.#update(item, row, group),
    });
  }

  #drawTheme(element, { count, support, isOpen, isUntouched, hue }) {
    const said = support ? sentence("poet.theme.support", { number: support }) : "";
    writeFacts(part(element, "with"), [sentence("poet.theme.phrases", { count }), said, isUntouched ? sentence("poet.theme.untouched") : ""]);
    part(element, "head").setAttribute("aria-expanded", String(Boolean(isOpen)));
    colour(element, hue);
  }

  /** Leaves a row alone that would be drawn as it is. */
  #update(item, row, group) {
    const cell = row.phrase ? this.#cells.get(`phrase/${row.phrase}`) : null;
    const { key } = group;
    const isFresh = this.#marks.fresh.has(row.phrase || "");
    const [lines, hue, day] = [this.#linesOf(row).join(), row.phrase && this.hueOf(row.phrase), this.#cells.get("day")];
    const now = [cell, row.text, row.word?.phrases.size, lines, isFresh, hue, key, day];
    const before = this.#drawn.get(item);
    if (before && now.every((value, place) => value === before[place])) return;
    this.#drawn.set(item, now);
    this.#drawRow(item, row, group);
  }

  #drawRow(item, row, group) {
    const cell = row.phrase ? this.#cells.get(`phrase/${row.phrase}`) : null;
    const isGone = isGoneNow(row, cell);
    const lines = this.#linesOf(row);
    write(part(item, "words"), isGone ? sentence("poet.row.gone") : row.text);
    writeFacts(part(item, "aside"), isGone ? [] : this.#factsOf(row, cell, lines, group));
    part(item, "place").disabled = isGone;
    item.toggleAttribute("data-gone", isGone);
    item.toggleAttribute("data-used", lines.length > 0);
    item.toggleAttribute("data-new", Boolean(row.phrase && this.#marks.fresh.has(row.phrase)));
    colour(item, row.phrase ? this.hueOf(row.phrase) : null);
    this.#drawLang(part(item, "words"), cell ? cell.lang : this.#langOf(row));
  }

  /** That of the page where none is known, also where a sentence stands for words that are gone. */
  #drawLang(words, lang) {
    if (lang) words.lang = lang;
    else words.removeAttribute("lang");
  }

  /** The language of a single word, where all who gave it mean the same one. */
  #langOf({ word }) {
    return word && word.langs.size === 1 ? [...word.langs.keys()][0] : "";
  }

  /** A word is used when it is in the poem as that word, whichever of its givers is credited. */
  #linesOf({ key, phrase }) {
    const { phrases, words } = this.#marks.used;
    return (phrase ? phrases.get(phrase) : words.get(key)) || [];
  }

  /** @returns {string[]} what is said beside a row */
  #factsOf({ key, word }, cell, lines, group) {
    if (group.facts && !lines.length) return group.facts(key);
    if (lines.length) return [sentence("poet.row.lines", { count: lines.length, numbers: listed(lines) })];
    if (word) return word.phrases.size > 1 ? [sentence("poet.row.heard", { number: word.phrases.size })] : [];
    const facts = [halfOf(cell), cell.gloss, cell.gloss || cell.lang !== "en" ? cell.lang : ""].filter(Boolean);
    if (cell.echoes) facts.push(sentence("poet.row.echoed", { number: cell.echoes }));
    if (!facts.length || group.key === "new") facts.push(clock(cell.at, this.#cells.get("day") || UTC));
    return facts;
  }
}

/** Whether a row keeps the place of a phrase, or of a single word, that is no longer in the pool. */
function isGoneNow({ phrase, word }, cell) {
  return phrase ? !cell : !word;
}

/** Which half of a pair it is, if it is one. */
function halfOf({ half }) {
  if (!half) return "";
  return half === "before" ? sentence("poet.row.before") : sentence("poet.row.now");
}

/** The groups with no more rows than that; a group without rows is drawn only where it can be opened. */
function upTo(groups, most) {
  let left = most;
  return groups
    .map((group) => {
      const rows = group.keys.slice(0, left).map(group.row);
      left -= rows.length;
      return { ...group, rows };
    })
    .filter((group) => group.rows.length || group.isTheme);
}

function colour(element, hue) {
  if (hue === null || hue === undefined) element.removeAttribute("data-hue");
  else element.setAttribute("data-hue", String(hue % 8));
}
