// @ts-check
/** How the desk says what it sees: lists of names, time to the minute, and what is known of a phrase. */

import { isAppealed, isHidden, isOnItsWay } from "./arrivals.js";
import { writeFacts } from "../shared/page.js";
import { brought, sentence } from "../shared/language.js";

// From here on people reckon in hours, and then no more: a clock is no help any longer.
const LONG_MIN = 90;
const DAY_MIN = 24 * 60;

// Where it has got to with the wall, as its cell says.
const STANDING = {
  waiting: "desk.standing.waiting",
  shown: "desk.on_the_wall",
  kept: "desk.standing.kept",
  never: "desk.standing.never",
};

/** The beginning of somebody's words, for a sentence. @param {string} text @param {number} [most] characters */
export function shortened(text, most = 42) {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text;
}

/**
 * Writes people's words in a row, each in its own language and direction.
 * @param {Element} element @param {any[]} cells of phrases or notes @param {(text: string) => string} [said] how each is said
 * @param {string} [between]
 */
export function writeWords(element, cells, said = (text) => text, between = " · ") {
  writeFacts(element, cells.map(({ text }) => said(text)), between);
  [...element.children].forEach((run, place) => speak(run, cells[place]?.lang));
}

/**
 * Writes a sentence in which people's words stand, each in its own language; those that are not in it change nothing.
 * @param {Element} element @param {string} said @param {any[]} cells in the order of the sentence
 */
export function writeSaid(element, said, cells) {
  let rest = said;
  element.textContent = "";
  cells.filter(({ lang }) => lang).forEach(({ text, lang }) => {
    const words = shortened(text);
    const [before, ...after] = rest.split(words);
    if (!after.length) return;
    element.append(before, document.createElement("bdi"));
    element.lastElementChild.textContent = words;
    speak(/** @type {Element} */ (element.lastElementChild), lang);
    rest = after.join(words);
  });
  element.append(rest);
}

/** Says in which language an element speaks: that of the page where none is known. @param {Element} element @param {string|null|undefined} lang */
export function speak(element, lang) {
  if (lang) element.setAttribute("lang", lang);
  else element.removeAttribute("lang");
}

/** A name in quotation marks, to stand in a list. @param {string} text */
export function quoted(text) {
  return sentence("desk.quoted", { text });
}

/** "A", "A and B", "A, B and C". @param {string[]} names */
export function listed(names) {
  const last = names[names.length - 1] || "";
  if (names.length < 2) return last;
  const before = names.slice(0, -1).reduce((some, next) => sentence("desk.list.next", { some, next }));
  return sentence("desk.list.last", { before, last });
}

/** How a time is said: `unit` ends the code of its sentence, and the rest are values. @param {number} minutes */
export function spanOf(minutes) {
  if (minutes < LONG_MIN) return { unit: "minutes", count: minutes };
  if (minutes >= DAY_MIN) return { unit: "days", count: Math.floor(minutes / DAY_MIN) };
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest ? { unit: "hours_minutes", hours, minutes: rest } : { unit: "hours", count: hours };
}

/**
 * Draws how it came, where it is and where it may not go.
 * @param {Element} element @param {{kind: string, cell: any}} arrival
 * @param {string[]} titles of its themes @param {string} time
 */
export function drawWhence(element, { kind, cell }, titles, time) {
  const mayNot = (use) => kind !== "note" && cell.uses && !cell.uses.includes(use);
  writeFacts(element, [
    time,
    sentence(`desk.said.${cell.said || "phone"}`),
    kind === "note" ? sentence("desk.note") : "",
    kind === "shift" ? sentence("desk.pair") : "",
    glossed(cell),
    cell.echoes ? sentence("desk.echoed", { count: cell.echoes }) : "",
    titles.length ? sentence("desk.in", { themes: listed(titles.map(quoted)) }) : "",
    mayNot("poem") ? sentence("desk.not_for.poem") : "",
    mayNot("report") ? sentence("desk.not_for.report") : "",
  ]);
}

/** Where it has got to, or "". @param {any} cell @param {boolean} isUp whether a view of the wall has it just now */
export function standing(cell, isUp) {
  if (isAppealed(cell)) return appealed(cell);
  if (isHidden(cell)) return sentence("desk.standing.hidden", { reason: cell.hidden });
  if (isOnItsWay(cell)) return sentence("desk.standing.coming");
  if (cell.wall === "shown" && !isUp) return sentence("desk.standing.apart");
  return cell.wall in STANDING ? sentence(STANDING[cell.wall]) : "";
}

function appealed({ hidden: reason, appeal: { text } }) {
  return text ? sentence("desk.standing.appealed.says", { reason, text }) : sentence("desk.standing.appealed", { reason });
}

function glossed({ lang, gloss }) {
  const language = lang && lang !== brought.language ? languageName(lang) : "";
  return language && gloss ? sentence("desk.gloss", { language, gloss }) : language || gloss || "";
}

function languageName(lang) {
  try {
    return new Intl.DisplayNames([brought.language], { type: "language" }).of(lang) || lang;
  } catch (_) {
    return lang;
  }
}
