// @ts-check
/**
 * Phrases by their ends, so that those are found that rhyme with a line without a look at each.
 *
 * - Phrases that end alike are one end; ends are found by their sounds, so that each two sounds are compared once.
 * - It finds what the ear would say of each two alone; one test compares them.
 */

import { allTails, KINDS, LOOKS } from "./rhyme.js";

const SAME_SOUND = "same_sound";

/** @typedef {import("./rhyme.js").Sound} Sound */
/** @typedef {{sound: Sound, ids: Map<string, number>}} End phrases with how many syllables they have */
/** @typedef {Map<string, Set<End>>} ByText */

/** Ends by a text that several of them have. */
class Found {
  /** @type {ByText} */
  by = new Map();

  /** @param {string|undefined} text @returns {Iterable<End>} */
  get(text) {
    return this.by.get(text || "") || [];
  }

  add(texts = [], end) {
    texts.forEach((text) => this.by.set(text, (this.by.get(text) || new Set()).add(end)));
  }

  remove(texts = [], end) {
    texts.forEach((text) => {
      const ends = this.by.get(text);
      if (ends && ends.delete(end) && !ends.size) this.by.delete(text);
    });
  }
}

export class Rhymes {
  #ear;
  /** By what those have in common that are one end. @type {Map<string, End>} */
  #ends = new Map();
  /** @type {Map<string, End>} */
  #endOf = new Map();
  #lasts = new Found();
  #letters = new Found();
  #r = new Found();
  // As the south hears them, as the north does, and as both do.
  #tails = [new Found(), new Found(), new Found()];
  #wholes = [new Found(), new Found(), new Found()];

  /** @param {import("./rhyme.js").Ear} ear */
  constructor(ear) {
    this.#ear = ear;
  }

  /** Takes a phrase in, or out where it has no sound any more. @param {string} id @param {Sound|undefined} sound */
  put(id, sound) {
    this.#takeOut(id);
    if (!sound || !sound.last) return;
    const key = keyOf(sound);
    const end = this.#ends.get(key) || this.#newEnd(key, sound);
    end.ids.set(id, sound.syllables || 0);
    this.#endOf.set(id, end);
  }

  /** What rhymes with a line: by kind, best first, and of a kind those first that are as long. @param {Sound} line @returns {{kind: string, ids: string[]}[]} */
  of(line) {
    /** @type {[number, string][][]} */
    const rows = KINDS.map(() => []);
    this.#kinds(line).forEach((kind, { ids }) => {
      ids.forEach((syllables, id) => rows[kind].push([Math.abs(syllables - (line.syllables || 0)), id]));
    });
    const sorted = rows.map((row, kind) => ({ kind: KINDS[kind], ids: row.sort(([a], [b]) => a - b).map(([, id]) => id) }));
    return sorted.filter(({ ids }) => ids.length);
  }

  /** The places of their kinds. @returns {Map<End, number>} */
  #kinds(line) {
    const found = new Map();
    if (line.lang) return this.#inLanguage(line);
    this.#eachHeard(line, (heard, at) => this.#noteTails(found, heard, this.#tails[at]));
    this.#eachHeard(line, ({ wholes = [] }, at) =>
      wholes.forEach((whole) => note(found, this.#wholes[at].get(whole), KINDS.indexOf(SAME_SOUND))),
    );
    this.#noteOthers(found, this.#byR(line));
    if ((line.letters || "").length >= LOOKS) this.#noteOthers(found, this.#looking(line.letters));
    for (const end of this.#lasts.get(line.last)) found.set(end, KINDS.indexOf(this.#ear.kind(line, end.sound) || SAME_SOUND));
    return found;
  }

  #inLanguage(line) {
    const found = new Map();
    this.#ends.forEach((end) => {
      const kind = this.#ear.kind(line, end.sound);
      if (kind) found.set(end, KINDS.indexOf(kind));
    });
    return found;
  }

  /** What all hear alike goes with every way in which the other is heard. */
  #eachHeard({ heard = [] }, fn) {
    heard.forEach((one, n) => (heard.length === 1 ? [0, 1, 2] : [n, 2]).forEach((at) => fn(one, at)));
  }

  #noteTails(found, heard, ends) {
    allTails(heard).forEach((tail) => {
      ends.by.forEach((these, other) => {
        const kind = this.#ear.kindOfTails(tail, other);
        if (kind) noteBetter(found, these, KINDS.indexOf(kind));
      });
    });
  }

  #byR({ r = [] }) {
    const found = new Map();
    r.forEach((tail) => {
      this.#r.by.forEach((ends, other) => {
        const kind = this.#ear.kindByR(tail, other);
        if (kind) noteBetter(found, ends, KINDS.indexOf(kind));
      });
    });
    return found;
  }

  #looking(letters) {
    const found = new Map();
    note(found, this.#letters.get(letters), KINDS.indexOf("looks_alike"));
    return found;
  }

  /** Those of which nothing better is known. */
  #noteOthers(found, others) {
    others.forEach((kind, end) => found.has(end) || found.set(end, kind));
  }

  #newEnd(key, sound) {
    const end = { sound, ids: new Map() };
    this.#ends.set(key, end);
    (sound.heard || []).forEach((heard) => this.#ear.learn(allTails(heard)));
    this.#eachPlace(sound, (found, texts) => found.add(texts, end));
    return end;
  }

  #takeOut(id) {
    const end = this.#endOf.get(id);
    if (!end) return;
    this.#endOf.delete(id);
    end.ids.delete(id);
    if (end.ids.size) return;
    this.#ends.delete(keyOf(end.sound));
    this.#eachPlace(end.sound, (found, texts) => found.remove(texts, end));
  }

  /** Where an end in English is found, and by what. */
  #eachPlace({ last, letters, r, heard = [], lang }, fn) {
    if (lang) return;
    fn(this.#lasts, [last]);
    fn(this.#letters, [letters]);
    fn(this.#r, r);
    heard.forEach((one, n) => {
      fn(this.#tails[heard.length === 1 ? 2 : n], allTails(one));
      fn(this.#wholes[heard.length === 1 ? 2 : n], one.wholes);
    });
  }
}

function note(found, ends, kind) {
  for (const end of ends) found.set(end, kind);
}

function noteBetter(found, ends, kind) {
  for (const end of ends) if (kind < (found.get(end) ?? KINDS.length)) found.set(end, kind);
}

/** A word sounds alike wherever it stands, but for what it leans on. */
function keyOf({ last, lang = "", heard = [] }) {
  return [last, lang, ...heard.map(({ leaning_wholes: wholes = [] }) => wholes.join())].join("/");
}
