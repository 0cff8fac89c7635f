// @ts-check
/**
 * The main points and what is not settled side by side, at the same size; or the room's own lists, where it has named
 * some. Each theme has a few of its words below it.
 *
 * - Two lists stand on a screen. Where they are longer they turn together, the shorter one staying on its last page.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { together } from "./given.js";
import { Latest } from "./latest.js";
import { gatheredIn, phrasesUnderThemes } from "./phrases.js";
import { Paged, pages, scrolls } from "./turning.js";

/** @typedef {{key: string, title: string, themes: string[]}} List */

const BESIDE = 2;
// Under each theme one of its words, and a second one where the page has room for it.
const WORDS = 2;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const lists = part(section, "list");
  const latest = new Latest(part(section, "latest"));
  return {
    draw(scene) {
      const shown = listsIn(scene.cells.get("points"));
      part(section, "empty").hidden = shown.length > 0;
      lists.hidden = !shown.length;
      drawList(lists, shown, { key: ({ key }) => key, make: () => clone("points"), update: (list, one) => draw(list, one, scene) });
      latest.draw(phrasesUnderThemes(scene), scene);
    },
    turning: new ListPages(lists),
    latest,
    title: () => sentence("wall.points"),
  };
}

/** The room's own lists, and behind them what is marked and on none; else the two. @returns {List[]} */
function listsIn(cell) {
  if (!cell) return [];
  const own = cell.sides.map(({ side, themes }, place) => ({ key: `side-${place}`, title: side, themes }));
  const listed = new Set([].concat(...own.map(({ themes }) => themes)));
  const marked = ["points", "unresolved"].map((key) => ({
    key,
    title: sentence(`wall.points.${key}`),
    themes: cell[key].filter((id) => !listed.has(id)),
  }));
  return own.length ? own.concat(marked.filter(({ themes }) => themes.length)) : marked;
}

function draw(list, { title, themes }, scene) {
  const rows = themes.map((id) => ({ id, cell: scene.cells.get(`theme/${id}`) })).filter(({ cell }) => cell);
  write(part(list, "title"), title);
  part(list, "none").hidden = rows.length > 0;
  drawList(part(list, "themes"), rows, { key: ({ id }) => id, make: () => clone("point"), update: (row, one) => drawPoint(row, one, scene) });
}

function drawPoint(row, { cell }, scene) {
  row.dataset.hue = String(cell.hue % 8);
  write(part(row, "title"), cell.title);
  const words = together(gatheredIn(cell, scene)).slice(0, WORDS);
  drawList(part(row, "items"), words, { key: ({ id }) => id, make: () => clone("item"), update: drawWord });
}

function drawWord(row, { cell }) {
  if (cell.lang) row.lang = cell.lang;
  write(row, cell.text);
}

/** Pages of lists, two beside each other. */
class ListPages extends Paged {
  /** @param {HTMLElement} lists */
  constructor(lists) {
    super();
    this._lists = lists;
  }

  fit() {
    const all = Array.from(this._lists.children);
    if (scrolls(this._lists)) return this._showAll(all);
    const screens = [].concat(...all.map((_, first) => (first % BESIDE ? [] : this._screens(all, first))));
    this.count = Math.max(1, screens.length);
    this.page = Math.min(this.page, this.count - 1);
    if (screens.length) this._show(all, screens[this.page]);
  }

  _showAll(all) {
    [this.page, this.count] = [0, 1];
    all.forEach((list) => [list, ...rowsOf(list), ...wordsOf(list)].forEach((one) => one.classList.remove("off-page")));
  }

  /** The pages of two lists, each with the rows of both. */
  _screens(all, first) {
    only(all, first, first + BESIDE);
    const cuts = all.slice(first, first + BESIDE).map(cutsOf);
    const most = Math.max(...cuts.map(({ length }) => length));
    return Array.from({ length: most }, (_, page) => ({ first, cuts: cuts.map((some) => some[Math.min(page, some.length - 1)]) }));
  }

  _show(all, { first, cuts }) {
    only(all, first, first + BESIDE);
    cuts.forEach(([from, to], place) => {
      const list = all[first + place];
      only(rowsOf(list), from, to);
      rowsOf(list).slice(from, to).forEach((row) => addWords(part(list, "themes"), row));
    });
  }
}

function only(elements, from, to) {
  elements.forEach((each, index) => each.classList.toggle("off-page", index < from || index >= to));
}

/** @returns {[number, number][]} where the pages of a list begin and end, with one of its words under each theme */
function cutsOf(list) {
  const [rows, room] = [rowsOf(list), part(list, "themes").clientHeight + 1];
  rows.forEach((row) => row.classList.remove("off-page"));
  rows.forEach((row) => only(wordsOf(row), 0, 1));
  const heights = rows.map((row) => row.getBoundingClientRect().height);
  // A theme that has a page to itself and is too high for it goes without its words.
  rows.forEach((row, index) => heights[index] > room && only(wordsOf(row), 0, 0));
  return pages(rows.map((row) => row.getBoundingClientRect().height), room);
}

function addWords(screen, row) {
  wordsOf(row).forEach((word) => {
    if (!word.classList.contains("off-page")) return;
    word.classList.remove("off-page");
    word.classList.toggle("off-page", screen.scrollHeight > screen.clientHeight + 1);
  });
}

/** @param {Element} list @returns {Element[]} */
function rowsOf(list) {
  return Array.from(part(list, "themes").children);
}

/** @param {Element} within @returns {Element[]} */
function wordsOf(within) {
  return Array.from(within.querySelectorAll("[data-items] > *"));
}
