// @ts-check
/**
 * The pool: what the room gave, live, for the poet to draw from.
 *
 * - Nothing moves under the hand: while pointer or focus is here, or the list is scrolled, new words gather behind a button in the
 *   top bar, and the order is made anew only when the poet presses it, searches or changes the view. Else new words come in at once.
 *   What is gone leaves its place empty.
 * - New is what waits behind that button, and what came in and has not been in view for long. The button's count, the heading and
 *   the red beside the rows are all made from that.
 * - Words that stand in the poem stay, dotted, with the number of their line.
 */

import { foldedWords } from "../shared/folding.js";
import { announce, part, settle } from "../shared/page.js";
import { clock } from "../shared/times.js";
import { PoolList } from "./pool-list.js";
import { byTheme, found, foundWords, grouped, inOrder, latestFirst, singleWords, standing } from "./pool-order.js";

// A few screens full; three thousand rows at once would make the page slow to type in.
const ROWS_AT_ONCE = 200;
const COUNT_AFTER_MS = 700;
// Long enough to be seen between two lines of writing; longer, and in a talkative room everything would be new.
const NEW_FOR_MS = 120_000;
const WATCH_EVERY_MS = 10_000;
const VIEWS = ["phrases", "words", "themes", "unused"];

/** @typedef {import("./pool-order.js").Phrase} Phrase */
/** @typedef {import("./pool-list.js").Group} Group */

export class Pool {
  #root;
  #cells;
  #draft;
  #place;
  #shelf;
  #counted;
  #view = "phrases";
  #theme = /** @type {string|null} */ (null);
  #query = "";
  #shown = /** @type {Set<string>} */ (new Set()); // phrases that have been let into the list
  #fresh = /** @type {Map<string, number>} */ (new Map()); // of these, the new ones, and for how many ms they have been in view
  #looked = /** @type {number|null} */ (null); // when the poet last looked, by the time of the newest phrase then seen
  #groups = /** @type {Group[]} */ ([]);
  #rows = ROWS_AT_ONCE;
  #standing;
  #list;
  #counting = 0;

  /**
   * @param {HTMLElement} root @param {import("../shared/cells.js").Cells} cells @param {import("./draft.js").Draft} draft
   * @param {{place: (words: {text: string, phrase: string, kind: "given"|"trimmed"}, byTouch: boolean) => void, back: () => void,
   *   counted: () => void, key: string}} options
   *   back: leave for the poem; counted: `news` may be another number; key: where this browser keeps when the poet last looked
   */
  constructor(root, cells, draft, { place, back, counted, key }) {
    this.#root = root;
    this.#cells = cells;
    this.#draft = draft;
    this.#place = place;
    this.#shelf = key;
    this.#counted = counted;
    this.#list = new PoolList(part(root, "groups"), cells);
    this.#standing = standing(draft);
    this.#looked = recall(key);
    cells.subscribe((changed) => this.#hear(changed));
    draft.onchange(() => this.#mark());
    window.setInterval(() => this.#watch(), WATCH_EVERY_MS);
    this.#listen(back);
  }

  /** The hue of a phrase's theme, or null. @param {string} phrase @returns {number|null} */
  hueOf(phrase) {
    return this.#list.hueOf(phrase);
  }

  /** How many phrases are new. */
  get news() {
    return this.#unseen().length + this.#news().size;
  }

  /** Goes to the search. */
  focus() {
    const search = part(this.#root, "search");
    search.focus();
    search.select();
  }

  /** Shows what is new, and lets in what waits. */
  look() {
    const { news } = this;
    this.#unseen().forEach(({ id }) => this.#fresh.set(id, 0));
    this.#admit(this.#phrases());
    this.#clearSearch();
    this.#show("phrases");
    part(this.#root, "list").scrollTop = 0;
    this.#newRows().forEach(settle);
    announce(news === 1 ? "1 new phrase is in the pool." : `${news} new phrases are in the pool.`);
  }

  /** The words a row stands for, as a piece. @param {Element} button */
  wordsOf(button) {
    const row = this.#row(button);
    if (!row || (row.phrase && !this.#cells.has(`phrase/${row.phrase}`))) return null;
    if (!row.word) return { text: row.words, phrase: /** @type {string} */ (row.phrase), kind: /** @type {"given"} */ ("given") };
    const phrase = this.#giverOf(row.word);
    return phrase ? { text: row.words, phrase, kind: /** @type {"trimmed"} */ ("trimmed") } : null;
  }

  /** Who is credited with a single word: whoever gave just that, else somebody who is not in the poem yet. */
  #giverOf({ key, phrases }) {
    const standing = phrases.filter((id) => this.#cells.has(`phrase/${id}`));
    const justThat = standing.find((id) => foldedWords(this.#cells.get(`phrase/${id}`).text).join(" ") === key);
    return justThat || standing.find((id) => !this.#standing.phrases.has(id)) || standing[0];
  }

  #listen(back) {
    const search = part(this.#root, "search");
    search.addEventListener("input", () => this.#search(search.value));
    search.addEventListener("keydown", (event) => this.#keyInSearch(event, back));
    part(this.#root, "tabs").addEventListener("click", (event) => this.#pressTab(event.target));
    part(this.#root, "tabs").addEventListener("keydown", (event) => this.#keyInTabs(event));
    const list = part(this.#root, "list");
    // Pressing with a pointer leaves the caret where it is, so that the words go there.
    list.addEventListener("mousedown", (event) => event.target.closest("[data-place]") && event.preventDefault());
    list.addEventListener("click", (event) => this.#press(event));
    list.addEventListener("keydown", (event) => this.#keyInList(event, back));
    part(this.#root, "more").addEventListener("click", () => this.#more());
    this.#root.addEventListener("pointerleave", () => this.#settleOrder());
    this.#root.addEventListener("focusout", () => this.#settleOrder());
  }

  #phrases() {
    return this.#cells.entries("phrase/").map(([id, cell]) => ({ id, cell }));
  }

  #unseen() {
    return this.#phrases().filter(({ id }) => !this.#shown.has(id));
  }

  #hear(changed) {
    const keys = [...changed];
    if (!keys.some((key) => /^(phrase|theme)\//.test(key) || key === "now" || key === "programme" || key === "day")) return;
    this.#firstLook();
    // The first words of the day have nothing to push aside.
    if (!this.#shown.size) this.#admit(this.#phrases());
    if (this.#isInHand() && this.#groups.length) this.#draw();
    else this.#letIn();
  }

  /** New words come in where nothing is under the hand; those that have been in view for long are new no longer. */
  #letIn() {
    const unseen = this.#unseen().map(({ id }) => id);
    this.#fresh.forEach((inView, id) => inView < NEW_FOR_MS || this.#fresh.delete(id));
    unseen.forEach((id) => this.#fresh.set(id, 0));
    if (unseen.length) this.#admit(this.#phrases());
    this.#arrange();
    this.#newRows().forEach((row) => unseen.includes(row.dataset.key) && settle(row));
    this.#counted();
  }

  /** Only what the poet could have seen grows old: neither behind another window nor scrolled away. */
  #watch() {
    const isInView = !document.hidden && this.#newRows().length && !part(this.#root, "list").scrollTop;
    if (!isInView) return;
    this.#fresh.forEach((inView, id) => this.#fresh.set(id, inView + WATCH_EVERY_MS));
    if (!this.#isInHand() && [...this.#fresh.values()].some((inView) => inView >= NEW_FOR_MS)) this.#letIn();
  }

  /** @returns {HTMLElement[]} */
  #newRows() {
    return [...this.#root.querySelectorAll('[data-key="new"] [data-row]')].map((row) => /** @type {HTMLElement} */ (row));
  }

  /** What had been looked at in an earlier visit is in the list from the start; a first visit sees everything. */
  #firstLook() {
    if (this.#shown.size) return;
    const looked = this.#looked;
    const seen = this.#phrases().filter(({ cell }) => looked === null || cell.at <= looked);
    if (seen.length) this.#admit(seen);
  }

  #admit(phrases) {
    phrases.forEach(({ id }) => this.#shown.add(id));
    this.#looked = phrases.reduce((latest, { cell }) => Math.max(latest, cell.at), this.#looked || 0);
    remember(this.#shelf, this.#looked);
  }

  #isInHand() {
    return this.#root.matches(":hover") || this.#root.contains(document.activeElement) || part(this.#root, "list").scrollTop > 0;
  }

  #settleOrder() {
    // A press moves the focus first out and then in; only what stays out is out.
    window.setTimeout(() => this.#isInHand() || this.#letIn(), 0);
  }

  /** Makes the order anew. */
  #arrange() {
    this.#groups = this.#arranged();
    this.#draw();
  }

  #arranged() {
    const shown = this.#phrases().filter(({ id }) => this.#shown.has(id));
    const themes = inOrder(this.#cells.entries("theme/"));
    if (this.#view === "words") return this.#wordGroup(singleWords(shown));
    if (this.#view === "themes") return this.#themeGroups(byTheme(shown, themes));
    const unused = this.#view === "unused" ? shown.filter(({ id }) => !this.#standing.phrases.has(id)) : shown;
    if (this.#query.trim()) return foundGroup(found(latestFirst(unused), this.#query).map(phraseRow));
    return grouped(unused, themes, this.#news()).map((group) => ({ ...group, rows: group.phrases.map(phraseRow) }));
  }

  /** What came in and is new, not in the poem yet and not gone. */
  #news() {
    return new Set([...this.#fresh.keys()].filter((id) => this.#cells.has(`phrase/${id}`) && !this.#standing.phrases.has(id)));
  }

  #wordGroup(words) {
    const rows = (list) => list.map((word) => ({ key: word.key, words: word.text, phrase: null, word }));
    if (this.#query.trim()) return foundGroup(rows(foundWords(words, this.#query)));
    return words.length ? [{ key: "words", title: "Single words", hue: null, rows: rows(words) }] : [];
  }

  #themeGroups(groups) {
    return groups.map((group) => {
      const phrases = this.#query.trim() ? found(group.phrases, this.#query) : group.phrases;
      // Its own key: in the other views the same theme is a heading, not a button.
      const key = `theme/${group.key}`;
      const isOpen = key === this.#theme;
      return { ...group, key, isTheme: true, isOpen, count: phrases.length, rows: isOpen ? phrases.map(phraseRow) : [] };
    });
  }

  #draw() {
    this.#list.draw(this.#groups, this.#rows, { standing: this.#standing, fresh: this.#news() });
    this.#drawAround(this.#groups.reduce((count, group) => count + group.rows.length, 0));
  }

  /** The poem has changed: which words stand in it, and where. */
  #mark() {
    const before = this.#news().size;
    this.#standing = standing(this.#draft);
    if (!this.#groups.length) return;
    if (this.#news().size !== before && !this.#isInHand()) this.#arrange();
    else this.#draw();
  }

  #drawAround(count) {
    const phrases = this.#phrases();
    set(part(this.#root, "unused"), String(phrases.filter(({ id }) => this.#shown.has(id) && !this.#standing.phrases.has(id)).length));
    part(this.#root, "more").hidden = count <= this.#rows;
    const empty = part(this.#root, "empty");
    set(empty, count || (this.#view === "themes" && this.#groups.length) ? "" : this.#emptyWords(phrases.length));
    empty.hidden = !empty.textContent;
    this.#drawTabs();
    part(this.#root, "groups").dataset.view = this.#view;
    part(this.#root, "groups").toggleAttribute("data-searching", Boolean(this.#query.trim()) && this.#view !== "themes");
  }

  #emptyWords(count) {
    if (this.#query.trim()) return "Nobody has given these words. What you type in a line is yours.";
    if (this.#view === "themes") return "No themes yet. The facilitators name them as words come in.";
    if (this.#view === "unused" && count) return "Every phrase stands in the poem.";
    const { opens } = this.#cells.get("now") || {};
    const day = this.#cells.get("day");
    if (!day) return "Fetching the room’s words…";
    return opens ? `No words yet. The room gives words from ${clock(opens.at, day.zone)}.` : "No words yet. They appear here as the room gives them.";
  }

  #drawTabs() {
    VIEWS.forEach((view) => {
      const tab = this.#root.querySelector(`[data-tab="${view}"]`);
      const isOn = view === this.#view;
      tab.setAttribute("aria-selected", String(isOn));
      tab.tabIndex = isOn ? 0 : -1;
      if (isOn) part(this.#root, "list").setAttribute("aria-labelledby", tab.id);
    });
  }

  #search(query) {
    this.#query = query;
    this.#rows = ROWS_AT_ONCE;
    this.#arrange();
    part(this.#root, "list").scrollTop = 0;
    clearTimeout(this.#counting);
    if (query.trim()) this.#counting = window.setTimeout(() => this.#sayFound(), COUNT_AFTER_MS);
  }

  #sayFound() {
    const count = this.#groups.reduce((sum, group) => sum + group.rows.length, 0);
    announce(count ? `${count} found.` : "Nothing found.");
  }

  #clearSearch() {
    part(this.#root, "search").value = "";
    if (this.#query) this.#search("");
  }

  #keyInSearch(event, back) {
    if (event.isComposing) return;
    if (event.key === "Escape") stop(event, back);
    if (event.key === "ArrowDown") stop(event, () => this.#list.rove(this.#list.buttons[0]));
    if (event.key === "Enter") stop(event, () => this.#placeTop());
  }

  #placeTop() {
    const top = this.#query.trim() ? this.#root.querySelector("[data-place]:not(:disabled)") : null;
    if (top) this.#give(top, false);
  }

  #keyInList(event, back) {
    const buttons = this.#list.buttons;
    const at = buttons.indexOf(event.target);
    if (event.key === "Escape") stop(event, back);
    if (event.key === "ArrowDown" && buttons[at + 1]) stop(event, () => this.#list.rove(buttons[at + 1]));
    if (event.key === "ArrowUp") stop(event, () => (at > 0 ? this.#list.rove(buttons[at - 1]) : this.focus()));
  }

  #keyInTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const view = VIEWS[(VIEWS.indexOf(this.#view) + step + VIEWS.length) % VIEWS.length];
    stop(event, () => this.#show(view));
    this.#root.querySelector(`[data-tab="${view}"]`).focus();
  }

  #pressTab(target) {
    const tab = target.closest("[data-tab]");
    if (tab) this.#show(tab.dataset.tab);
  }

  #show(view) {
    this.#view = view;
    this.#rows = ROWS_AT_ONCE;
    this.#arrange();
  }

  #press(event) {
    const head = event.target.closest("[data-head][aria-expanded]");
    if (head) this.#openTheme(head.closest("[data-key]").dataset.key);
    const button = event.target.closest("[data-place]");
    if (button) this.#give(button, event.pointerType === "touch");
  }

  #openTheme(theme) {
    this.#theme = this.#theme === theme ? null : theme;
    this.#arrange();
  }

  #give(button, byTouch) {
    const words = this.wordsOf(button);
    if (!words) return;
    this.#place(words, byTouch);
    if (!byTouch) this.#clearSearch();
  }

  #row(button) {
    const group = this.#groups.find(({ key }) => key === button.closest("[data-group]").dataset.key);
    return group && group.rows.find(({ key }) => key === button.closest("[data-row]").dataset.key);
  }

  #more() {
    const first = this.#rows;
    this.#rows += ROWS_AT_ONCE;
    this.#draw();
    const buttons = this.#list.buttons;
    this.#list.rove(buttons[Math.min(first, buttons.length - 1)]);
  }
}

function phraseRow({ id, cell }) {
  return { key: id, words: cell.text, phrase: id };
}

function foundGroup(rows) {
  return rows.length ? [{ key: "found", title: `${rows.length} found · Enter places the first`, hue: null, rows }] : [];
}

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function stop(event, then) {
  event.preventDefault();
  event.stopPropagation();
  then();
}

function recall(key) {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : Number(kept);
  } catch (_) {
    return null;
  }
}

function remember(key, looked) {
  try {
    localStorage.setItem(key, String(looked));
  } catch (_) {
    // Nothing is kept in this browser: after a reload everything counts as looked at.
  }
}
