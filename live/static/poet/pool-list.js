// @ts-check
/**
 * The pool's list as it is drawn: groups, rows, and what is said beside each.
 *
 * - Draws what it is given and in that order; it neither sorts nor admits.
 * - One row is reached by Tab, the others by arrows: three hundred stops would be a wall.
 */

import { drawList } from "../shared/lists.js";
import { clone, part } from "../shared/page.js";
import { clock } from "../shared/times.js";

/** @typedef {{key: string, words: string, phrase: string|null, word?: import("./pool-order.js").Word}} Row */
/** @typedef {{key: string, title: string, hue: number|null, rows: Row[], isTheme?: boolean, isOpen?: boolean, count?: number, support?: number}} Group */
/** @typedef {{phrases: Map<string, number[]>, words: Map<string, number[]>}} Standing in which lines phrases and folded words stand */

const NOWHERE = { phrases: new Map(), words: new Map() };

export class PoolList {
  #root;
  #cells;
  #standing = /** @type {Standing} */ (NOWHERE);
  #fresh = /** @type {Set<string>} */ (new Set());

  /** @param {HTMLElement} root @param {import("../shared/cells.js").Cells} cells */
  constructor(root, cells) {
    this.#root = root;
    this.#cells = cells;
  }

  /** @returns {HTMLElement[]} what can be pressed, in order */
  get buttons() {
    return [...this.#root.querySelectorAll("[data-head][aria-expanded], [data-place]:not(:disabled)")].map((one) => /** @type {HTMLElement} */ (one));
  }

  /** The hue of a phrase's theme, or null. @param {string} phrase @returns {number|null} */
  hueOf(phrase) {
    const { themes = [] } = this.#cells.get(`phrase/${phrase}`) || {};
    const theme = themes.map((id) => this.#cells.get(`theme/${id}`)).find(Boolean);
    return theme ? theme.hue : null;
  }

  /** @param {Group[]} groups @param {number} most how many rows at most @param {{standing: Standing, fresh: Set<string>}} marks */
  draw(groups, most, { standing, fresh }) {
    this.#standing = standing;
    this.#fresh = fresh;
    drawList(this.#root, upTo(groups, most), {
      key: (group) => group.key,
      make: (group) => clone(group.isTheme ? "pool-theme" : "pool-group"),
      update: (element, group) => this.#drawGroup(element, group),
    });
    this.rove();
  }

  /** Makes one row the one that Tab reaches, and goes there if it is named. @param {HTMLElement} [to] */
  rove(to) {
    const { buttons } = this;
    const focused = buttons.find((button) => button === document.activeElement);
    const stop = to || focused || buttons[0];
    buttons.forEach((button) => (button.tabIndex = button === stop ? 0 : -1));
    if (to) to.focus();
  }

  #drawGroup(element, group) {
    set(part(element, "title"), group.title);
    if (group.isTheme) this.#drawTheme(element, group);
    drawList(part(element, "rows"), group.rows, {
      key: (row) => row.key,
      make: () => clone("pool-row"),
      update: (item, row) => this.#drawRow(item, row, group),
    });
  }

  #drawTheme(element, group) {
    const phrases = group.count === 1 ? "1 phrase" : `${group.count} phrases`;
    set(part(element, "with"), group.support ? `${phrases} · ${group.support} with it` : phrases);
    part(element, "head").setAttribute("aria-expanded", String(Boolean(group.isOpen)));
    hue(element, group.hue);
  }

  #drawRow(item, row, group) {
    const cell = row.phrase ? this.#cells.get(`phrase/${row.phrase}`) : null;
    const isGone = Boolean(row.phrase && !cell);
    const lines = this.#linesOf(row);
    set(part(item, "words"), isGone ? "no longer among the room’s words" : row.words);
    set(part(item, "aside"), isGone ? "" : this.#aside(row, cell, lines, group));
    part(item, "place").disabled = isGone;
    item.toggleAttribute("data-gone", isGone);
    item.toggleAttribute("data-used", lines.length > 0);
    item.toggleAttribute("data-new", Boolean(row.phrase && this.#fresh.has(row.phrase)));
    hue(item, row.phrase ? this.hueOf(row.phrase) : null);
    if (cell && cell.lang) part(item, "words").lang = cell.lang;
  }

  /** A word is used when it stands in the poem as that word, whichever of its givers is credited. */
  #linesOf({ phrase, word }) {
    return (phrase ? this.#standing.phrases.get(phrase) : this.#standing.words.get(word.key)) || [];
  }

  #aside({ word }, cell, lines, group) {
    if (lines.length) return lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(", ")}`;
    if (word) return word.phrases.length > 1 ? `heard ${word.phrases.length}` : "";
    const said = [cell.gloss, cell.gloss || cell.lang !== "en" ? cell.lang : ""].filter(Boolean);
    if (cell.echoes) said.push(`echoed ${cell.echoes}`);
    if (!said.length || group.key === "new") said.push(clock(cell.at, (this.#cells.get("day") || {}).zone || "UTC"));
    return said.join(" · ");
  }
}

/** The groups with no more rows than that; a group without rows is drawn only where it can be opened. */
function upTo(groups, most) {
  let left = most;
  return groups
    .map((group) => {
      const rows = group.rows.slice(0, left);
      left -= rows.length;
      return { ...group, rows };
    })
    .filter((group) => group.rows.length || group.isTheme);
}

function hue(element, value) {
  if (value === null || value === undefined) element.removeAttribute("data-hue");
  else element.setAttribute("data-hue", String(value % 8));
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
