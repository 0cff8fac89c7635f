// @ts-check
/**
 * Drawing: a phrase of somebody who is not in the poem, beside the page and ready to be laid in, one a press.
 *
 * - Only what was asked for here is shown, and only until it is laid in or put away.
 * - Which it is the server says; nothing here knows whose it is.
 */

import { announce, onKey, part, write, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { makeId } from "../shared/outbox.js";

/** @typedef {import("./pieces.js").Piece} Piece */

export class Draw {
  #root;
  #cells;
  #connection;
  #lay;
  #leave;
  // The press that was last, and the phrase that came of it.
  #press = "";
  /** @type {string|null} */
  #phrase = null;

  /**
   * @param {HTMLElement} root @param {import("../shared/cells.js").Cells} cells @param {import("../shared/connection.js").Connection} connection
   * @param {{lay: (given: Piece, byTouch: boolean) => void, leave: () => void}} page lay: into the line; leave: go to it
   */
  constructor(root, cells, connection, { lay, leave }) {
    this.#root = root;
    this.#cells = cells;
    this.#connection = connection;
    this.#lay = lay;
    this.#leave = leave;
    cells.subscribe((changed) => this.#hear(changed));
    part(root, "lay").addEventListener("click", (event) => this.#layIn(event));
    part(root, "another").addEventListener("click", () => this.draw());
    part(root, "away").addEventListener("click", () => this.#putAway());
    onKey(root, (event) => event.key === "Escape" && this.#escape(event));
  }

  /** Asks for one. */
  async draw() {
    const id = makeId();
    this.#press = id;
    const answer = await this.#connection.send({ do: "phrase.draw", id });
    if (this.#press === id && "refused" in answer) this.#say(answer.say);
  }

  #hear(changed) {
    const drawn = this.#cells.get("drawn");
    if (changed.has("drawn") && drawn && drawn.draw === this.#press) this.#show(drawn.phrase);
    else if (this.#phrase && !this.#cells.has(`phrase/${this.#phrase}`)) this.#say(sentence("poet.row.gone"));
  }

  #show(phrase) {
    const { text, lang, gloss } = this.#cells.get(`phrase/${phrase}`) || { text: "" };
    this.#phrase = phrase;
    this.#write(text, lang || "", gloss || "");
    writeOrHide(part(this.#root, "why"), "");
    part(this.#root, "lay").hidden = false;
    this.#root.hidden = false;
    part(this.#root, "lay").focus();
  }

  /** In the stead of words, why there are none. */
  #say(why) {
    const hadFocus = document.activeElement === part(this.#root, "lay");
    this.#phrase = null;
    this.#write();
    part(this.#root, "lay").hidden = true;
    writeOrHide(part(this.#root, "why"), why);
    this.#root.hidden = false;
    if (hadFocus) part(this.#root, "another").focus();
    announce(why);
  }

  #layIn({ pointerType }) {
    const { text, lang } = this.#cells.get(`phrase/${this.#phrase}`);
    /** @type {Piece} */
    const given = { text, phrase: this.#phrase, kind: "given", lang };
    this.#hide();
    this.#lay(given, pointerType === "touch");
  }

  #escape(event) {
    event.stopPropagation();
    this.#putAway();
  }

  #putAway() {
    this.#hide();
    this.#leave();
  }

  /** Nothing is left of words that are laid in, put away or gone. */
  #hide() {
    this.#press = "";
    this.#phrase = null;
    this.#write();
    this.#root.hidden = true;
  }

  #write(text = "", lang = "", gloss = "") {
    write(part(this.#root, "words"), text);
    if (lang) part(this.#root, "words").lang = lang;
    else part(this.#root, "words").removeAttribute("lang");
    writeOrHide(part(this.#root, "gloss"), gloss);
  }
}
