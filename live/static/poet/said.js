// @ts-check
/**
 * What the poet says of words whose sounds are guessed: what they rhyme with, and how many syllables they have.
 *
 * - It is a matter of this page; the browser keeps it for the day, with how the other word sounds, so that it holds
 *   without the line too.
 * - A record is put right where it is read: what is guessed no longer is not marked as guessed.
 */

import { keep, kept } from "../shared/page.js";

/** @typedef {import("./rhyme.js").Sound} Sound */
/** @typedef {{like: string, sound: Sound|null, syllables: number, guessed: number}} Saying like: a word that it rhymes with, or ""; sound: how that sounds; syllables: how many it has, which were guessed before */

export class Said {
  #key;
  /** @type {Map<string, Saying>} */
  #words;

  /** @param {string} key where this browser keeps them */
  constructor(key) {
    this.#key = key;
    this.#words = new Map(kept(key, []));
  }

  /** @param {string} word @returns {Saying|undefined} */
  get(word) {
    return this.#words.get(word);
  }

  /** Keeps what is said of a word; without it, it is guessed again. @param {string} word @param {Saying} [saying] */
  put(word, saying) {
    if (saying) this.#words.set(word, saying);
    else this.#words.delete(word);
    keep(this.#key, [...this.#words]);
  }

  /** A record as it is with what was said. @template {Sound|undefined} T @param {T} sound @returns {T} */
  applied(sound) {
    const { guessed = [] } = sound || {};
    const known = guessed.filter((word) => this.#words.has(word));
    return sound && known.length ? known.reduce((right, word) => putRight(right, word, this.#words.get(word)), sound) : sound;
  }
}

/** A record with one of its words put right. */
function putRight(sound, word, { sound: like, syllables, guessed }) {
  const right = { ...sound, guessed: sound.guessed.filter((other) => other !== word) };
  const more = syllables - guessed;
  // Where its beats are, nobody has said.
  if (more) Object.assign(right, { syllables: (sound.syllables || 0) + more, also: [], stress: "" });
  if (like && sound.last === word) Object.assign(right, { heard: heardLike(sound.heard || [], like.heard || []), r: like.r || [] });
  return right;
}

/** It begins as it did, and ends like the other. */
function heardLike(own, like) {
  return like.map(({ tails = [] }, accent) => {
    const { wholes = [], tails: before = [] } = own[accent] || own[0] || {};
    const [onset = ""] = (before[0] || "").split("/");
    return { wholes, tails: tails.map((tail) => [onset, ...tail.split("/").slice(1)].join("/")) };
  });
}
