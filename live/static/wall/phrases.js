// @ts-check
/**
 * The room's words on the wall: which of them a view shows, and how they stand in a row.
 *
 * - Everyone's words have one size. What does not fit is on the next page.
 * - Of very many the newest stand on the wall, about ten pages of them. The others are where nobody has to wait for a
 *   page to turn: on the phones, and in their themes.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, settle, write, writeFacts, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// About ten pages; the last of more would come round minutes later, and each costs time to measure.
const MOST_ROWS = 80;

/** @typedef {import("./given.js").Given} Given @typedef {import("./given.js").Row} Row @typedef {import("./wall.js").Scene} Scene */

/** The rows that answer the question that is up: phrases, then longer thoughts, newest first. @param {Scene} scene @returns {Row[]} */
export function rowsHere({ cells, given, seen }) {
  return given.rows(cells.get("wall").question, seen, MOST_ROWS);
}

/**
 * What may stand under themes: while words are taken, all of this moment that is not above; held still or not, they wait
 * their turn there. @param {Scene} scene @param {Set<string>} [above] ids @returns {import("./latest.js").Below}
 */
export function phrasesUnderThemes({ cells, now, given }, above = new Set()) {
  const { question } = cells.get("wall");
  const isAsked = now.takes.includes("phrase");
  const isHere = ({ id, cell }) => isAsked && cell.prompt === question && !above.has(id);
  return {
    cell: (id) => {
      const one = given.get(`phrase/${id}`);
      return one && isHere(one) ? one.cell : undefined;
    },
    newest: (isWanted) => (isAsked ? given.newest(question, (one) => isHere(one) && isWanted(one.id)) : undefined),
  };
}

/** What a theme has: phrases first, then pairs and the longer notes, each in the order of gathering. @param {any} theme @param {Scene} scene @returns {Given[]} */
export function gatheredIn(theme, { given, seen }) {
  const of = (noun) => theme.items.map((id) => given.get(`${noun}/${id}`)).filter((one) => one && seen(one.id));
  return of("phrase").concat(of("shift"), of("note"));
}

/** Only the newest of very many, in the order they have. @param {Row[]} all */
export function newest(all) {
  if (all.length <= MOST_ROWS) return all;
  const times = all.map(({ cell }) => cell.at).sort((a, b) => b - a);
  return all.filter(({ cell }) => cell.at >= times[MOST_ROWS - 1]).slice(0, MOST_ROWS);
}

/** @param {Element} list @param {Row[]} rows @param {Set<string>} fresh the ids of those that have just come */
export function drawPhrases(list, rows, fresh) {
  const isFirst = !list.childElementCount;
  const isFresh = ({ ids }) => ids.some((id) => fresh.has(id));
  const newestRow = rows.find(isFresh);
  drawList(list, rows, {
    key: ({ id }) => id,
    make: (given) => newRow(isFresh(given) && !isFirst),
    update: (row, given) => drawPhrase(row, given, { isFresh: isFresh(given), isNewest: given === newestRow }),
  });
}

/** @param {boolean} settles whether it settles in */
export function newRow(settles) {
  const row = clone("phrase");
  if (settles) settle(row);
  return row;
}

/**
 * @param {any} row @param {{cell: any, ids: string[], note?: boolean}} given
 * @param {{isFresh: boolean, isNewest: boolean}} how isNewest: of those that have just come, which is said in words too
 */
export function drawPhrase(row, { cell, ids, note }, { isFresh, isNewest }) {
  const [text, aside] = [part(row, "text"), part(row, "aside")];
  write(text, cell.text);
  if (cell.lang) text.lang = cell.lang;
  else text.removeAttribute("lang");
  const name = foreign(cell.lang);
  writeFacts(aside, [cell.now && sentence("wall.shifts.was", { text: cell.before }), cell.gloss, name, howItCame(cell.said), timesGiven(ids.length)]);
  // A language calls itself by its own name.
  if (name) aside.children[cell.gloss ? 1 : 0].lang = cell.lang;
  aside.hidden = !aside.textContent;
  row.toggleAttribute("data-note", Boolean(note));
  row.toggleAttribute("data-fresh", isFresh);
  writeOrHide(part(row, "just-now"), isNewest ? sentence("wall.just_now") : "");
}

function foreign(lang) {
  return lang && lang !== document.documentElement.lang ? languageName(lang) : "";
}

// Browsers ship the names of the languages they are themselves translated into; these are spoken in our rooms too.
const NAMED_HERE = ["cy", "ga", "gd", "kw", "so", "ti", "yo"];

/** How a language calls itself, or its code where nobody knows. */
function languageName(lang) {
  if (NAMED_HERE.includes(lang)) return sentence(`wall.language.${lang}`);
  try {
    // eslint-disable-next-line too-new/api -- where it is not, the code stands for its name
    return new Intl.DisplayNames([lang], { type: "language" }).of(lang) || lang;
  } catch {
    return lang; // not a language code at all
  }
}

function howItCame(said) {
  return said ? sentence(`wall.said.${said}`) : "";
}

/** Nobody is told by how many people: the wall does not know who gave what. */
function timesGiven(count) {
  if (count < 2) return "";
  return count === 2 ? sentence("wall.given.twice") : sentence("wall.given.times", { count });
}

/** "12 people with it". @param {number} count @returns {string} empty when nobody stands with the theme yet */
export function peopleWithIt(count) {
  return count ? sentence("wall.theme.people", { count }) : "";
}
