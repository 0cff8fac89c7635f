// @ts-check
/**
 * The page to read from: the poem large on dark, the line being read at the upper third.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write, writeOrHide } from "../shared/page.js";
import { isUnslanted } from "../shared/poem-line.js";
import { sentence } from "../shared/language.js";
import { gapsIn, lineNumbers } from "./gaps.js";
import { END, TITLE } from "./verses.js";

/** @typedef {import("./verses.js").Verse} Verse */
/** @typedef {{mode: import("./reading.js").Mode, at: string, verses: Verse[], steps: string[]}} Moment */

export class ReadingPage {
  #dialog;
  #draft;

  /** @param {HTMLDialogElement} dialog @param {import("./draft.js").Draft} draft */
  constructor(dialog, draft) {
    this.#dialog = dialog;
    this.#draft = draft;
  }

  /** @param {Moment} moment */
  draw(moment) {
    this.#drawPoem(moment);
    this.#drawAsk(moment);
    this.#drawEnd(moment);
    this.#drawFoot(moment);
    this.#bringUp(moment);
  }

  /** @param {string} status of the connection */
  drawAway(status) {
    write(part(this.#dialog, "offline"), status === "offline" ? sentence("poet.reading.away") : "");
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

  #drawAsk({ mode }) {
    const gaps = gapsIn(this.#draft);
    part(this.#dialog, "ask").hidden = mode !== "asking";
    writeOrHide(part(this.#dialog, "gaps"), gaps.length ? sentence("poet.reading.gaps", lineNumbers(gaps)) : "");
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
  }
}

function drawVerse(element, { pieces, isBreak, isGone }, distance) {
  element.classList.toggle("verse--break", isBreak);
  element.classList.toggle("verse--gone", isGone);
  const text = part(element, "verse");
  if (isGone) text.textContent = "…";
  else text.replaceChildren(...(isBreak ? [] : pieces.map(runOf)));
  if (!isBreak) mark(text, distance);
}

/** Lines have the numbers they have on the page. @param {string} at @param {Verse[]} verses @returns {string} */
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

function runOf({ phrase, text }) {
  const run = document.createElement(phrase ? "i" : "span");
  run.textContent = text;
  run.classList.toggle("unslanted", Boolean(phrase) && isUnslanted(text));
  return run;
}
