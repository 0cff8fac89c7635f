// @ts-check
/**
 * What stands around every view: where we are, what time it is, how to join, how long it lasts, and small notes.
 */

import { announce, part, write, writeOrHide } from "../shared/page.js";
import { clock, sentence, timeLeft } from "../shared/language.js";

export class Frame {
  /**
   * @param {HTMLElement} root @param {import("../shared/cells.js").Cells} cells
   * @param {import("../shared/connection.js").Connection} connection
   */
  constructor(root, cells, connection) {
    this._root = root;
    this._cells = cells;
    this._connection = connection;
    // When the server was last known to be there, by its clock; 0: never.
    this._heardAt = 0;
  }

  /** @param {string} shows the view that is up @param {import("./wall.js").Scene} scene */
  draw(shows, { cells, here, ...scene }) {
    const { now } = scene;
    const { invites, foot } = cells.get("wall");
    write(part(this._root, "slot"), shows === "programme" || !here ? cells.get("day").title : here.title);
    write(part(this._root, "how"), sentence(`wall.invites.${invites}`));
    part(this._root, "again").hidden = invites !== "read";
    write(part(this._root, "next"), next(scene));
    this._root.dataset.foot = foot;
    this._root.toggleAttribute("data-asks", Boolean(now.takes.includes("phrase") && cells.get("prompt").text));
    this.drawTime();
  }

  drawTime() {
    const day = this._cells.get("day");
    const { ends } = this._cells.get("now");
    const time = this._connection.now();
    write(part(this._root, "clock"), clock(time, day));
    writeStrong(part(this._root, "left"), day.state === "held" ? sentence("wall.left.paused") : left(ends, time));
  }

  /** @param {{page: number, count: number}} turning */
  drawPage({ page, count }) {
    writeOrHide(part(this._root, "page"), count > 1 ? sentence("wall.page", { page: page + 1, pages: count }) : "");
  }

  /** Says, when the server has gone, how old what stands here is; called often, so that this is true to the minute. */
  drawConnection() {
    const stale = part(this._root, "stale");
    if (this._connection.status === "live") this._heardAt = this._connection.now();
    if (this._connection.status !== "offline") return writeOrHide(stale, "");
    if (!stale.hidden) return;
    writeOrHide(stale, this._howOld());
    announce(stale.textContent);
  }

  _howOld() {
    if (!this._heardAt) return sentence("wall.stale.as_opened");
    return sentence("wall.stale.since", { time: clock(this._heardAt, this._cells.get("day")) });
  }
}

function next({ now, slots, day, timesHold }) {
  if (!timesHold) return sentence("wall.soon");
  const coming = now.next && slots.find((slot) => slot.id === now.next.slot);
  return coming ? sentence("wall.next", { time: clock(now.next.at, day), title: coming.title }) : "";
}

function left(ends, time) {
  if (!ends) return "";
  const { unit, count } = timeLeft(ends - time);
  return sentence(`wall.left.${unit}`, { count });
}

/** Writes a sentence in which the catalogue marks what matters: "about <strong>25 minutes</strong> left". */
function writeStrong(element, said) {
  if (element.dataset.said === said) return;
  element.dataset.said = said;
  const [before, marked, after] = said.split(/<\/?strong>/);
  element.textContent = before;
  if (!marked) return;
  const strong = document.createElement("strong");
  strong.textContent = marked;
  element.append(strong, after);
}
