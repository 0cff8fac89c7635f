// @ts-check
/**
 * What the poet promises the room: one line that phones and the poem's page show.
 *
 * - The field is not in sight until the poet wants it; Escape puts it away as it is. Sent empty the promise is taken back.
 * - Once the poem has been read none of it is in sight: a promise of what will be read is for before.
 */

import { announce, onKey, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Promised {
  #button;
  #form;
  #field;
  #wrong;
  #cells;
  #connection;

  /** @param {HTMLElement} root @param {import("../shared/cells.js").Cells} cells @param {import("../shared/connection.js").Connection} connection */
  constructor(root, cells, connection) {
    this.#button = part(root, "promise-key");
    this.#form = part(root, "promise-form");
    this.#field = part(root, "promise-text");
    this.#wrong = part(root, "promise-wrong");
    this.#cells = cells;
    this.#connection = connection;
    this.#button.addEventListener("click", () => this.#show(this.#form.hidden));
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#promise()));
    onKey(this.#form, (event) => event.key === "Escape" && this.#show(false));
    cells.subscribe((changed) => {
      if (!changed.size || changed.has("poem")) root.hidden = cells.get("poem").state === "read";
    });
  }

  /** As it was promised, but where something else was typed and not taken. */
  #show(isShown) {
    const { promise = "" } = this.#cells.get("poem") || {};
    if (isShown && this.#wrong.hidden) this.#field.value = promise;
    this.#form.hidden = !isShown;
    this.#button.setAttribute("aria-expanded", String(isShown));
    (isShown ? this.#field : this.#button).focus();
  }

  async #promise() {
    const text = this.#field.value.trim();
    const answer = await this.#connection.send({ do: "poem.promise", text });
    const say = "refused" in answer ? answer.say : "";
    writeOrHide(this.#wrong, say);
    this.#field.setAttribute("aria-invalid", String(Boolean(say)));
    announce(say || sentence(text ? "poet.promise.made" : "poet.promise.none"));
    if (say) this.#field.focus();
    else this.#show(false);
  }
}
