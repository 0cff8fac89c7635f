// @ts-check
/**
 * The pool: what the room gave, live, for the poet to draw from.
 *
 * - Nothing moves under the hand (pool-hand.js): new words gather behind a button in the top bar, rhymes behind one over the list,
 *   and the order is made anew only when the poet presses it, searches or changes the view. Else they come in at once. What is gone
 *   leaves its row empty.
 * - The button's count, the heading and the red beside the rows are all made from what is new (pool-news.js).
 * - Words that are in the poem stay, dotted, with the number of their line.
 * - Quiet words first is an order of what the poet asks to see of what is left: by what everybody sees of a phrase, never by whose it is.
 */

import { announce, part, settle, write, writeOrHide } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";
import { Hand } from "./pool-hand.js";
import { LEFT_VIEWS, listenToPool, VIEWS } from "./pool-keys.js";
import { PoolList } from "./pool-list.js";
import { News } from "./pool-news.js";
import { arranged, giverOf, usedIn } from "./pool-order.js";
import { PoolPhrases } from "./pool-phrases.js";
import { PoolWords } from "./pool-words.js";

// A few screens full; three thousand rows at once would make the page slow to type in.
const ROWS_AT_ONCE = 200;
// Drawn at once: more than the tallest screen shows. The others follow, so many at a time.
const FIRST_ROWS = 40;
const SLICE = 20;
const COUNT_AFTER_MS = 700;
const WATCH_EVERY_MS = 10_000;

/** @typedef {import("./pool-order.js").Group} Group */
/** @typedef {import("./pieces.js").Piece} Piece */

export class Pool {
  #root;
  #cells;
  #draft;
  #put;
  #counted;
  #rhymes;
  #phrases;
  #words;
  #news;
  #hand;
  #used;
  #query = "";
  /** @type {string|null} */
  #theme = null;
  // Which themes there are.
  #themes = "";
  /** @type {Group[]} */
  #groups = [];
  #rows = ROWS_AT_ONCE;
  // How many of those are drawn, and the timers of the next and of what went.
  #drawn = FIRST_ROWS;
  #drawing = 0;
  #redrawing = 0;
  #counting = 0;

  /**
   * @param {HTMLElement} root @param {import("../shared/cells-by-noun.js").CellsByNoun} cells @param {import("./draft.js").Draft} draft
   * @param {{put: (given: Piece, byTouch: boolean) => void, leave: () => void, counted: () => void, rhymes: import("./pool-rhymes.js").PoolRhymes, key: string}} options
   *   leave: go to the poem; counted: `newCount` may be another number; rhymes: what of it rhymes; key: where this browser keeps when the poet last looked
   */
  constructor(root, cells, draft, { put, leave, counted, rhymes, key }) {
    this.#root = root;
    this.#cells = cells;
    this.#draft = draft;
    this.#put = put;
    this.#counted = counted;
    this.#rhymes = rhymes;
    this.#phrases = new PoolPhrases(cells);
    this.#words = new PoolWords(cells, new Set(root.dataset.small?.split(" ")), (key, word) => this.#noteWord(key, word));
    this.#news = new News(key);
    this.#used = usedIn(draft);
    this.#hand = new Hand(root, part(root, "list"), () => this.#letIn());
    this.view = "phrases";
    this.isQuietFirst = false;
    this.list = new PoolList(part(root, "groups"), cells);
    cells.subscribe((changed) => this.#hear(changed));
    draft.onchange(() => this.#mark());
    window.setInterval(() => this.#watch(), WATCH_EVERY_MS);
    listenToPool(root, this, leave);
  }

  /** How many phrases are new. */
  get newCount() {
    return this.#news.waiting + this.#fresh().size;
  }

  /** Goes to the search. */
  focus() {
    part(this.#root, "search").focus();
    part(this.#root, "search").select();
  }

  /** Shows what is new, and lets in what waits. */
  look() {
    const count = this.newCount;
    this.#list(this.#news.letIn());
    this.#clearSearch();
    this.show("phrases");
    part(this.#root, "list").scrollTop = 0;
    this.#newRows().forEach(settle);
    announce(sentence("poet.new.told", { count }));
  }

  /** @param {string} view one of the tabs */
  show(view) {
    this.view = view;
    this.#listAnew();
  }

  /** Quiet words stand first, or as they came. */
  toggleQuiet() {
    this.isQuietFirst = !this.isQuietFirst;
    this.#listAnew();
  }

  /** Opens a theme, or closes it. @param {string} key of its group */
  openTheme(key) {
    this.#theme = this.#theme === key ? null : key;
    this.#arrange();
  }

  /** The line in hand sounds otherwise, or what was asked for is known: the rhymes are others. */
  rhymesChanged() {
    if (!this.#showsRhymes) return;
    if (!this.#hand.isHere || !this.#groups.length) this.#arrange();
    else part(this.#root, "latest").hidden = isSame(this.#groups, this.#rhymes.groups(this.#query));
  }

  /** Shows the rhymes that have come under the hand. */
  showLatest() {
    part(this.#root, "list").scrollTop = 0;
    this.#listAnew();
    this.#tellFound();
  }

  /** Shows all rhymes of a kind, and goes to the first that was not shown. @param {string} key of its group */
  openRhymes(key) {
    const { buttons } = this.list;
    const first = buttons.findIndex((button) => button.matches("[data-rest]") && button.closest("[data-key]").dataset.key === key);
    this.#rhymes.open(key);
    this.#arrange();
    this.list.focus(this.list.buttons[first]);
  }

  /** Listens for something else than before. @param {string} by one of the buttons over the rhymes */
  listenFor(by) {
    this.#rhymes.by = by;
    this.#listAnew();
  }

  /** Shows what goes with the line in hand in that way; where it is shown, what rhymes again. @param {string} by */
  listenToLine(by) {
    const isShown = this.view === "rhymes" && !this.#query && this.#rhymes.by === by;
    this.#rhymes.by = isShown ? "rhyme" : by;
    this.#clearSearch();
    this.show("rhymes");
    this.#tellFound();
  }

  get #showsRhymes() {
    return this.#rhymes.areWanted(this.view, this.#query);
  }

  /** @param {string} query */
  search(query) {
    this.#query = query.trim();
    this.#beginAtTop();
    this.#arrange();
    part(this.#root, "list").scrollTop = 0;
    clearTimeout(this.#counting);
    if (this.#query) this.#counting = window.setTimeout(() => this.#tellFound(), COUNT_AFTER_MS);
  }

  /** Puts the words of a row into the poem. @param {Element} button @param {boolean} byTouch */
  give(button, byTouch) {
    const given = this.givenBy(button);
    if (!given) return;
    this.#put(given, byTouch);
    if (!byTouch) this.#clearSearch();
  }

  /** The first of what was searched for. */
  giveTop() {
    const top = this.#query ? this.#root.querySelector("[data-place]:not(:disabled)") : null;
    if (top) this.give(top, false);
  }

  showMore() {
    const first = this.#rows;
    this.#rows += ROWS_AT_ONCE;
    this.#drawn = first + FIRST_ROWS;
    this.#draw();
    const { buttons } = this.list;
    this.list.focus(buttons[Math.min(first, buttons.length - 1)]);
  }

  /** What a row gives, as a piece. @param {Element} button @returns {Piece|null} */
  givenBy(button) {
    const row = this.#rowOf(button);
    const phrase = row && (row.phrase || (row.word && giverOf(row.word, this.#cells, this.#used)));
    if (!phrase || !this.#cells.has(`phrase/${phrase}`)) return null;
    return { text: row.text, phrase, kind: row.word ? "trimmed" : "given", lang: this.#cells.get(`phrase/${phrase}`).lang };
  }

  #rowOf(button) {
    const group = this.#groups.find(({ key }) => key === button.closest("[data-group]").dataset.key);
    const { key } = button.closest("[data-row]").dataset;
    return group && group.keys.includes(key) ? group.row(key) : null;
  }

  #beginAtTop() {
    this.#rows = ROWS_AT_ONCE;
    this.#drawn = FIRST_ROWS;
  }

  /** What is listed is another: the hand rests until it is there, and what has waited comes in with it. */
  #listAnew() {
    this.#hand.rest();
    this.#beginAtTop();
    if (this.#hand.isHere) this.#arrange();
    else this.#letIn();
  }

  /** What came in and is new, not in the poem yet and not gone. */
  #fresh() {
    return new Set(this.#news.ids.filter((id) => this.#cells.has(`phrase/${id}`) && !this.#used.phrases.has(id)));
  }

  #hear(changed) {
    if (![...changed].some((key) => /^((phrase|theme)\/|(now|programme|day)$)/.test(key))) return;
    this.#take(changed);
    if (this.#hand.isHere && this.#groups.length) this.#draw();
    else this.#letIn();
  }

  #take(changed) {
    const ids = [...changed].filter((key) => key.startsWith("phrase/")).map((key) => key.slice("phrase/".length));
    ids.forEach((id) => this.#news.note(id, this.#cells.get(`phrase/${id}`)));
    this.#list(ids.filter((id) => this.#news.isListed(id)));
    this.#list(this.#news.begin());
    const themes = this.#cells.entries("theme/").map(([id]) => id).join();
    if (themes !== this.#themes) this.#phrases.placeAnew();
    this.#themes = themes;
  }

  /** What is in the list, new there or changed. */
  #list(ids) {
    this.#phrases.take(ids);
    this.#words.take(ids);
  }

  /** A single word has come into the pool, or (without one) is gone from it: under the hand its row says so. */
  #noteWord(key, word) {
    this.#rhymes.noteWord(key, word);
    if (word || this.#redrawing) return;
    this.#redrawing = window.setTimeout(() => {
      this.#redrawing = 0;
      if (this.#hand.isHere) this.#drawRows();
    });
  }

  /** New words come in where nothing is under the hand; those that have been in view for long are new no longer. */
  #letIn() {
    this.#news.forgetOld();
    const cameIn = new Set(this.#news.letIn());
    this.#list([...cameIn]);
    this.#arrange();
    this.#newRows().forEach((row) => cameIn.has(row.dataset.key) && settle(row));
    this.#counted();
  }

  /** Only what the poet could have seen grows old: neither behind another window nor scrolled away. */
  #watch() {
    if (document.hidden || !this.#newRows().length || part(this.#root, "list").scrollTop) return;
    if (this.#news.age(WATCH_EVERY_MS) && !this.#hand.isHere) this.#letIn();
  }

  /** @returns {any[]} elements */
  #newRows() {
    return [...this.#root.querySelectorAll('[data-key="new"] [data-row]')];
  }

  /** Makes the order anew. */
  #arrange() {
    this.#phrases.renew(this.#fresh());
    const pool = { cells: this.#cells, phrases: this.#phrases, words: this.#words };
    if (this.#showsRhymes) this.#groups = this.#rhymes.groups(this.#query);
    else this.#groups = arranged(pool, { view: this.view, query: this.#query, open: this.#theme, used: this.#used, isQuietFirst: this.isQuietFirst });
    this.#draw();
    this.#hideLatest();
  }

  #hideLatest() {
    const latest = part(this.#root, "latest");
    const wasFocused = latest === document.activeElement;
    latest.hidden = true;
    if (wasFocused) this.list.focus(this.list.buttons[0]);
  }

  #draw() {
    this.#drawRows();
    this.#drawOn();
    this.#drawAround(countOf(this.#groups));
  }

  #drawRows() {
    this.list.draw(this.#groups, Math.min(this.#drawn, this.#rows), { used: this.#used, fresh: this.#fresh() });
  }

  /** The rows that are not in sight yet, each few in a task of their own. */
  #drawOn() {
    if (this.#drawing || this.#drawn >= Math.min(this.#rows, countOf(this.#groups))) return;
    this.#drawing = window.setTimeout(() => {
      this.#drawing = 0;
      this.#drawn += SLICE;
      this.#drawRows();
      this.#drawOn();
    });
  }

  /** The poem has changed: which words are in it, and where. */
  #mark() {
    const before = this.#fresh().size;
    this.#used = usedIn(this.#draft);
    if (!this.#groups.length) return;
    if (this.#fresh().size !== before && !this.#hand.isHere) this.#arrange();
    else this.#draw();
  }

  #drawAround(count) {
    const used = [...this.#used.phrases.keys()].filter((id) => this.#phrases.has(id));
    write(part(this.#root, "unused"), String(this.#phrases.size - used.length));
    part(this.#root, "more").hidden = count <= this.#rows;
    const isFilled = count || (this.view === "themes" && this.#groups.length);
    writeOrHide(part(this.#root, "empty"), isFilled ? "" : this.#whyEmpty(this.#cells.count("phrase/")));
    this.#drawTabs();
    part(this.#root, "quiet-key").setAttribute("aria-pressed", String(this.isQuietFirst));
    this.#root.toggleAttribute("data-looks-for-left", LEFT_VIEWS.includes(this.view));
    this.#drawListening();
    part(this.#root, "groups").dataset.view = this.#showsRhymes ? "rhymes" : this.view;
    part(this.#root, "groups").toggleAttribute("data-searching", Boolean(this.#query) && this.view !== "themes");
  }

  #whyEmpty(count) {
    if (this.#showsRhymes) return this.#rhymes.whyNone(this.#query);
    if (this.#query) return sentence("poet.empty.found");
    if (this.view === "themes") return sentence("poet.empty.themes");
    if (this.view === "unused" && count) return sentence("poet.empty.unused");
    const { opens } = this.#cells.get("now") || {};
    const day = this.#cells.get("day");
    if (!day) return sentence("poet.empty.not_yet");
    return opens ? sentence("poet.empty.until", { time: clock(opens.at, day) }) : sentence("poet.empty.words");
  }

  #drawTabs() {
    VIEWS.forEach((view) => {
      const tab = part(this.#root, `tab="${view}"`);
      const isOn = view === this.view;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
      if (isOn) part(this.#root, "list").setAttribute("aria-labelledby", tab.id);
    });
  }

  #drawListening() {
    const listening = part(this.#root, "listening");
    listening.hidden = !this.#showsRhymes;
    listening.querySelectorAll("[data-by]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.by === this.#rhymes.by)));
  }

  #tellFound() {
    const count = countOf(this.#groups);
    announce(count ? sentence("poet.found.told", { number: count }) : sentence("poet.found.nothing"));
  }

  #clearSearch() {
    part(this.#root, "search").value = "";
    if (this.#query) this.search("");
  }
}

/** Whether the same rows would stand in the same order. */
function isSame(groups, others) {
  const rowsOf = (all) => JSON.stringify(all.map(({ key, title, keys, more }) => [key, title, keys, more]));
  return rowsOf(groups) === rowsOf(others);
}

function countOf(groups) {
  return groups.reduce((count, group) => count + group.keys.length, 0);
}
