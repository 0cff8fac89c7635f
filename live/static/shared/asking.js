// @ts-check
/**
 * What a page of few commands asks for, and at its head why the last was not done, or that there is no connection.
 */

import { announce, part, writeOrHide } from "./page.js";

export class Asking {
  /**
   * @param {import("./connection.js").Connection} connection @param {() => string} away what is said without a connection
   * @param {() => void} draw draws the page, which may have looked otherwise under the hand
   */
  constructor(connection, away, draw) {
    this._connection = connection;
    this._away = away;
    this._draw = draw;
    // Why the last thing asked for was not done.
    this._refusal = "";
    connection.onchange(() => this._drawNotice());
  }

  /** Whether it was done. @param {import("./connection.js").Command} command */
  async ask(command) {
    const answer = await this._connection.send(command);
    this._refusal = "refused" in answer ? answer.say : "";
    this._drawNotice();
    this._draw();
    return !this._refusal;
  }

  _drawNotice() {
    const text = this._connection.status === "offline" ? this._away() : this._refusal;
    if (text && text !== part(document, "notice").textContent) announce(text);
    writeOrHide(part(document, "notice"), text);
  }
}
