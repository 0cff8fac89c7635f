// @ts-check
/**
 * The poet's name, as people will read it below the title.
 *
 * - Goes out when the poet pauses or leaves the field; one that was not taken stays as it was typed, with the reason.
 */

import { onKey, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { SIGNATURE } from "./draft.js";

// As long as a line waits for its next letter.
const PAUSE_MS = 400;

export class Signature {
  #field;
  #note;
  #draft;
  #pause = 0;
  // As it was last drawn; what differs from it was typed here.
  #drawn = "";

  /**
   * @param {HTMLInputElement} field @param {HTMLElement} note where it says why it was not kept
   * @param {import("./draft.js").Draft} draft @param {{toFirst: () => void, toPool: () => void}} page
   */
  constructor(field, note, draft, page) {
    this.#field = field;
    this.#note = note;
    this.#draft = draft;
    draft.onchange(() => this.#draw());
    field.addEventListener("input", () => this.#sendSoon());
    field.addEventListener("change", () => this.#send());
    onKey(field, (event) => this.#press(event, page));
  }

  /** Shows the name, unless another one is being typed. */
  #draw() {
    const { poet } = this.#draft;
    const isInHand = document.activeElement === this.#field && this.#text !== this.#drawn;
    if (!isInHand && this.#text !== poet) this.#field.value = poet;
    this.#drawn = poet;
    const reason = this.#draft.refusal(SIGNATURE);
    this.#field.setAttribute("aria-invalid", String(Boolean(reason)));
    writeOrHide(this.#note, reason && sentence("poet.not_kept", { reason }));
  }

  get #text() {
    return this.#field.value.trim();
  }

  #sendSoon() {
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#send(), PAUSE_MS);
  }

  #send() {
    clearTimeout(this.#pause);
    if (this.#text !== this.#draft.poet) this.#draft.make({ do: "poem.sign", text: this.#text });
  }

  #press(event, page) {
    const then = { Enter: page.toFirst, ArrowDown: page.toFirst, Escape: page.toPool }[event.key];
    if (!then) return;
    event.preventDefault();
    this.#send();
    then();
  }
}
