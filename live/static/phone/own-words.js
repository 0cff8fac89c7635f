// @ts-check
/**
 * A person's own words, and where each of them has got to.
 *
 * - What the room has is in the cells. This store holds the rest, by id: words that are `leaving`, words that were
 *   `returned` and wait here to be changed, words that this person is `taking_back`, and words `taken_back` before
 *   they arrived: where another tab sends them all the same, they are taken back again. What was given without a seat
 *   stays `apart`.
 * - Words that were returned outlast the page; what is leaving does so in the connection's outbox.
 */

import { announce, keep, kept } from "../shared/page.js";
import { cells, connection, isOffer, keyOf, kindOf, takes } from "./room.js";

/**
 * @typedef {import("./room.js").Command} Command
 * @typedef {{is: string, command?: Command, say?: string}} Word say: why it was returned
 */

class OwnWords {
  constructor() {
    this._key = keyOf("returned");
    this._here = new Map(kept(this._key, []).map(([id, word]) => [id, { ...word, is: "returned" }]));
    this._watchers = [];
    this._returnWatchers = [];
    connection.onrefused((command, refusal) => this._refused(command, refusal));
    connection.onelsewhere(({ id }) => this._put(id, null));
    cells.subscribe((changed) => this._hear(changed));
  }

  /** Takes up what an earlier page sent without an answer. */
  start() {
    this._watchers.forEach((fn) => fn());
    connection.waiting.forEach((command) => {
      if (isOffer(command)) this._put(command.id, { is: "leaving", command });
      else if (isWithdrawal(command)) this._put(command.id, { is: "taking_back" });
    });
  }

  /** Calls `fn` when words have got somewhere. @param {() => void} fn */
  onchange(fn) {
    this._watchers.push(fn);
  }

  /** Calls `fn` with words that were not taken as they are. @param {(command: Command) => void} fn */
  onreturned(fn) {
    this._returnWatchers.push(fn);
  }

  /** Sends words to the room. @param {Command} command @returns {Promise<boolean>} whether they are given now */
  give(command) {
    this._put(command.id, { is: "leaving", command });
    const answered = connection.send(command);
    // Answered, and neither here nor there: taken back in another tab.
    return answered.then((answer) => "ok" in answer && (this._here.has(command.id) || isArrived(command.id)));
  }

  /** Words that were given by a browser that keeps no cookies: the room cannot know them again. @param {Command} command */
  keepApart(command) {
    this._put(command.id, { is: "apart", command });
  }

  /** Words that were returned, taken out to be changed. @param {string} id @returns {Word} */
  takeOut(id) {
    const word = this._here.get(id);
    this._put(id, null);
    return word;
  }

  /** Whether some words wait here to be changed. */
  get hasReturned() {
    return this.here.some(([, word]) => isReturned(word));
  }

  /** What this phone knows of them besides the cells, the oldest first. @returns {[string, Word][]} [id, word] */
  get here() {
    return Array.from(this._here);
  }

  /**
   * Asks for words back that may be in the room. @param {string} what "phrase" or "note" @param {string} id
   * @param {Command} [command] where they may be seen until they arrive: they were taken, and are about to be here
   */
  askBack(what, id, command) {
    this._put(id, { is: "taking_back", command });
    connection.send({ do: `${what}.withdraw`, id });
  }

  _put(id, word) {
    const before = this._here.get(id) || {};
    if (word) this._here.set(id, word);
    else this._here.delete(id);
    if (isReturned(before) || (word && isReturned(word))) this._keepReturned();
    this._watchers.forEach((fn) => fn());
  }

  _keepReturned() {
    const returned = this.here.filter(([, word]) => isReturned(word));
    keep(this._key, returned.map(([id, { command, say }]) => [id, { command, say }]));
  }

  _refused(command, { refused, say }) {
    if (isOffer(command)) return this._return(command, say);
    if (!isWithdrawal(command)) return;
    const never = refused.endsWith(".unknown");
    this._put(command.id, never ? { is: "taken_back" } : null);
    if (!never) announce(say);
  }

  _return(command, say) {
    this._put(command.id, { is: "returned", command, say });
    this._returnWatchers.forEach((fn) => fn(command));
  }

  _hear(changed) {
    changed.forEach((key) => key.startsWith("mine/") && this._arrive(key.slice("mine/".length)));
    if (changed.has("now")) connection.release((command) => takes(kindOf(command)));
  }

  _arrive(id) {
    const [word, cell] = [this._here.get(id), cells.get(`mine/${id}`)];
    if (!word || !cell) return;
    if (word.is === "leaving" || stepOf(cell, "withdrawn")) this._put(id, null);
    else if (word.is === "taken_back") this.askBack(cell.what, id);
  }
}

/** The words of whoever holds this phone. */
export const ownWords = new OwnWords();

/** Whether there are any, here or in the room, or were in the room. */
export function hasWords() {
  return Boolean(ownWords.here[0] || cells.entries("mine/")[0] || kept(keyOf("given"), { words: [] }).words[0]);
}

/** A step of words on their way through the day. @param {any} cell of words of one's own @param {string} is */
export function stepOf(cell, is) {
  return cell.state.find((step) => step.is === is);
}

/** Whether the room has these words of one's own. @param {string} id */
export function isArrived(id) {
  return cells.has(`mine/${id}`);
}

function isWithdrawal(command) {
  return command.do.endsWith(".withdraw");
}

/** Whether words came back, to be changed. @param {Word} word */
export function isReturned(word) {
  return word.is === "returned";
}
