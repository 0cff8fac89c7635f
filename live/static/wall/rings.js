// @ts-check
/**
 * How near the themes are to the room: three rings, each theme a dot in the ring that most people have it in, its title
 * and one of its words beside it, all of one size.
 *
 * - Where each stands is said by `rings-order.js`. The first of a sector has the sector's name above it, where there is
 *   room; of one slot alone no sectors are drawn.
 * - A dotted thread joins two themes whose words the poet read in one line. The names of the rings cover it, not it them.
 * - Whoever does not see the rings has a plain list, which has every theme; on a narrow page it is the view.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { inOrder, pairsOf } from "./rings-order.js";
import { drawShapes, shapesOf } from "./rings-shapes.js";
import { Paged } from "./turning.js";

/** @typedef {import("./rings-order.js").Placed} Placed */
/** @typedef {{here: Placed[], hasNames: boolean}} Page themes, and whether the names of their sectors stand above them */

// How many themes on a page, and whether with the names of their sectors: the first for which there is room is taken. With
// more on a page their titles would be smaller than the last row can read.
const LAYOUTS = /** @type {[number, boolean][]} */ ([[6, true], [4, true], [4, false], [2, true], [2, false], [1, true], [1, false]]);

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const turning = new RingPages(section);
  return {
    draw(scene) {
      const placed = inOrder(scene);
      part(section, "empty").hidden = placed.length > 0;
      part(section, "rings").hidden = !placed.length;
      drawList(part(section, "list"), placed, { key: ({ id }) => id, make: () => document.createElement("li"), update: drawPlain });
      turning.take(placed, pairsOf(scene));
    },
    turning,
    title: () => sentence("wall.rings"),
  };
}

function drawPlain(row, { cell, ring, slot, word, joined }) {
  const threads = joined.map(({ title }) => sentence("wall.rings.joined", { theme: title }));
  writeFacts(row, [cell.title, sentence(`wall.ring.${ring}`), slot && slot.title, word && word.cell.text, ...threads]);
}

function drawLabel(row, { cell, word, sector }) {
  row.dataset.hue = String(cell.hue % 8);
  writeOrHide(part(row, "sector"), sector);
  write(part(row, "title"), cell.title);
  const said = part(row, "word");
  said.hidden = !word;
  if (!word) return;
  if (word.cell.lang) said.lang = word.cell.lang;
  write(said, word.cell.text);
}

/** Pages of as many themes as their titles have room for. */
class RingPages extends Paged {
  constructor(section) {
    super();
    this._root = part(section, "rings");
    this._sides = [part(section, "after"), part(section, "before")];
    this._middle = part(section, "middle");
    this._drawing = part(section, "drawing");
    this._legend = part(section, "thread");
    /** @type {Placed[]} */
    this.placed = [];
    /** @type {[string, string][]} */
    this._pairs = [];
  }

  /** @param {Placed[]} placed @param {[string, string][]} pairs of their ids, which a thread joins */
  take(placed, pairs) {
    this.placed = placed;
    this._pairs = pairs;
  }

  fit() {
    const pages = this._pages();
    this.count = Math.max(1, pages.length);
    this.page = Math.min(this.page, this.count - 1);
    const page = pages[this.page] || { here: [], hasNames: false };
    this._lay(page);
    this._draw(page.here);
  }

  /** All of them are laid out each time, as pages must not change while they turn. @returns {Page[]} */
  _pages() {
    const hasSectors = this.placed.some(({ slot }) => slot !== this.placed[0].slot);
    const pages = [];
    for (let at = 0; at < this.placed.length; at += pages[pages.length - 1].here.length) pages.push(this._pageFrom(at, hasSectors));
    return pages;
  }

  _pageFrom(at, hasSectors) {
    const pages = LAYOUTS.map(([most, hasNames]) => ({ here: this.placed.slice(at, at + most), hasNames: hasNames && hasSectors }));
    return pages.find((page) => this._lay(page)) || pages[pages.length - 1];
  }

  /** Titles, and words as far as there is room. @param {Page} page @returns {boolean} whether all but the words have room */
  _lay({ here, hasNames }) {
    const half = Math.floor(here.length / 2);
    [here.slice(0, half), here.slice(half).reverse()].forEach((rows, side) =>
      drawList(this._sides[side], hasNames ? rows.map(withSector) : rows, { key: ({ id }) => id, make: () => clone("ring-theme"), update: drawLabel }),
    );
    this._sides.forEach((side) => wordsOn(side).forEach((word) => word.classList.add("off-page")));
    const isRoom = this._sides.every(hasRoom);
    this._sides.forEach(addWords);
    return isRoom;
  }

  /** The rings, and for each theme its dot with a line to its title. */
  _draw(here) {
    const [whole, middle] = [this._root.getBoundingClientRect(), this._middle.getBoundingClientRect()];
    const [x, y] = [middle.left + middle.width / 2 - whole.left, middle.top + middle.height / 2 - whole.top];
    const radius = Math.min(middle.width, middle.height) / 2;
    this._middle.style.setProperty("--radius", `${radius}px`);
    const pairs = this._pairs.filter((pair) => pair.every((id) => here.some((one) => one.id === id)));
    const shapes = shapesOf(here, pairs, { x, y, radius }, (id) => this._endOf(id, whole, radius / 30));
    drawShapes(this._drawing, shapes);
    this._legend.hidden = !pairs.length;
    this._legend.classList.toggle("off-page", this._legend.offsetHeight > middle.height / 2 - radius);
  }

  /** Where the line of a theme ends: a little before its title, on the side of the rings. */
  _endOf(id, whole, gap) {
    const side = this._sides.find((each) => each.querySelector(`[data-key="${id}"]`));
    const title = part(side.querySelector(`[data-key="${id}"]`), "title").getBoundingClientRect();
    const isRight = title.left > whole.left + whole.width / 2;
    return [(isRight ? title.left - gap : title.right + gap) - whole.left, title.top + title.height / 2 - whole.top];
  }
}

/** The first of a sector on a side has its name above it. */
function withSector(one, place, rows) {
  const isFirst = !place || rows[place - 1].slot !== one.slot;
  return { ...one, sector: isFirst ? sectorOf(one) : "" };
}

function sectorOf({ slot, word }) {
  if (slot) return slot.title;
  return word ? "" : sentence("wall.rings.no_words");
}

function hasRoom(side) {
  return side.scrollHeight <= side.clientHeight + 1;
}

function wordsOn(side) {
  return Array.from(side.querySelectorAll("[data-word]"));
}

function addWords(side) {
  wordsOn(side).forEach((word) => {
    word.classList.remove("off-page");
    word.classList.toggle("off-page", !hasRoom(side));
  });
}
