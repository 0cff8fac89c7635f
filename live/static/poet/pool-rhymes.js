// @ts-check
/**
 * What of the pool rhymes: with the line in hand, or with any word that is looked for as ~word. Where somebody asks for
 * that instead, what begins with the same sounds, or is as long.
 *
 * - Shown where somebody asks for it: by the tab, or by ~ in the search. A ~ alone means the line in hand.
 * - By kind, the surest first, and of each kind no more than can be looked over; the rest comes when asked for.
 * - Of each kind first the phrases that end so, then single words, wherever in a phrase they stand.
 */

import { sentence } from "../shared/language.js";
import { asLong, beginningAlike } from "./alike.js";
import { phraseRow, wordRow } from "./pool-order.js";
import { KINDS } from "./rhyme.js";
import { Rhymes } from "./rhymes.js";
import { WordSounds } from "./word-sounds.js";

// Of a real pool's near rhymes one in twenty is none: eight can be looked over.
const AT_FIRST = 8;
const SIGN = "~";
// Of single words the short ones come first: they fit into most lines.
const SHORTEST = 1;

/** @typedef {import("./pool-order.js").Group} Group */
/** @typedef {import("./pool-words.js").Word} Word */
/** @typedef {import("./rhyme.js").Sound} Sound */

export class PoolRhymes {
  #cells;
  #sounds;
  #index;
  #wordSounds;
  #wordIndex;
  /** The single words of the pool. @type {Map<string, Word>} */
  #words = new Map();
  #inHand;
  /** The kinds of which all are shown. @type {Set<string>} */
  #open = new Set();
  // What they are shown for.
  #last = "";
  /** What is listened for. */
  by = "rhyme";

  /**
   * @param {import("../shared/cells.js").Cells} cells @param {import("./sounds.js").Sounds} sounds
   * @param {import("../shared/connection.js").Connection} connection @param {import("./rhyme.js").Ear} ear
   * @param {{said: import("./said.js").Said, inHand: () => Sound|undefined, heard: () => void}} options said: what the poet says of guessed words; inHand: how the line in hand sounds; heard: more of the pool is known
   */
  constructor(cells, sounds, connection, ear, { said, inHand, heard }) {
    this.#cells = cells;
    this.#sounds = sounds;
    this.#index = new Rhymes(ear);
    this.#inHand = inHand;
    this.#wordIndex = new Rhymes(ear);
    this.#wordSounds = new WordSounds(connection, {
      said,
      withEars: () => sounds.withEars,
      isFree: () => !sounds.isBusy,
      told: (keys) => {
        keys.forEach((key) => this.#wordIndex.put(key, this.#wordSounds.get(key)));
        heard();
      },
    });
    sounds.onsaid((word) => this.#wordSounds.saidAnew(word));
    sounds.onanew(() => this.#wordSounds.hearAnew(this.#words));
    sounds.onchange((ids) => ids.forEach((id) => this.#index.put(id, sounds.phrase(id))));
  }

  /** A single word has come into the pool, or (without one) is gone from it. @param {string} key @param {Word} [word] */
  noteWord(key, word) {
    if (word) this.#words.set(key, word);
    else this.#words.delete(key);
    this.#wordSounds.note(key, word);
  }

  /** Whether rhymes are what somebody wants to see. @param {string} view @param {string} query */
  areWanted(view, query) {
    return query ? query.startsWith(SIGN) : view === "rhymes";
  }

  /** What goes with the line in hand or the word: phrases and single words. @param {string} query @returns {Group[]} */
  groups(query) {
    const sound = this.#with(query);
    if (!sound || !sound.last) return [];
    const last = `${this.by}/${sound.last}`;
    if (last !== this.#last) this.#open.clear();
    this.#last = last;
    return (this.by === "rhyme" ? this.#rhyming(sound) : this.#alike(sound)).filter(({ keys }) => keys.length);
  }

  #rhyming(sound) {
    const phrases = byKind(this.#index.of(sound));
    const words = byKind(this.#wordIndex.of({ ...sound, syllables: SHORTEST }));
    return KINDS.flatMap((kind) => {
      const title = sentence(`poet.rhymes.${kind}`, { word: sound.last });
      return this.#both(kind, title, { phrases: phrases[kind] || [], words: words[kind] || [], last: sound.last });
    });
  }

  #alike(sound) {
    const { by } = this;
    const find = by === "begins" ? beginningAlike : asLong;
    const title = by === "begins" ? sentence("poet.alike.begins") : sentence("poet.alike.length", { count: sound.syllables || 0 });
    const words = [...this.#words.keys()].sort().map((key) => /** @type {[string, Sound]} */ ([key, this.#wordSounds.get(key) || {}]));
    return this.#both(by, title, { phrases: find(sound, this.#cells.entries("sound/")), words: find(sound, words), last: sound.last });
  }

  /** Shows all of a kind. @param {string} key of its group */
  open(key) {
    this.#open.add(key);
  }

  /** Why there are none. @param {string} query */
  whyNone(query) {
    const sound = this.#with(query);
    if (sound && sound.last && this.by !== "rhyme") return sentence(`poet.alike.none.${this.by}`, { count: sound.syllables || 0 });
    if (sound && sound.last) return sentence("poet.rhymes.none", { word: sound.last });
    return wordOf(query) ? sentence("poet.rhymes.unknown") : sentence("poet.rhymes.no_line");
  }

  #with(query) {
    const word = wordOf(query);
    return word ? this.#sounds.typed(word) : this.#inHand();
  }

  /** The phrases, and the single words but the one itself that the line ends with. */
  #both(key, title, { phrases, words, last }) {
    const others = words.filter((word) => this.#wordSounds.get(word)?.last !== last);
    return [
      { ...this.#cut(`rhymes-${key}`, phrases), title, hue: null, row: (id) => phraseRow(id, this.#cells.get(`phrase/${id}`)), facts: (id) => factsOf(this.#sounds.phrase(id)) },
      {
        ...this.#cut(`rhyming-words-${key}`, others),
        title: sentence("poet.rhymes.in_words", { how: title }),
        hue: null,
        isInline: true,
        row: (word) => wordRow(word, this.#words.get(word)),
        facts: (word) => guessOf(this.#wordSounds.get(word)),
      },
    ];
  }

  /** As many as can be looked over, or all where all are wanted. */
  #cut(key, all) {
    const keys = this.#open.has(key) ? all : all.slice(0, AT_FIRST);
    return { key, keys, more: all.length - keys.length };
  }
}

function factsOf(sound) {
  const { syllables = 0 } = sound || {};
  return [syllables ? sentence("poet.syllables", { count: syllables }) : "", ...guessOf(sound)];
}

function guessOf(sound) {
  return sound?.guessed?.length ? [sentence("poet.guess")] : [];
}

function byKind(found) {
  return Object.fromEntries(found.map(({ kind, ids }) => [kind, ids]));
}

function wordOf(query) {
  return query.startsWith(SIGN) ? query.slice(SIGN.length).trim() : "";
}
