// @ts-check
/** All themes, a few to a page, each with some of what is gathered in it, and the newest words below. */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { together } from "./given.js";
import { Latest } from "./latest.js";
import { gatheredIn, peopleWithIt, phrasesUnderThemes } from "./phrases.js";
import { Paged, scrolls } from "./turning.js";

// Four to a screen leaves each theme its title and some of its phrases at a size the last row can read; fewer only
// where a title, or the line that says what is behind it, would be cut off.
const THEMES_A_PAGE = [4, 2, 1];
const PHRASES_A_THEME = 2;
// So many of a theme's words are in the page at once: three times what fits on the largest screen.
const DRAWN = 24;
// Words that are too long for what room is left are passed over, but not for ever: each is measured.
const MISSES = 3;

/** What is gathered in each theme that is drawn. @type {WeakMap<Element, import("./given.js").Row[]>} */
const rowsOf = new WeakMap();

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  const latest = new Latest(part(section, "latest"));
  return {
    draw(scene) {
      const themes = themesHere(scene);
      const asked = scene.now.takes.includes("phrase") && scene.cells.get("prompt");
      writeOrHide(part(section, "prompt"), (asked && asked.text) || "");
      part(section, "empty").hidden = themes.length > 0;
      list.hidden = !themes.length;
      drawList(list, themes, { key: ({ id }) => id, make: () => clone("theme"), update: drawTheme });
      latest.draw(phrasesUnderThemes(scene), scene);
    },
    turning: new ThemePages(list),
    latest,
    title: () => sentence("wall.themes"),
  };
}

/** In the order of naming; a theme with nothing behind it yet waits until there is, unless none has anything. */
function themesHere(scene) {
  const themes = scene.cells.entries("theme/").map(([id, cell]) => ({ id, cell, gathered: gatheredIn(cell, scene) }));
  const begun = themes.filter(({ cell, gathered }) => gathered.length || cell.support);
  return (begun.length ? begun : themes).sort((a, b) => a.cell.hue - b.cell.hue);
}

function drawTheme(box, { cell, gathered }) {
  box.dataset.hue = String(cell.hue % 8);
  box.dataset.support = String(cell.support);
  write(part(box, "title"), cell.title);
  rowsOf.set(box, together(gathered));
}

function drawItem(row, { cell }) {
  if (cell.lang) row.lang = cell.lang;
  write(row, cell.text);
}

/** The pages of the themes; each time round they show others of their words, so that none stays behind "9 more". */
class ThemePages extends Paged {
  /** @param {HTMLElement} list */
  constructor(list) {
    super();
    this._list = list;
    this._round = 0;
  }

  fit() {
    /** @type {any[]} */
    const boxes = Array.from(this._list.children);
    if (scrolls(this._list)) this._lay(boxes, boxes.length || 1);
    else THEMES_A_PAGE.some((most) => this._lay(boxes, most));
    boxes.forEach((box) => this._fill(box));
  }

  /** Lays out pages of so many. @returns {boolean} whether every title on this page has room, and a line below it */
  _lay(boxes, most) {
    this.count = Math.max(1, Math.ceil(boxes.length / most));
    this.page = Math.min(this.page, this.count - 1);
    boxes.forEach((box, index) => box.classList.toggle("off-page", Math.floor(index / most) !== this.page));
    this._list.dataset.few = String(Math.min(boxes.length, most));
    const here = boxes.filter((box) => !box.classList.contains("off-page"));
    return here.every((box) => part(box, "title").offsetHeight + lineHeight(part(box, "more")) <= box.clientHeight);
  }

  /** @param {number} by */
  turn(by) {
    if (this.page + by >= this.count) this._round += 1;
    super.turn(by);
  }

  _fill(box) {
    const [all, line] = [rowsOf.get(box) || [], part(box, "more")];
    const rows = this._drawSome(part(box, "items"), all);
    rows.forEach((row) => row.classList.add("off-page"));
    write(line, ""); // a line is kept free for it while the words are tried for size
    line.hidden = false;
    const shown = box.classList.contains("off-page") ? 0 : this._showSome(box, line, rows);
    writeFacts(line, more(all.length - shown, shown, Number(box.dataset.support)));
  }

  /** Those that are shown next, in the order of gathering. @returns {Element[]} in their turn */
  _drawSome(list, all) {
    const next = this._inTurn(all).slice(0, DRAWN);
    const isNext = new Set(next);
    const how = { key: ({ id }) => id, make: () => clone("item"), update: drawItem };
    drawList(list, all.filter((row) => isNext.has(row)), how);
    const byId = new Map(Array.from(list.children, (row) => [row.getAttribute("data-key"), row]));
    return next.map(({ id }) => byId.get(id));
  }

  /** Where words and the line below them have no room, the words come first. @returns {number} how many are shown */
  _showSome(box, line, rows) {
    const shown = this._show(box, rows);
    if (shown || !rows.length) return shown;
    line.hidden = true;
    const instead = this._show(box, rows);
    line.hidden = instead > 0;
    return instead;
  }

  _inTurn(rows) {
    const start = rows.length ? (this._round * PHRASES_A_THEME) % rows.length : 0;
    return rows.slice(start).concat(rows.slice(0, start));
  }

  /** Shows whole phrases only, and at most as many as the theme has room for. */
  _show(box, rows) {
    const most = Number(this._list.dataset.few) <= 2 ? Infinity : PHRASES_A_THEME;
    let [shown, misses] = [0, 0];
    rows.forEach((row) => {
      if (shown >= most || misses >= MISSES) return;
      row.classList.remove("off-page");
      const fits = box.scrollHeight <= box.clientHeight + 1;
      row.classList.toggle("off-page", !fits);
      if (fits) shown += 1;
      else misses += 1;
    });
    return shown;
  }
}

/** Of one line, also while it is hidden. @param {Element} element */
function lineHeight(element) {
  return parseFloat(getComputedStyle(element).lineHeight);
}

/** What is behind a theme beside the phrases that are shown. */
function more(count, shown, support) {
  if (!count && !shown && !support) return [sentence("wall.themes.empty")];
  const rest = count && sentence(shown ? "wall.themes.more" : "wall.themes.gathered", { count });
  return [rest, peopleWithIt(support)];
}
