// @ts-check
/**
 * What has come in while the list holds still: how many, and those about to go on the wall, in their own words.
 *
 * - Only what nobody has read is called new; the rest, read at another desk, is more.
 * - It stands below the list, so that it moves nothing when it comes or goes.
 * - Said aloud once when the first one is on its way, and not for each that follows.
 */

import { isUnread } from "./arrivals.js";
import { quoted } from "./words.js";
import { announce, part } from "../shared/page.js";

// As many as fit one line; the rest is a number.
const FIRST = 2;

export class Fresh {
  /**
   * @param {HTMLElement} root @param {import("./asking.js").Desk} desk
   * @param {import("./arrivals.js").Arrivals} arrivals
   */
  constructor(root, desk, arrivals) {
    this.root = root;
    this.desk = desk;
    this.arrivals = arrivals;
    this.isSaid = false;
    this.isBusy = false;
    part(root, "back").addEventListener("click", () => this.keepBack());
  }

  draw() {
    const { fresh, coming, waiting } = this.arrivals;
    const unread = waiting.filter(({ cell }) => isUnread(cell)).length;
    part(this.root, "new-count").textContent = countWords(fresh, unread);
    this.root.toggleAttribute("data-read", !unread);
    part(this.root, "new-wall").textContent = this.#wallWords();
    part(this.root, "new-words").textContent = words(coming);
    part(this.root, "fresh").textContent = fresh === 1 ? "Show it" : "Show them";
    part(this.root, "back").textContent = coming.length === 1 ? "Keep it back" : "Keep them back";
    this.#drawBack(coming.length > 0);
    this.root.hidden = !fresh;
    this.#announce(coming.length);
  }

  /** Keeps back all that wait and are about to go on the wall; those already seen in the list stay as they are. */
  async keepBack() {
    const { coming } = this.arrivals;
    if (this.isBusy) return;
    if (!coming.length) return announce("Nothing new is about to go on the wall.");
    this.#wait(true);
    const told = part(this.root, "told");
    const answers = await Promise.all(coming.map(({ id }) => this.desk.ask({ do: "phrase.keep", id }, { told })));
    this.#wait(false);
    this.#kept(coming.filter((_, place) => answers[place]));
  }

  #kept(arrivals) {
    if (!arrivals.length) return;
    const sentence = `Kept off the wall: ${words(arrivals)}.`;
    const label = `Undo: puts ${arrivals.length === 1 ? "it" : "them"} on the wall now`;
    this.desk.undo.remember({ say: sentence, label, commands: arrivals.map(({ id }) => ({ do: "phrase.show", id })) });
    announce(sentence);
  }

  #wallWords() {
    const { fresh, coming, waiting } = this.arrivals;
    if (coming.length) return `· ${coming.length < fresh ? `${coming.length} of them ` : ""}on the wall in a moment`;
    const shown = waiting.filter(({ cell }) => cell.wall === "shown").length;
    if (!shown) return "";
    return `· ${shown < fresh ? `${shown} of them ` : ""}on the wall`;
  }

  /** The button goes away under the hand: on to the one beside it. */
  #drawBack(isNeeded) {
    const back = part(this.root, "back");
    if (!isNeeded && document.activeElement === back) part(this.root, "fresh").focus();
    back.hidden = !isNeeded;
  }

  #announce(coming) {
    if (coming && !this.isSaid) announce(`${coming} new, on the wall in a moment. N shows, B keeps back.`);
    this.isSaid = coming > 0;
  }

  #wait(isBusy) {
    this.isBusy = isBusy;
    part(this.root, "back").toggleAttribute("aria-busy", isBusy);
    if (isBusy) part(this.root, "back").setAttribute("aria-busy", "true");
  }
}

/** @param {number} fresh how many wait @param {number} unread how many of them nobody has read */
function countWords(fresh, unread) {
  if (!unread) return `${fresh} more`;
  return unread < fresh ? `${unread} new and ${fresh - unread} more` : `${fresh} new`;
}

/** The first of them as they were said, and how many more. */
function words(arrivals) {
  const first = arrivals.slice(0, FIRST).map(({ cell }) => quoted(cell.text));
  const more = arrivals.length - FIRST;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(" and ");
}
