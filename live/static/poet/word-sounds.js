// @ts-check
/**
 * How the single words of the pool sound: each different word is asked for once, however many gave it.
 *
 * - Behind the phrases, a few at a time, and nothing is forgotten but with its word.
 */

import { spelling } from "./pool-words.js";

// As many as the server takes at once; and so long between two times that the poet's own commands never wait for it.
const AT_ONCE = 20;
const PAUSE_MS = 50;

/** @typedef {import("./rhyme.js").Sound} Sound */
/** @typedef {import("./pool-words.js").Word} Word */

export class WordSounds {
  #connection;
  #said;
  #withEars;
  #isFree;
  #told;
  /** @type {Map<string, Sound>} */
  #known = new Map();
  /** @type {Map<string, Word>} words to ask for */
  #wanted = new Map();
  #timer = 0;
  #isAsking = false;

  /**
   * @param {import("../shared/connection.js").Connection} connection
   * @param {{said: import("./said.js").Said, withEars: () => {ears?: string}, isFree: () => boolean, told: (keys: string[]) => void}} options
   *   said: what the poet says of guessed words; withEars: whose ears hear; isFree: nothing goes before; told: these words are known now, or are no longer
   */
  constructor(connection, { said, withEars, isFree, told }) {
    this.#connection = connection;
    this.#said = said;
    this.#withEars = withEars;
    this.#isFree = isFree;
    this.#told = told;
    connection.onchange(() => this.#goOn());
  }

  /** @param {string} key the word as it is folded @returns {Sound|undefined} */
  get(key) {
    return this.#said.applied(this.#known.get(key));
  }

  /** The poet has said something of a guessed word. @param {string} word */
  saidAnew(word) {
    this.#told([...this.#known].flatMap(([key, { guessed = [] }]) => (guessed.includes(word) ? [key] : [])));
  }

  /** A word has come into the pool, or (without one) is gone from it. @param {string} key @param {Word} [word] */
  note(key, word) {
    if (word) this.#wanted.set(key, word);
    else this.#wanted.delete(key);
    if (!word && this.#known.delete(key)) this.#told([key]);
    this.#goOn();
  }

  /** Forgets all that was heard, and asks for these again. @param {Map<string, Word>} words */
  hearAnew(words) {
    const gone = [...this.#known.keys()];
    this.#known.clear();
    words.forEach((word, key) => this.#wanted.set(key, word));
    this.#told(gone);
    this.#goOn();
  }

  #goOn() {
    if (this.#timer || this.#isAsking || !this.#wanted.size || this.#connection.status !== "live") return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      // Meanwhile words may have gone.
      if (this.#isFree() && this.#wanted.size) this.#askNext();
      else this.#goOn();
    }, PAUSE_MS);
  }

  /** Those of one language. */
  async #askNext() {
    const [[, first]] = this.#wanted;
    const lang = langOf(first);
    const words = [...this.#wanted.values()].filter((word) => langOf(word) === lang).slice(0, AT_ONCE);
    words.forEach(({ key }) => this.#wanted.delete(key));
    this.#isAsking = true;
    const heard = this.#withEars();
    const answer = await this.#connection.send({ do: "word.sounds", words: words.map(spelling), ...(lang ? { lang } : {}), ...heard });
    this.#isAsking = false;
    const { sounds = [] } = /** @type {any} */ (answer).cells || {};
    // What other ears heard is asked for again by then.
    if (heard.ears === this.#withEars().ears) this.#keep(words, sounds);
    this.#goOn();
  }

  /** But those of words that are gone meanwhile. */
  #keep(words, sounds) {
    words.forEach(({ key, spellings }, n) => {
      if (spellings.size && sounds[n]) this.#known.set(key, sounds[n]);
    });
    this.#told(words.map(({ key }) => key));
  }
}

/** English where somebody gave it as English; "" for that. @param {Word} word @returns {string} */
function langOf({ langs }) {
  const [lang = ""] = langs.has("en") ? [] : langs.keys();
  return lang;
}
