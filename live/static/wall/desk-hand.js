// @ts-check
/**
 * The desk's hand on the pages of this wall: what it asked for last, and what it is told of the page that is up.
 *
 * - What it asked for is followed once. A wall that has just been opened follows only a hold.
 * - It is told again after every break of the line: the server forgets a wall that has gone.
 */

/** @typedef {{page: number, held: boolean}} Asked page: from 1; 0: whichever is up */

export class DeskHand {
  /** @param {import("../shared/connection.js").Connection} connection */
  constructor(connection) {
    this._connection = connection;
    // The number of what was followed last; 0: nothing was asked; null: not known yet.
    this._n = /** @type {number|null} */ (null);
    this._told = "";
    this._isLive = false;
    connection.onchange(() => this._look());
  }

  /** What it asked for since this was called last, or null. @param {any} pages the cell, if there is one @returns {Asked|null} */
  asked(pages) {
    const { n, page, held } = pages || { n: 0, page: 0, held: false };
    const before = this._n;
    this._n = n;
    if (n === before) return null;
    return before !== null || held ? { page, held } : null;
  }

  /** @param {{page: number, pages: number, held: boolean}} up page: from 1 */
  tell(up) {
    const told = JSON.stringify(up);
    if (told === this._told) return;
    this._told = told;
    if (this._isLive) this._send();
  }

  _look() {
    const isLive = this._connection.status === "live";
    const isBack = isLive && !this._isLive;
    this._isLive = isLive;
    if (isBack && this._told) this._send();
  }

  _send() {
    this._connection.send(Object.assign({ do: "wall.tell" }, JSON.parse(this._told)));
  }
}
