// @ts-check
/**
 * The page to read from: the poem large on dark, the line being read at the upper third.
 *
 * - Lines break where they break on the page, so that a poet who knows the page knows this one.
 * - In sight are the line before and the three after.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeOrHide } from "../shared/page.js";
import { gap, isUnslanted } from "../shared/poem-line.js";
import { sentence } from "../shared/language.js";
import { gapsIn, lineNumbers } from "./gaps.js";
import { END, TITLE } from "./verses.js";

// How many lines behind the one being read are in sight.
const AHEAD = 3;
// Letters of another size are not wider in quite the same measure.
const SLACK = 1.02;

/** @typedef {import("./verses.js").Verse} Verse */
/** @typedef {{mode: import("./reading.js").Mode, at: string, verses: Verse[], steps: string[]}} Moment */

export class ReadingPage {
  #dialog;
  #draft;
  // The line that was drawn last as being read, and how many gaps it had.
  #at = "";
  #gaps = 0;

  /** @param {HTMLDialogElement} dialog @param {import("./draft.js").Draft} draft */
  constructor(dialog, draft) {
    this.#dialog = dialog;
    this.#draft = draft;
  }

  /** @param {Moment} moment */
  draw(moment) {
    this.#measure();
    this.#drawPoem(moment);
    this.#tellGone(moment);
    this.#drawAsk(moment);
    this.#drawEnd(moment);
    this.#drawFoot(moment);
    this.#bringUp(moment);
  }

  /** @param {string} status of the connection */
  drawAway(status) {
    write(part(this.#dialog, "offline"), status === "offline" ? sentence("poet.reading.away") : "");
  }

  /** How many letters' heights a line of the page is wide. */
  #measure() {
    const line = part(document, "lines").querySelector("[data-text]");
    if (!line || !line.clientWidth) return;
    const ems = (line.clientWidth / parseFloat(getComputedStyle(line).fontSize)) * SLACK;
    this.#dialog.style.setProperty("--page", ems.toFixed(2));
  }

  #drawPoem({ at, verses, steps }) {
    const here = steps.indexOf(at);
    const title = part(this.#dialog, "name");
    write(title, this.#draft.title || sentence("poet.untitled"));
    mark(title, at === TITLE ? 0 : -1);
    drawList(part(this.#dialog, "verses"), verses, {
      key: ({ id }) => id,
      make: () => clone("verse"),
      update: (element, verse) => drawVerse(element, verse, at === END ? -1 : steps.indexOf(verse.id) - here),
    });
  }

  /** Who listens to the page hears when the line being read loses words. */
  #tellGone({ at, verses }) {
    const { gaps = 0 } = verses.find(({ id }) => id === at) || {};
    const isNew = at === this.#at && gaps > this.#gaps;
    [this.#at, this.#gaps] = [at, gaps];
    write(part(this.#dialog, "said"), isNew ? sentence("poet.reading.gone") : "");
  }

  #drawAsk({ mode, readBack }) {
    const gaps = gapsIn(this.#draft);
    part(this.#dialog, "ask").hidden = mode !== "asking";
    writeOrHide(part(this.#dialog, "gaps"), gaps.length ? sentence("poet.reading.gaps", lineNumbers(gaps)) : "");
    const { asked = 0, answered = 0 } = readBack || {};
    writeOrHide(part(this.#dialog, "read-back"), asked > answered ? sentence("poet.reading.read_back", readBack) : "");
  }

  #drawEnd({ mode, at }) {
    const ended = part(this.#dialog, "ended");
    write(ended, mode === "practising" ? sentence("poet.reading.practised") : sentence("poet.reading.ended"));
    ended.hidden = at !== END;
  }

  #drawFoot({ mode, at, verses }) {
    ["back", "next", "keys"].forEach((name) => (part(this.#dialog, name).hidden = mode === "asking"));
    part(this.#dialog, "practising").hidden = mode !== "practising";
    write(part(this.#dialog, "count"), countSentence(at, verses));
    part(this.#dialog, "back").disabled = at === TITLE;
    part(this.#dialog, "next").disabled = at === END;
  }

  /** The line being read comes to the upper third, and has the focus, so that whoever listens to the page hears it. */
  #bringUp({ mode, at }) {
    const now = at === END ? part(this.#dialog, "ended") : this.#dialog.querySelector('[aria-current="true"]');
    if (!now || !this.#dialog.open) return;
    if (mode !== "asking") now.focus({ preventScroll: true });
    const scroller = part(this.#dialog, "scroll");
    const offset = now.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 3;
    scroller.scrollTop += this.#hiddenBelow(now, scroller);
  }

  /** How far the third line behind reaches below what is in sight, as far as the line before stays there. */
  #hiddenBelow(now, scroller) {
    const { top, bottom } = scroller.getBoundingClientRect();
    const lines = [...this.#dialog.querySelectorAll("[data-name], [data-verse]:not(:empty)")];
    const here = lines.indexOf(now);
    const last = lines[Math.min(here + AHEAD, lines.length - 1)];
    const before = lines[here - 1];
    if (here < 0 || !last || !before) return 0;
    return Math.max(0, Math.min(last.getBoundingClientRect().bottom - bottom, before.getBoundingClientRect().top - top));
  }
}

function drawVerse(element, { pieces, isBreak, gaps }, distance) {
  element.classList.toggle("verse--break", isBreak);
  const text = part(element, "verse");
  text.replaceChildren(...(isBreak ? [] : pieces.map(runOf)));
  writeOrHide(part(element, "why"), gaps && distance === 0 ? sentence("poet.reading.gone") : "");
  if (!isBreak) mark(text, distance);
}

/** @param {string} at @param {Verse[]} verses @returns {string} */
function countSentence(at, verses) {
  const steps = verses.filter(({ isBreak }) => !isBreak);
  const now = steps.find(({ id }) => id === at);
  return now ? sentence("poet.reading.line", { number: now.number, last: steps[steps.length - 1].number }) : "";
}

/** @param {HTMLElement} element @param {number} distance in steps from what is being read; less than 0: it has been */
function mark(element, distance) {
  element.dataset.distance = distance < 0 ? "read" : distance === 0 ? "now" : distance === 1 ? "next" : "later";
  if (distance === 0) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function runOf({ phrase, text, gone, lang }) {
  if (gone) return gap();
  const run = document.createElement(phrase ? "i" : "span");
  run.textContent = text;
  if (phrase && lang) run.lang = lang;
  run.classList.toggle("unslanted", Boolean(phrase) && isUnslanted(text));
  return run;
}
