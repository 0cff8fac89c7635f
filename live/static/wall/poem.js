// @ts-check
/**
 * The poem on the wall: being made, being read line by line, and whole.
 *
 * - The line being read is bright and large and stands at the foot; as many spoken ones as fit stand dim above it.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeOrHide } from "../shared/page.js";
import { drawPieces } from "../shared/poem-line.js";
import { clock, sentence } from "../shared/language.js";
import { Turning, evenPages, scrolls } from "./turning.js";

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  return {
    draw(scene) {
      const { cells } = scene;
      const poem = cells.get("poem");
      section.dataset.poem = poem.state;
      section.toggleAttribute("data-begun", Boolean(poem.line));
      write(part(section, "title"), titleOf(poem));
      drawWaiting(section, poem.state === "writing", scene);
      drawLines(list, spoken(poem), poem, cells);
      drawLegend(section, poem, cells.get("people").voices);
    },
    turning: new PoemPages(section),
    title: () => part(section, "title").textContent,
  };
}

function titleOf(poem) {
  if (poem.state === "writing") return sentence("poem.being_made");
  return poem.title || sentence("poem.heading");
}

/** While the poem is made: what it is made of, and when it will be read. */
function drawWaiting(section, isWaiting, scene) {
  part(section, "wait").hidden = !isWaiting;
  drawSoFar(section, scene.cells);
  writeOrHide(part(section, "when"), isWaiting ? whenRead(scene) : "");
}

function drawSoFar(section, cells) {
  const { voices } = cells.get("people");
  part(section, "so-far").hidden = !voices;
  write(part(section, "given"), sentence("wall.poem.given", { count: voices }));
  write(part(section, "shown"), sentence("wall.poem.shown", { count: cells.entries("phrase/").length }));
}

function whenRead({ slots, day, timesHold }) {
  const reading = slots.find((slot) => slot.kind === "poem" && !slot.began);
  return reading && timesHold && day.state !== "over" ? sentence("wall.poem.when", { time: clock(reading.projected, day) }) : "";
}

/** What the italics mean, and how many people are in the poem. */
function drawLegend(section, poem, count) {
  const isUnderlined = Boolean(section.querySelector(".unslanted"));
  part(section, "legend").hidden = poem.state === "writing" || (poem.state === "reading" && !poem.line);
  part(section, "italics").hidden = isUnderlined;
  part(section, "underlined").hidden = !isUnderlined;
  write(part(section, "voices"), poem.voices ? sentence("wall.poem.voices", { count, voices: poem.voices }) : "");
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
    update: (row, id) => drawLine(row, cells.get(`line/${id}`), poem.state === "reading" && id === poem.line),
  });
}

function drawLine(row, { pieces }, isRead) {
  drawPieces(part(row, "text"), pieces);
  row.toggleAttribute("data-blank", pieces.every((piece) => !piece.gone && !piece.text.trim()));
  row.toggleAttribute("data-current", isRead);
  if (isRead) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
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
    return this._section.dataset.poem !== "read";
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
    const rows = [this._title, ...this._list.children];
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
