// @ts-check
/**
 * The views of the wall: each draws its own section from the cells.
 *
 * - A view is told the day as it is now and changes only what differs; words enter by textContent.
 * - Everyone's words have one size. What does not fit is on the next page.
 * - Of very many words the newest stand on the wall, about ten pages of them. The others are where nobody has to wait for
 *   a page to turn: on the phones, and in their themes.
 * - Words given several times are one line that says so, in the spelling of whoever gave them first.
 */

import { fold, foldedWords } from "../shared/folding.js";
import { drawList } from "../shared/lists.js";
import { clone, part, settle } from "../shared/page.js";
import { clock } from "../shared/times.js";
import { Turning, pagesFrom, scrolls } from "./turning.js";
import { Latest } from "./latest.js";

/**
 * @typedef {{cells: import("../shared/cells.js").Cells, zone: string, timed: boolean, slots: any[], now: any, here: any,
 *   fresh: Set<string>, still: boolean, seen: (id: string) => boolean}} Scene
 *   timed: false while every time may still move; here: the current slot or undefined; fresh: phrases that have just come; seen: false for words that came while
 *   the wall is held still; still: whether it is
 * @typedef {{draw: (scene: Scene) => void, fit?: () => void, turning?: Turning|ThemePages, latest?: Latest, title: () => string}} View
 */

/** The words of one moment, newest first. @param {Scene} scene @returns {{id: string, cell: any}[]} */
export function phrasesHere({ cells, now, seen }) {
  const prompt = cells.get("prompt");
  const slot = (prompt && prompt.slot) || now.slot;
  const all = cells.entries("phrase/").map(([id, cell]) => ({ id, cell }));
  const given = all.filter(({ cell }) => cell.slot === slot);
  // Between discussions the wall may still show a prompt; an empty screen would hide what the room has said so far.
  const shown = given.length || now.takes.includes("phrase") ? given : all;
  return shown.filter(({ id }) => seen(id)).sort((a, b) => b.cell.at - a.cell.at || (a.id < b.id ? 1 : -1));
}

/**
 * One entry for the same words in the same language, however many gave them, where the first of them stood.
 * @template {{id: string, cell: any, note?: boolean}} Given @param {Given[]} items
 * @returns {(Given & {ids: string[]})[]}
 */
export function together(items) {
  const groups = /** @type {Map<string, Given[]>} */ (new Map());
  items.forEach((item) => {
    const same = groups.get(likeness(item));
    if (same) same.push(item);
    else groups.set(likeness(item), [item]);
  });
  return Array.from(groups.values(), (same) => ({ ...first(same), ids: same.map(({ id }) => id) }));
}

/** Notes are longer than anybody repeats by chance: each stands alone. */
function likeness({ id, cell, note }) {
  if (note) return id;
  return JSON.stringify([foldedWords(cell.text).join(" ") || fold(cell.text), cell.lang, cell.gloss, cell.said]);
}

function first(same) {
  return same.reduce((one, other) => (other.cell.at < one.cell.at ? other : one));
}

// Browsers ship the names of the languages they are themselves translated into; these are spoken in our rooms too.
const OWN_NAMES = {
  cy: "Cymraeg",
  ga: "Gaeilge",
  gd: "Gàidhlig",
  kw: "Kernewek",
  so: "Soomaali",
  ti: "ትግርኛ",
  yo: "Yorùbá",
};

/** How a language calls itself, or its code where nobody knows. @param {string} lang */
export function languageName(lang) {
  try {
    return OWN_NAMES[lang] || new Intl.DisplayNames([lang], { type: "language" }).of(lang) || lang;
  } catch {
    return lang; // not a language code at all
  }
}

/** What stands small beside a phrase: its meaning, its language, how it came. @param {any} cell */
export function asideOf(cell) {
  const foreign = cell.lang && cell.lang !== document.documentElement.lang ? languageName(cell.lang) : null;
  const came = { aloud: "said aloud", paper: "on paper" }[cell.said];
  return [cell.gloss, foreign, came].filter(Boolean).join(" · ");
}

/** "given twice", "given 3 times"; nobody is told by how many people, the wall does not know who gave what. */
function times(ids) {
  if (ids.length < 2) return "";
  return ids.length === 2 ? "given twice" : `given ${ids.length} times`;
}

/** "12 people with it". @param {number} support @returns {string} empty when nobody stands there yet */
export function standing(support) {
  if (!support) return "";
  return support === 1 ? "1 person with it" : `${support} people with it`;
}

/** @param {Element} element @param {string} text */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {HTMLElement} element @param {string} text shown, or hidden when empty */
export function writeOrHide(element, text) {
  write(element, text);
  element.hidden = !text;
}

// How to join matters more here than what the day is called.
const LONG_TITLE = 60;

/** @param {HTMLElement} section @returns {View} */
export function joinView(section) {
  const heading = part(section, "title");
  return {
    draw({ cells }) {
      write(heading, cells.get("day").title);
      heading.toggleAttribute("data-long", heading.textContent.length > LONG_TITLE);
    },
    title: () => "How to join",
  };
}

/** @param {HTMLElement} section @returns {View} */
export function programmeView(section) {
  const list = part(section, "list");
  let anchor = 0;
  const turning = new Turning(list, part(section, "window"), (heights, room) => pagesFrom(heights, room, anchor));
  return {
    draw(scene) {
      anchor = Math.max(0, scene.slots.indexOf(scene.here));
      const update = (row, slot) => drawSlot(row, slot, scene);
      drawList(list, scene.slots, { key: (slot) => slot.id, make: () => clone("slot"), update });
    },
    turning,
    title: () => "Programme",
  };
}

function drawSlot(row, slot, { now, here, zone, timed, slots }) {
  const next = timed && now.next && now.next.slot === slot.id;
  write(part(row, "time"), clock(slot.began || slot.projected, zone));
  write(part(row, "title"), slot.title);
  write(part(row, "mark"), slot === here ? "now" : next ? "next" : "");
  row.toggleAttribute("data-past", Boolean(here) && slots.indexOf(slot) < slots.indexOf(here));
  if (slot === here) row.setAttribute("aria-current", "step");
  else row.removeAttribute("aria-current");
}

// A question that runs to a third line would push the answers off the screen; set less large it keeps to two.
const LONG_PROMPT = 70;

/** @param {HTMLElement} section @returns {View} */
export function promptView(section) {
  const list = part(section, "list");
  return {
    draw(scene) {
      const prompt = scene.cells.get("prompt");
      const words = phrasesHere(scene);
      const question = (prompt && prompt.text) || "Words from the room";
      write(part(section, "prompt"), question);
      part(section, "prompt").toggleAttribute("data-long", question.length > LONG_PROMPT);
      writeOrHide(part(section, "empty"), words.length ? "" : nobodyYet(scene));
      drawPhrases(list, words, scene.fresh);
    },
    turning: new Turning(list, part(section, "window")),
    title: () => part(section, "prompt").textContent,
  };
}

function nobodyYet({ cells, now, slots, zone, timed }) {
  // Words may be given and not shown yet: then whoever gives some now is not the first.
  const { voices } = cells.get("people");
  if (now.takes.includes("phrase")) return voices ? "No words here yet. Yours are welcome." : "No words yet. Yours can be the first.";
  if (!timed) return "No words yet. We begin soon.";
  const opens = now.opens && slots.find((slot) => slot.id === now.opens.slot);
  return opens ? `No words yet. ${opens.title} starts at ${clock(now.opens.at, zone)}.` : "No words were given here.";
}

// About ten pages; the last of more would come round minutes later, and each costs time to measure.
const MOST_ROWS = 80;

/** Only the newest of very many, in the order they have. */
function newest(items) {
  if (items.length <= MOST_ROWS) return items;
  const times = items.map(({ cell }) => cell.at).sort((a, b) => b - a);
  return items.filter(({ cell }) => cell.at >= times[MOST_ROWS - 1]).slice(0, MOST_ROWS);
}

function drawPhrases(list, words, fresh) {
  const isFirst = !list.childElementCount;
  const isFresh = ({ ids }) => ids.some((id) => fresh.has(id));
  drawList(list, newest(together(words)), {
    key: ({ id }) => id,
    make: (item) => {
      const row = clone("phrase");
      if (isFresh(item) && !isFirst) settle(row);
      return row;
    },
    update: (row, item) => drawPhrase(row, item, isFresh(item)),
  });
}

function drawPhrase(row, { cell, ids, note }, fresh) {
  const text = part(row, "text");
  write(text, cell.text);
  if (cell.lang) text.lang = cell.lang;
  writeOrHide(part(row, "aside"), [asideOf(cell), times(ids)].filter(Boolean).join(" · "));
  row.toggleAttribute("data-note", Boolean(note));
  row.toggleAttribute("data-fresh", fresh);
}

const NO_THEMES = "No themes yet. The facilitators name them as words come in.";
const NO_THEME = { title: "", items: [], support: 0, hue: 0 };

/** @param {HTMLElement} section @returns {View} */
export function themesView(section) {
  const list = part(section, "list");
  const turning = new ThemePages(list);
  const latest = new Latest(part(section, "latest"), drawPhrase);
  return {
    draw(scene) {
      const { cells, now, seen } = scene;
      const themes = themesHere(cells, seen);
      const asked = now.takes.includes("phrase") && cells.get("prompt");
      writeOrHide(part(section, "prompt"), (asked && asked.text) || "");
      writeOrHide(part(section, "empty"), themes.length ? "" : NO_THEMES);
      list.hidden = !themes.length;
      drawList(list, themes, {
        key: ({ id }) => id,
        make: () => clone("theme"),
        update: (box, { cell, items }) => drawTheme(box, cell, items),
      });
      latest.draw(latestOf(scene), scene);
    },
    turning,
    latest,
    title: () => "Themes",
  };
}

/** What may stand under themes: while words are taken, all of this moment; held still or not, they wait their turn there. */
function latestOf(scene) {
  return scene.now.takes.includes("phrase") ? phrasesHere({ ...scene, seen: () => true }) : [];
}

/** In the order of naming; a theme with nothing behind it yet waits until there is, unless none has anything. */
function themesHere(cells, seen) {
  const themes = cells.entries("theme/").map(([id, cell]) => ({ id, cell, items: gathered(cells, cell, seen) }));
  const begun = themes.filter(({ cell, items }) => items.length || cell.support);
  return (begun.length ? begun : themes).sort((a, b) => a.cell.hue - b.cell.hue);
}

/** Phrases first, then the longer notes, each in the order of gathering. */
function gathered(cells, theme, seen) {
  const of = (noun) => theme.items.filter((id) => cells.has(`${noun}/${id}`) && seen(id));
  const phrases = of("phrase").map((id) => ({ id, note: false, cell: cells.get(`phrase/${id}`) }));
  return phrases.concat(of("note").map((id) => ({ id, note: true, cell: cells.get(`note/${id}`) })));
}

function drawTheme(box, cell, items) {
  box.setAttribute("data-hue", String(cell.hue % 8));
  box.setAttribute("data-standing", standing(cell.support));
  write(part(box, "title"), cell.title);
  drawList(part(box, "items"), together(items), {
    key: ({ id }) => id,
    make: () => clone("item"),
    update: (row, item) => write(row, item.cell.text),
  });
}

// Four to a screen leaves each theme its title and two of its phrases at a size the last row can read.
const THEMES_A_PAGE = 4;
// Under a question on a squarer screen, or with the newest words below, four would be titles without words.
const UNDER_A_QUESTION = 2;
const WORDS_A_THEME = 2;

/** Four themes at a time; each time round they show others of their words, so that none is left behind "9 more". */
export class ThemePages {
  /** @param {HTMLElement} list */
  constructor(list) {
    this._list = list;
    this._round = 0;
    this.page = 0;
    this.count = 1;
  }

  fit() {
    const boxes = /** @type {HTMLElement[]} */ (Array.from(this._list.children));
    const a = scrolls(this._list) ? boxes.length || 1 : this._most();
    this.count = Math.max(1, Math.ceil(boxes.length / a));
    this.page = Math.min(this.page, this.count - 1);
    boxes.forEach((box, index) => box.classList.toggle("off-page", Math.floor(index / a) !== this.page));
    this._list.setAttribute("data-few", String(Math.min(boxes.length, a)));
    boxes.forEach((box) => this._fill(box));
  }

  /** @param {number} by */
  turn(by) {
    if (this.page + by >= this.count) this._round += 1;
    this.page = (this.page + by + this.count) % this.count;
    this.fit();
  }

  first() {
    this.page = 0;
  }

  _most() {
    const section = /** @type {Element} */ (this._list.parentElement);
    const square = window.matchMedia("(max-aspect-ratio: 3/2)").matches;
    const narrow = square || !part(section, "latest").hidden;
    return narrow && !part(section, "prompt").hidden ? UNDER_A_QUESTION : THEMES_A_PAGE;
  }

  _fill(box) {
    const rows = /** @type {HTMLElement[]} */ (Array.from(part(box, "items").children));
    const more = part(box, "more");
    rows.forEach((row) => row.classList.add("off-page"));
    write(more, " "); // keeps its line while the words are tried for size
    const shown = box.classList.contains("off-page") ? 0 : this._show(box, this._inTurn(rows));
    write(more, moreOf(rows.length - shown, shown, box.getAttribute("data-standing")));
  }

  _inTurn(rows) {
    const start = rows.length ? (this._round * WORDS_A_THEME) % rows.length : 0;
    return rows.slice(start).concat(rows.slice(0, start));
  }

  /** Shows whole phrases only, and at most as many as the theme has room for. */
  _show(box, rows) {
    const most = Number(this._list.getAttribute("data-few")) <= 2 ? Infinity : WORDS_A_THEME;
    let shown = 0;
    rows.forEach((row) => {
      if (shown >= most) return;
      row.classList.remove("off-page");
      if (box.scrollHeight > box.clientHeight + 1) row.classList.add("off-page");
      else shown += 1;
    });
    return shown;
  }
}

function moreOf(hidden, shown, people) {
  if (!hidden && !shown && !people) return "nothing gathered here yet";
  const rest = hidden ? (shown ? `and ${hidden} more` : `${hidden} gathered`) : "";
  return [rest, people].filter(Boolean).join(" · ");
}

/** @param {HTMLElement} section @returns {View} */
export function themeView(section) {
  const list = part(section, "list");
  const latest = new Latest(part(section, "latest"), drawPhrase);
  return {
    draw(scene) {
      const cell = scene.cells.get(`theme/${scene.cells.get("wall").theme}`) || NO_THEME;
      const items = gathered(scene.cells, cell, scene.seen);
      section.setAttribute("data-hue", String(cell.hue % 8));
      write(part(section, "title"), cell.title);
      writeOrHide(part(section, "more"), standing(cell.support));
      writeOrHide(part(section, "empty"), items.length ? "" : "Nothing is gathered here yet.");
      drawPhrases(list, items, scene.fresh);
      const above = new Set(items.map(({ id }) => id));
      latest.draw(latestOf(scene).filter(({ id }) => !above.has(id)), scene);
    },
    turning: new Turning(list, part(section, "window")),
    latest,
    title: () => part(section, "title").textContent,
  };
}

/** @param {HTMLElement} section @returns {View} */
export function restView(section) {
  return {
    draw({ cells, now, here, zone, timed }) {
      const day = cells.get("day");
      write(part(section, "title"), here ? here.title : day.title);
      writeOrHide(part(section, "who"), here ? speakers(here) : "");
      writeOrHide(part(section, "say"), restWords(day, now, here, { zone, timed }));
    },
    title: () => part(section, "title").textContent,
  };
}

// A description that is a paragraph is for the programme; one that is a short line says who speaks.
const SPEAKERS_LIMIT = 110;

function speakers(slot) {
  const line = (slot.description || "").trim().split("\n")[0];
  return line.length <= SPEAKERS_LIMIT ? line : "";
}

function restWords(day, now, here, { zone, timed }) {
  if (day.state === "before") return timed ? `We begin at ${clock(day.begins, zone)}.` : "We begin soon.";
  if (day.state === "over") return "Thank you for today.";
  if (now.listening) return "The room is listening.";
  if (here && here.kind === "break" && now.next) return `We go on at ${clock(now.next.at, zone)}.`;
  return "";
}
