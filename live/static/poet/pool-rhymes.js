// @ts-check
/**
 * What of the pool rhymes: with the line in hand, or with any word that is looked for as ~word.
 *
 * - Shown where somebody asks for it: by the tab, or by ~ in the search. A ~ alone means the line in hand.
 * - By kind, the surest first, and of each kind no more than can be looked over; the rest comes when asked for.
 */

import { sentence } from "../shared/language.js";
import { phraseRow } from "./pool-order.js";
import { Rhymes } from "./rhymes.js";

// Of a real pool's near rhymes one in twenty is none: eight can be looked over.
const AT_FIRST = 8;
const SIGN = "~";

/** @typedef {import("./pool-order.js").Group} Group */
/** @typedef {import("./rhyme.js").Sound} Sound */

export class PoolRhymes {
  #cells;
  #sounds;
  #index;
  #inHand;
  /** The kinds of which all are shown. @type {Set<string>} */
  #open = new Set();
  // What they rhyme with.
  #last = "";

  /**
   * @param {import("../shared/cells.js").Cells} cells @param {import("./sounds.js").Sounds} sounds
   * @param {import("./rhyme.js").Ear} ear @param {() => Sound|undefined} inHand how the line in hand sounds
   */
  constructor(cells, sounds, ear, inHand) {
    this.#cells = cells;
    this.#sounds = sounds;
    this.#index = new Rhymes(ear);
    this.#inHand = inHand;
    sounds.onchange((ids) => ids.forEach((id) => this.#index.put(id, sounds.phrase(id))));
  }

  /** Whether rhymes are what somebody wants to see. @param {string} view @param {string} query */
  areWanted(view, query) {
    return query ? query.startsWith(SIGN) : view === "rhymes";
  }

  /** The phrases that rhyme, by kind. @param {string} query @returns {Group[]} */
  groups(query) {
    const sound = this.#with(query);
    if (!sound || !sound.last) return [];
    if (sound.last !== this.#last) this.#open.clear();
    this.#last = sound.last;
    return this.#index.of(sound).map(({ kind, ids }) => this.#group(kind, ids, sound));
  }

  /** Shows all of a kind. @param {string} key of its group */
  open(key) {
    this.#open.add(key);
  }

  /** Why there are none. @param {string} query */
  whyNone(query) {
    const sound = this.#with(query);
    if (sound && sound.last) return sentence("poet.rhymes.none", { word: sound.last });
    return wordOf(query) ? sentence("poet.rhymes.unknown") : sentence("poet.rhymes.no_line");
  }

  #with(query) {
    const word = wordOf(query);
    return word ? this.#sounds.typed(word) : this.#inHand();
  }

  #group(kind, ids, { last }) {
    const key = `rhymes-${kind}`;
    const keys = this.#open.has(key) ? ids : ids.slice(0, AT_FIRST);
    const title = sentence(`poet.rhymes.${kind}`, { word: last });
    return { key, title, hue: null, keys, more: ids.length - keys.length, row: (id) => phraseRow(id, this.#cells.get(`phrase/${id}`)), facts: (id) => this.#facts(id) };
  }

  #facts(id) {
    const { syllables = 0, guessed = [] } = this.#sounds.phrase(id) || {};
    return [syllables ? sentence("poet.syllables", { count: syllables }) : "", guessed.length ? sentence("poet.guess") : ""];
  }
}

function wordOf(query) {
  return query.startsWith(SIGN) ? query.slice(SIGN.length).trim() : "";
}
