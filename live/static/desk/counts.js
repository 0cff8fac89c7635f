// @ts-check
/**
 * How much has arrived, how much of it nobody has read, and how long the oldest of that has waited.
 *
 * - While something is searched for, how many were found stands in their place.
 * - After the day nobody waits any more: then it does not say how long.
 */

import { spanOf } from "./facts.js";
import { announce, part, write, writeFacts } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const COUNTED = ["phrases", "notes", "pairs", "unread", "hidden"];
// Minutes are shown, so a look every few seconds is enough.
const LOOK_MS = 5_000;
const MINUTE_MS = 60_000;

export class Counts {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk @param {import("./arrivals.js").Arrivals} arrivals */
  constructor(root, desk, arrivals) {
    this.root = root;
    this.desk = desk;
    this.arrivals = arrivals;
    // How many have asked the desk to look again, when it was drawn last.
    this.appealed = 0;
    window.setInterval(() => this.draw(), LOOK_MS);
  }

  draw() {
    const [phrases, notes, pairs, unread, hidden] = COUNTED.map((filter) => this.arrivals.count(filter));
    const counted = [sentence("desk.count.phrases", { count: phrases }), sentence("desk.count.notes", { count: notes })];
    if (pairs) counted.push(sentence("desk.count.pairs", { count: pairs }));
    const said = phrases + notes + pairs ? [...counted, this.#unread(unread)] : [];
    writeFacts(part(this.root, "counts"), this.arrivals.sought ? [this.#found] : said, ", ");
    write(part(this.root, "unread-count"), unread ? ` ${unread}` : "");
    write(part(this.root, "hidden-count"), hidden ? ` ${hidden}` : "");
    this.root.querySelector("[data-filter=pairs]").hidden = !pairs && this.arrivals.filter !== "pairs";
    this.#drawAppealed(this.arrivals.count("appealed"));
  }

  /** Its filter is there while somebody asks, or looks at them. */
  #drawAppealed(count) {
    const filter = this.root.querySelector("[data-filter=appealed]");
    if (count > this.appealed) announce(sentence("desk.appeal.asked"));
    this.appealed = count;
    filter.hidden = !count && this.arrivals.filter !== "appealed";
    write(part(this.root, "appealed-count"), count ? ` ${count}` : "");
  }

  get #found() {
    return sentence("desk.search.found", { count: this.arrivals.order.length });
  }

  #unread(unread) {
    if (!unread) return sentence("desk.count.all_read");
    const minutes = this.#waited();
    if (minutes < 1) return sentence("desk.count.unread", { count: unread });
    const span = spanOf(minutes);
    return sentence(`desk.count.unread.${span.unit}`, { ...span, unread });
  }

  /** How long the oldest has waited, whole minutes; 0 where nobody waits. */
  #waited() {
    const since = this.arrivals.oldestUnread;
    if (since === undefined || this.desk.cell("day").state === "over") return 0;
    return Math.max(0, Math.floor((this.desk.connection.now() - since) / MINUTE_MS));
  }
}
