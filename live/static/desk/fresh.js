// @ts-check
/**
 * What has come in while the list holds still: how many, and those about to go on the wall, in their own words.
 *
 * - Only what nobody has read is called new; the rest, read at another desk, is more.
 * - It stands below the list, so that it moves nothing when it comes or goes.
 * - Said aloud once when the first one is on its way, and not for each that follows.
 */

import { isUnread } from "./arrivals.js";
import { listed, quoted, shortened, writeSaid } from "./facts.js";
import { announce, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// As many as fit one line; the rest is a number.
const FIRST = 2;

export class Fresh {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk @param {import("./arrivals.js").Arrivals} arrivals */
  constructor(root, desk, arrivals) {
    this.root = root;
    this.desk = desk;
    this.arrivals = arrivals;
    this.back = part(root, "back");
    this.isSaid = false;
    this.back.addEventListener("click", () => this.keepBack());
  }

  draw() {
    const { coming, waiting } = this.arrivals;
    const unread = waiting.filter(({ cell }) => isUnread(cell)).length;
    const wall = this.#wall(coming.length, waiting);
    part(this.root, "new-count").textContent = counted(waiting.length, unread);
    this.root.toggleAttribute("data-read", !unread);
    part(this.root, "new-wall").replaceChildren(...(wall ? ["· ", wall] : []));
    writeSaid(part(this.root, "new-words"), firstOf(coming), coming.slice(0, FIRST).map(({ cell }) => cell));
    part(this.root, "fresh").textContent = sentence("desk.fresh.show", { count: waiting.length });
    this.#drawBack(coming.length);
    this.root.hidden = !waiting.length;
    this.#announce(coming.length);
  }

  /** Keeps back all that wait and are about to go on the wall; those already seen in the list stay as they are. */
  async keepBack() {
    const { coming } = this.arrivals;
    if (this.back.hasAttribute("aria-busy")) return;
    if (!coming.length) return announce(sentence("desk.fresh.none_coming"));
    this.back.setAttribute("aria-busy", "true");
    const manner = { told: part(this.root, "told") };
    const answers = await Promise.all(coming.map(({ id }) => this.desk.ask({ do: "phrase.keep", id }, manner)));
    this.back.removeAttribute("aria-busy");
    this.#remember(coming.filter((_, index) => answers[index]));
  }

  #remember(kept) {
    if (!kept.length) return;
    const say = sentence("desk.fresh.kept", { words: firstOf(kept) });
    const label = sentence("desk.undo.to_wall", { count: kept.length });
    this.desk.undo.remember({ say, label, commands: kept.map(({ id }) => ({ do: "phrase.show", id })), cells: kept.map(({ cell }) => cell) });
    announce(say);
  }

  /** What of it the room sees in a moment, or sees already. */
  #wall(coming, waiting) {
    const count = coming || waiting.filter(({ cell }) => cell.wall === "shown").length;
    if (!count) return "";
    const isAll = count === waiting.length;
    if (coming) return isAll ? sentence("desk.fresh.coming") : sentence("desk.fresh.some_coming", { count });
    return isAll ? sentence("desk.where.wall") : sentence("desk.fresh.some_shown", { count });
  }

  /** The button goes away under the hand: on to the one beside it. */
  #drawBack(count) {
    if (!count && document.activeElement === this.back) part(this.root, "fresh").focus();
    this.back.textContent = sentence("desk.fresh.keep", { count });
    this.back.hidden = !count;
  }

  #announce(count) {
    if (count && !this.isSaid) announce(sentence("desk.fresh.said", { count }));
    this.isSaid = count > 0;
  }
}

/** @param {number} all how many wait @param {number} unread how many of them nobody has read */
function counted(all, unread) {
  if (!unread) return sentence("desk.more_of_them", { count: all });
  if (unread === all) return sentence("desk.fresh.new", { count: all });
  return sentence("desk.fresh.new_and_more", { unread, count: all - unread });
}

/** The first of them as they were said, and how many more. */
function firstOf(arrivals) {
  const count = arrivals.length - FIRST;
  const first = arrivals.slice(0, FIRST).map(({ cell }) => quoted(shortened(cell.text)));
  return listed(count > 0 ? [...first, sentence("desk.more_of_them", { count })] : first);
}
