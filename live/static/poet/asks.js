// @ts-check
/**
 * What the poet asks of the room: one line on phones, which the desk sees first.
 *
 * - The field is not in sight until the poet wants it; Escape puts it away and keeps what was typed. None of it is once
 *   the room gives no more words, unless the field is open.
 * - What became of the question stands there as long as it is asked, and is said when it changes.
 */

import { announce, onKey, part, write, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { makeId } from "../shared/outbox.js";

export class Asks {
  #root;
  #button;
  #form;
  #field;
  #state;
  #wrong;
  #cells;
  #connection;
  #id = "";
  #said = "";

  /**
   * @param {HTMLElement} root @param {import("../shared/cells-by-noun.js").CellsByNoun} cells @param {import("../shared/connection.js").Connection} connection
   */
  constructor(root, cells, connection) {
    this.#root = root;
    this.#button = part(root, "asks-key");
    this.#form = part(root, "ask-form");
    this.#field = part(root, "ask-text");
    this.#state = part(root, "ask-state");
    this.#wrong = part(root, "ask-wrong");
    this.#cells = cells;
    this.#connection = connection;
    this.#button.addEventListener("click", () => this.#show(this.#form.hidden));
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#ask()));
    onKey(this.#form, (event) => event.key === "Escape" && this.#show(false));
    part(root, "ask-withdraw").addEventListener("click", () => this.#withdraw());
    cells.subscribe((changed) => this.#hear(changed));
  }

  #show(isShown) {
    this.#form.hidden = !isShown;
    this.#button.setAttribute("aria-expanded", String(isShown));
    (isShown ? this.#field : this.#button).focus();
  }

  async #ask() {
    if (this.#form.hasAttribute("aria-busy")) return;
    this.#form.setAttribute("aria-busy", "true");
    const answer = await this.#connection.send({ do: "poet.ask", id: makeId(), text: this.#field.value });
    this.#form.removeAttribute("aria-busy");
    this.#refuse("refused" in answer ? answer.say : "");
    if ("refused" in answer) return this.#field.focus();
    this.#field.value = "";
    this.#show(false);
  }

  #isOfUse() {
    const { takes, opens } = this.#cells.get("now");
    return takes.includes("phrase") || Boolean(opens);
  }

  #refuse(say) {
    writeOrHide(this.#wrong, say);
    this.#field.setAttribute("aria-invalid", String(Boolean(say)));
    if (say) announce(say);
  }

  async #withdraw() {
    const answer = await this.#connection.send({ do: "ask.withdraw", id: this.#id });
    announce("refused" in answer ? answer.say : sentence("poet.ask.withdrawn"));
  }

  #hear(changed) {
    if (!changed.size || changed.has("now")) this.#root.hidden = this.#form.hidden && !this.#isOfUse();
    if (changed.size && ![...changed].some((key) => key.startsWith("ask/"))) return;
    const [id, ask] = this.#cells.entries("ask/")[0] || ["", null];
    const said = ask ? sentence(`poet.ask.${ask.state}`, { text: ask.text }) : "";
    if (!ask && this.#state.contains(document.activeElement)) this.#button.focus();
    this.#id = id;
    this.#state.hidden = !ask;
    write(part(this.#state, "ask-said"), said);
    if (said && said !== this.#said) announce(said);
    this.#said = said;
  }
}
