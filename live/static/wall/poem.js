// @ts-check
/**
 * The poem on the wall: being made, being read line by line, and whole.
 *
 * - Given words are italic (letters that know no italics have a thin line under them), the poet's own are roman;
 *   a run whose words were taken back is a quiet "…".
 * - The line being read is bright and large and stands at the foot; as many spoken ones as fit stand dim above it.
 */

import { drawList } from "../shared/lists.js";
import { clone, part } from "../shared/page.js";
import { gap, isUnslanted } from "../shared/poem-line.js";
import { clock } from "../shared/times.js";
import { Turning, evenPages, scrolls } from "./turning.js";
import { write, writeOrHide } from "./views.js";

/** @param {HTMLElement} section @returns {import("./views.js").View} */
export function poemView(section) {
  const list = part(section, "list");
  const turning = new PoemPages(section);
  return {
    draw(scene) {
      const { cells } = scene;
      const poem = cells.get("poem");
      section.setAttribute("data-poem", poem.state);
      section.toggleAttribute("data-begun", Boolean(poem.line));
      write(part(section, "title"), titleOf(poem));
      writeOrHide(part(section, "wait"), poem.state === "writing" ? waitingWords(scene) : "");
      write(part(section, "voices"), voicesOf(poem, cells.get("people")));
      part(section, "legend").hidden = poem.state === "writing" || (poem.state === "reading" && !poem.line);
      drawLines(list, spoken(poem), poem, cells);
      part(section, "underlined").hidden = !list.querySelector(".unslanted");
    },
    turning,
    title: () => part(section, "title").textContent,
  };
}

function titleOf(poem) {
  if (poem.state === "writing") return "The poem is being made…";
  return poem.title || "The poem";
}

function waitingWords({ cells, slots, zone, timed }) {
  const { voices } = cells.get("people");
  const phrases = cells.entries("phrase/").length;
  const reading = slots.find((slot) => slot.kind === "poem" && !slot.began);
  const when = reading && timed ? `It will be read at ${clock(reading.projected, zone)}.` : "";
  const gave = voices === 1 ? "1 person gave words" : `${voices} people gave words`;
  const shown = phrases === 1 ? "1 phrase has been on this wall" : `${phrases} phrases have been on this wall`;
  return [voices ? `${gave}; ${shown}.` : "", when].filter(Boolean).join(" ");
}

function voicesOf(poem, people) {
  if (!poem.voices) return "";
  if (people.voices === 1) return "1 person gave words";
  return `${people.voices} people · ${poem.voices} of them in these lines`;
}

/** The ids of the lines up to the one being read: a reader who steps back takes the wall along. */
function spoken(poem) {
  const at = poem.lines.indexOf(poem.line);
  return poem.state === "reading" ? poem.lines.slice(0, at + 1) : poem.lines;
}

function drawLines(list, ids, poem, cells) {
  const known = ids.filter((id) => cells.has(`line/${id}`));
  drawList(list, known, {
    key: (id) => id,
    make: () => clone("line"),
    update: (row, id) => {
      drawPieces(row, part(row, "text"), cells.get(`line/${id}`).pieces);
      const current = poem.state === "reading" && id === poem.line;
      row.toggleAttribute("data-current", current);
      if (current) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    },
  });
}

function drawPieces(row, place, pieces) {
  const drawn = JSON.stringify(pieces);
  if (row.dataset.drawn === drawn) return;
  row.dataset.drawn = drawn;
  row.toggleAttribute("data-blank", pieces.every((piece) => !piece.gone && !piece.text.trim()));
  place.replaceChildren(...pieces.map(run));
}

function run(piece) {
  if (piece.gone) return gap();
  const given = piece.kind !== "own";
  const element = document.createElement(given ? "i" : "span");
  element.classList.toggle("unslanted", given && isUnslanted(piece.text));
  element.textContent = piece.text;
  return element;
}

/** While it is read: the last lines that fit. Once read: the whole poem, a page at a time. */
class PoemPages {
  /** @param {HTMLElement} section */
  constructor(section) {
    this._section = section;
    this._title = part(section, "title");
    this._list = part(section, "list");
    this._window = part(section, "window");
    this._whole = new Turning(this._list, this._window, (heights, room) => this._pages(heights, room));
  }

  get page() {
    return this._reading ? 0 : this._whole.page;
  }

  get count() {
    return this._reading ? 1 : this._whole.count;
  }

  fit() {
    this._title.classList.remove("off-page");
    if (!this._reading) this._fitWhole();
    else if (!scrolls(this._window)) this._fitSpoken();
  }

  /** @param {number} by */
  turn(by) {
    if (this._reading) return;
    this._whole.page = (this._whole.page + by + this._whole.count) % this._whole.count;
    this.fit();
  }

  first() {
    this._whole.first();
  }

  get _reading() {
    return this._section.getAttribute("data-poem") !== "read";
  }

  _fitWhole() {
    this._whole.fit();
    this._title.classList.toggle("off-page", this._whole.page > 0);
  }

  /** The title takes its height from the first page. */
  _pages(heights, room) {
    const [first = 0, ...rest] = heights;
    return evenPages([first + outerHeight(this._title), ...rest], room);
  }

  _fitSpoken() {
    const rows = /** @type {HTMLElement[]} */ ([this._title, ...this._list.children]);
    rows.forEach((row) => row.classList.remove("off-page"));
    let room = this._window.clientHeight + 1;
    rows.reverse().forEach((row, index) => {
      room -= outerHeight(row);
      row.classList.toggle("off-page", index > 0 && room < 0);
    });
  }
}

function outerHeight(element) {
  const { marginTop, marginBottom } = getComputedStyle(element);
  return element.getBoundingClientRect().height + parseFloat(marginTop) + parseFloat(marginBottom);
}
