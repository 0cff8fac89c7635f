// @ts-check
/**
 * The poem on the wall: being made, being read line by line, and whole.
 *
 * - The line being read is bright and large and stands at the foot; as many spoken ones as fit stand dim above it.
 * - When the reading is over the last line stays for a breath, then comes the whole poem.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeOrHide } from "../shared/page.js";
import { drawBlank, drawPieces } from "../shared/poem-line.js";
import { clock, sentence } from "../shared/language.js";
import { Turning, evenPages, scrolls } from "./turning.js";

// Nobody claps into the last word; long enough to hear it out, short enough that nobody thinks the wall has stopped.
const LAST_LINE_MS = 3_000;

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  const lastLine = new LastLine(section);
  return {
    stays: (cells) => lastLine.stays(cells.get("poem")),
    draw(scene) {
      const { cells } = scene;
      const poem = cells.get("poem");
      section.dataset.poem = poem.state;
      section.toggleAttribute("data-begun", Boolean(poem.line));
      write(part(section, "title"), titleOf(poem));
      writeOrHide(part(section, "by"), poem.poet && sentence("poem.by", { poet: poem.poet }));
      drawWaiting(section, poem.state === "writing", scene);
      drawLines(list, spoken(poem), poem, cells);
      drawLegend(section, poem, cells.get("people").voices);
    },
    turning: new PoemPages(section),
    title: () => part(section, "title").textContent,
  };
}

/** The line that was drawn when the reading ended. */
class LastLine {
  /** @param {HTMLElement} section */
  constructor(section) {
    this._section = section;
    // When the end was heard of, on a clock that nobody sets; 0: it was not.
    this._endedAt = 0;
  }

  /** For how many ms more it stays alone. */
  stays({ state }) {
    const { poem: drawn } = this._section.dataset;
    const isLast = state === "read" && drawn === "reading" && this._section.hasAttribute("data-begun");
    if (!isLast) return (this._endedAt = 0);
    this._endedAt = this._endedAt || performance.now();
    return Math.max(0, this._endedAt + LAST_LINE_MS - performance.now());
  }
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
  write(part(section, "shown"), sentence("wall.poem.shown", { count: cells.count("phrase/") }));
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

function drawLine(row, { pieces, blank }, isRead) {
  drawPieces(part(row, "text"), pieces);
  drawBlank(row, blank);
  row.toggleAttribute("data-current", isRead);
  if (isRead) row.setAttribute("aria-current", "true");
  else row.removeAttribute("aria-current");
}

/** While it is read: the last lines that fit. Once read: the whole poem, a page at a time. */
class PoemPages {
  /** @param {HTMLElement} section */
  constructor(section) {
    this._section = section;
    this._head = part(section, "head");
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
    this._head.classList.remove("off-page");
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

  /** @param {number} page from 0 */
  go(page) {
    this._whole.go(page);
  }

  get _reading() {
    return this._section.dataset.poem !== "read";
  }

  _fitWhole() {
    this._whole.fit();
    this._head.classList.toggle("off-page", this._whole.page > 0);
  }

  /** Title and name take their height from the first page. */
  _pages(heights, room) {
    const [first = 0, ...rest] = heights;
    return evenPages([first + outerHeight(this._head), ...rest], room);
  }

  _fitSpoken() {
    const rows = [this._head, ...this._list.children];
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
