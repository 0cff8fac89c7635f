// @ts-check
/**
 * How two ends go together: the rules of live/prosody/rhyme.py over the records of docs/wire.md.
 *
 * - Pure. One test feeds both the same examples. What is reckoned with comes from there, with the page.
 */

/** How two ends go together, best first. */
export const KINDS = ["rhyme", "pararhyme", "near", "feminine", "light", "ending", "looks_alike", "same_sound", "ends_alike"];
const IN_LETTERS = new Set(["rhyme", "pararhyme", "near", "light", "same_sound", "feminine"]);
// So many letters look alike.
export const LOOKS = 3;
// Of so many tails is remembered how others go with them; each costs as much memory as a pool has ends.
const REMEMBERED = 64;
const FULL = ["EH", "IH", "UH"];
const A = "a".charCodeAt(0);

/** @typedef {{vowels: Object<string, number>, consonants: Object<string, number>, common: string[], weighs: Object<string, number>}} Measured */
/** @typedef {{wholes?: string[], tails?: string[], leaning_wholes?: string[], leaning_tails?: string[]}} Heard */
/** @typedef {{syllables?: number, also?: number[], guessed?: string[], stress?: string, first?: string[], last?: string, letters?: string, heard?: Heard[], r?: string[], lang?: string}} Sound */
/** @typedef {{vowel: string, coda: string, consonants: string[]}} Beat */
/** @typedef {{onset: string, weight: number, beats: string, before: string, skeleton: string, many: number, list: Beat[], last: Beat}} Tail
 * before: the beats but the last; many: how many consonants it has */

export class Ear {
  #measured;
  /** @type {Map<string, Tail>} */
  #tails = new Map();
  /** @type {Map<string, Map<string, string|null>>} */
  #kinds = new Map();
  /** @type {Map<string, number>} */
  #codas = new Map();

  /** @param {Measured} measured */
  constructor(measured) {
    this.#measured = measured;
  }

  /** How two go together, or null. @param {Sound} a @param {Sound} b @returns {string|null} */
  kind(a, b) {
    if (!a.last || !b.last || (a.lang || "") !== (b.lang || "")) return null;
    if (a.lang) return byLetters(a, b);
    const accents = byAccent(a.heard || [], b.heard || []);
    if (a.last === b.last) return this.#sameWord(accents);
    if (accents.some(([one, other]) => meet(one.wholes, other.wholes))) return "same_sound";
    return this.#inTails(accents) || this.#byWrittenR(a.r || [], b.r || []) || lookAlike(a, b);
  }

  /** The rhyme letter of each line: a b a b; "" where it rhymes with none. @param {(Sound|undefined)[]} lines @returns {string[]} */
  letters(lines) {
    /** @type {string[]} */
    const letters = [];
    lines.forEach((line, n) => {
      const before = lines.slice(0, n).findIndex((other) => other && line && this.#isRhyme(other, line));
      letters.push(before < 0 ? "" : letters[before]);
      if (before >= 0 && !letters[before]) letters[before] = letters[n] = nextLetter(letters);
    });
    return letters;
  }

  /** Takes tails apart that will be compared, so that it is done before somebody waits. @param {string[]} tails */
  learn(tails) {
    tails.forEach((tail) => this.#tail(tail));
  }

  /** How two tails go together. @param {string} tail @param {string} other @returns {string|null} */
  kindOfTails(tail, other) {
    if (this.#kinds.size > REMEMBERED) this.#kinds.clear();
    const known = this.#kinds.get(tail) || new Map();
    this.#kinds.set(tail, known);
    if (!known.has(other)) known.set(other, this.#compare(this.#tail(tail), this.#tail(other)));
    return known.get(other) || null;
  }

  /** The same for tails with an r that Britain only writes. @param {string} tail @param {string} other @returns {string|null} */
  kindByR(tail, other) {
    const kind = this.kindOfTails(tail, other);
    const isByR = kind === "near" && endsInR(this.#tail(tail)) && endsInR(this.#tail(other));
    return kind === "pararhyme" || isByR ? kind : null;
  }

  #isRhyme(a, b) {
    return IN_LETTERS.has(this.kind(a, b) || "");
  }

  #inTails(accents) {
    return best(accents.flatMap(([one, other]) => this.#kindsOf(allTails(one), allTails(other))));
  }

  #kindsOf(tails, others) {
    return tails.flatMap((tail) => others.map((other) => this.kindOfTails(tail, other)));
  }

  #byWrittenR(tails, others) {
    return best(tails.flatMap((tail) => others.map((other) => this.kindByR(tail, other))));
  }

  #sameWord(accents) {
    const isRhyme = ([one, other]) =>
      !meet(one.leaning_wholes, other.leaning_wholes) &&
      this.#kindsOf(one.leaning_tails || [], other.leaning_tails || []).includes("rhyme");
    return accents.some(isRhyme) ? "rhyme" : "same_sound";
  }

  #tail(text) {
    if (!this.#tails.has(text)) this.#tails.set(text, readTail(text));
    return this.#tails.get(text);
  }

  #compare(a, b) {
    if (a.beats === b.beats) return sameBeats(a, b);
    if (!Math.min(a.weight, b.weight)) return isWeakOf(a, b) || isWeakOf(b, a) ? "light" : null;
    if (a.list.length !== b.list.length) return goesOn(a, b) || goesOn(b, a) ? "feminine" : null;
    if (isPararhyme(a, b)) return "pararhyme";
    return this.#nearness(a, b) >= this.#measured.weighs.near ? "near" : null;
  }

  #nearness(a, b) {
    if (a.list.length === 1) return this.#beatsAlike(a.last, b.last);
    const { stressed } = this.#measured.weighs;
    const [first, ...others] = a.list.map((beat, n) => this.#beatsAlike(beat, b.list[n]));
    return stressed * first + ((1 - stressed) * others.reduce((sum, score) => sum + score, 0)) / others.length;
  }

  #beatsAlike(a, b) {
    const { vowel, consonants, open, telling } = this.#measured.weighs;
    if (a.vowel === b.vowel && a.coda === b.coda) return vowel + consonants;
    const codas = a.coda || b.coda ? this.#codasAlike(a, b) : open;
    const alike = vowel * alikeIn(this.#measured.vowels, a.vowel, b.vowel) + consonants * (codas * codas);
    return alike + (a.coda === b.coda && !a.consonants.every((one) => this.#measured.common.includes(one)) ? telling : 0);
  }

  /** Matched in order as well as can be; what is over counts against. */
  #codasAlike(a, b) {
    if (!a.coda || !b.coda) return 0;
    const key = `${a.coda}/${b.coda}`;
    const most = Math.max(a.consonants.length, b.consonants.length);
    if (!this.#codas.has(key)) this.#codas.set(key, this.#matched(a.consonants, b.consonants) / most);
    return this.#codas.get(key) || 0;
  }

  #matched(a, b) {
    let row = b.map(() => 0).concat([0]);
    a.forEach((one) => {
      const above = row;
      row = [0];
      b.forEach((other, j) => {
        const both = above[j] + alikeIn(this.#measured.consonants, one, other);
        row.push(Math.max(both, above[j + 1], row[j]));
      });
    });
    return row[b.length];
  }
}

function readTail(text) {
  const [onset, weight, beats] = text.split("/");
  const list = beats.split("|").map(readBeat);
  const skeleton = list.map(({ coda }) => coda).join("|");
  const many = [onset, ...list.map(({ coda }) => coda)].reduce((sum, some) => sum + (some ? some.split(" ").length : 0), 0);
  const before = beats.slice(0, Math.max(0, beats.lastIndexOf("|")));
  return { onset, weight: Number(weight), beats, before, skeleton, many, list, last: list[list.length - 1] };
}

function readBeat(text) {
  const [vowel, ...consonants] = text.split(" ");
  return { vowel, consonants, coda: consonants.join(" ") };
}

/** What all hear alike goes with every way in which the other is heard. */
function byAccent(a, b) {
  if (a.length === b.length) return a.map((one, n) => [one, b[n]]);
  return a.flatMap((one) => b.map((other) => [one, other]));
}

/** The tails of an end, also of what it leans on. @param {Heard} heard @returns {string[]} */
export function allTails({ tails = [], leaning_tails: leaning = [] }) {
  return leaning.length ? tails.concat(leaning) : tails;
}

function meet(some = [], others = []) {
  return some.some((one) => others.includes(one));
}

function best(kinds) {
  const places = kinds.filter(Boolean).map((kind) => KINDS.indexOf(kind));
  return places.length ? KINDS[Math.min(...places)] : null;
}

function byLetters(a, b) {
  if (a.last === b.last) return "same_sound";
  return a.letters && a.letters === b.letters ? "ends_alike" : null;
}

function lookAlike({ letters = "" }, other) {
  return letters.length >= LOOKS && letters === other.letters ? "looks_alike" : null;
}

function sameBeats(a, b) {
  const [lightest, heaviest] = [Math.min(a.weight, b.weight), Math.max(a.weight, b.weight)];
  if (heaviest !== 2 && a.onset === b.onset) return a.onset ? "ending" : null;
  if (lightest) return "rhyme";
  return heaviest ? "light" : null;
}

function isWeakOf(weak, full) {
  if (weak.weight || !full.weight || full.list.length > 1) return false;
  const { vowel, coda } = weak.last;
  return vowel === "AX" && FULL.includes(full.last.vowel) && coda !== "" && coda === full.last.coda;
}

function goesOn(short, long) {
  return short.beats === long.before && short.last.coda !== "";
}

function isPararhyme(a, b) {
  return a.onset !== "" && a.onset === b.onset && a.skeleton === b.skeleton && a.many > 1;
}

function endsInR({ last }) {
  return last.consonants[last.consonants.length - 1] === "R" && last.vowel !== "ER";
}

function alikeIn(table, a, b) {
  if (a === b) return 1;
  return table[a < b ? `${a} ${b}` : `${b} ${a}`] || 0;
}

function nextLetter(letters) {
  return String.fromCharCode(A + new Set(letters.filter(Boolean)).size);
}
