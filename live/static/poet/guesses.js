// @ts-check
/**
 * Putting guesses right: for each word of the line in hand whose sounds are guessed, what it rhymes with and its syllables.
 *
 * - Not in sight until somebody asks for it, by a key or by the dotted number; Escape goes back to the line.
 */

import { announce, clone, onKey, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const MOST_SYLLABLES = 12;

export class Guesses {
  #root;
  #sounds;
  #said;
  #connection;
  #lineInHand;
  #leave;

  /**
   * @param {HTMLElement} root @param {import("./sounds.js").Sounds} sounds @param {import("./said.js").Said} said
   * @param {import("../shared/connection.js").Connection} connection
   * @param {{guessed: () => string[], leave: () => void}} options guessed: the words of the line in hand that are guessed; leave: goes back to it
   */
  constructor(root, sounds, said, connection, { guessed, leave }) {
    this.#root = root;
    this.#sounds = sounds;
    this.#said = said;
    this.#connection = connection;
    this.#lineInHand = guessed;
    this.#leave = leave;
    onKey(root, (event) => event.key === "Escape" && this.#close());
  }

  /** Shows them, or puts them away. */
  toggle() {
    if (!this.#root.hidden) return this.#close();
    const words = this.#lineInHand();
    if (!words.length) return announce(sentence("poet.guesses.none"));
    this.#root.textContent = "";
    this.#root.append(...words.map((word) => this.#row(word)));
    this.#root.hidden = false;
    part(this.#root, "like").focus();
  }

  #close() {
    this.#root.hidden = true;
    this.#leave();
  }

  #row(word) {
    const row = clone("guess");
    const saying = this.#said.get(word);
    part(row, "word").textContent = sentence("poet.guesses.word", { word });
    part(row, "like").value = saying?.like || "";
    part(row, "count").value = saying?.syllables || this.#guessed(word) || "";
    part(row, "forget").hidden = !saying;
    row.addEventListener("submit", (event) => (event.preventDefault(), this.#keep(row, word)));
    part(row, "forget").addEventListener("click", () => this.#tell(word, undefined));
    return row;
  }

  /** How many syllables it was guessed to have. */
  #guessed(word) {
    return this.#said.get(word)?.guessed || this.#sounds.typed(word)?.syllables || 0;
  }

  async #keep(row, word) {
    const [like, syllables] = [part(row, "like").value.trim(), Number(part(row, "count").value)];
    const wrong = this.#wrong(like, syllables);
    const sound = like && !wrong ? await this.#soundOf(like) : null;
    const unknown = like && !wrong && !sound ? sentence("poet.guesses.unknown") : "";
    writeOrHide(part(row, "wrong"), wrong || unknown);
    if (wrong || unknown) return part(row, wrong && !like ? "count" : "like").focus();
    this.#tell(word, { like, sound, syllables, guessed: this.#guessed(word) || syllables });
  }

  #wrong(like, syllables) {
    if (!(syllables >= 1 && syllables <= MOST_SYLLABLES)) return sentence("poet.guesses.count", { most: MOST_SYLLABLES });
    return like && this.#connection.status !== "live" ? sentence("poet.guesses.away") : "";
  }

  /** How the other word sounds, where that is no guess itself. */
  async #soundOf(like) {
    const answer = await this.#connection.send({ do: "word.sound", text: like, ...this.#sounds.withEars });
    const { sound } = /** @type {any} */ (answer).cells || {};
    return sound?.heard && !sound.guessed ? sound : null;
  }

  #tell(word, saying) {
    this.#said.put(word, saying);
    this.#sounds.saidAnew(word);
    announce(sentence(saying ? "poet.guesses.kept" : "poet.guesses.forgotten", { word }));
    this.#close();
  }
}
