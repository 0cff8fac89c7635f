// @ts-check
/**
 * The socket of a page: sends its commands, keeps its cells current, and finds out when the line is dead.
 *
 * - A command is sent until it is answered; twice is harmless, the server knows its id.
 * - For plain http and phones from 2019.
 */

import { brought, sentence } from "./sentences.js";
import { KeptCommands, isTooLong } from "./outbox.js";

const BEAT_MS = 10000;
// So long after an unanswered beat a line is dead; so long without one a page says so.
const SILENCE_MS = 5000;
// After a restart three hundred phones come back: spread them, but over seconds.
const BACKOFF_FIRST_MS = 1000;
const BACKOFF_LAST_MS = 4000;
// Before sending again what was too fast or met a full disk.
const PAUSE_MS = 1500;
// The key by which this place was entered is old: the page, asked for again, says so.
const COME_IN_AGAIN = 1008;
// After so many closed doors a place looks whether it is still let in.
const DOORS = 3;

/** @typedef {{ok: number} | {refused: string, say: string}} Answer */
/** @typedef {{do: string} & Object<string, any>} Command */

export class Connection {
  /**
   * @param {{code: string, role: string, cells: Cells, keep?: (command: Command) => boolean, later?: (command: Command, refusal: any) => boolean}} options
   *   keep: which unanswered commands survive a reload. later: true for a refusal that means "not now"; the command then
   *   waits for `release`.
   */
  constructor({ code, role, cells, keep = () => false, later = () => false }) {
    this.status = "connecting";
    this._address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/${code}/live?role=${role}`;
    this._cells = cells;
    this._later = later;
    this._keep = keep;
    this._kept = new KeptCommands(`cento/${code}/${role}/outbox`);
    this._isKeyed = role !== "phone";
    this._outbox = /** @type {any[]} */ ([]);
    this._socket = /** @type {WebSocket|null} */ (null);
    this._open = false; // from a hello until the line is lost
    this._ref = 0;
    this._told = this._toldAt = Date.now(); // the server's time, ms, and ours when it told it
    this.speed = 1; // how fast the day's time goes: faster in a rehearsal
    this._heard = 0; // the last frame, by our clock
    this._beatSent = 0; // the beat not yet answered; 0: none
    this._tries = 0;
    this._paused = 0;
    this._retry = 0;
    this._silence = 0;
    this._gone = 0;
    this._watchers = /** @type {any[]} */ ([]);
    this._refusalWatchers = /** @type {any[]} */ ([]);
    this._elsewhereWatchers = /** @type {any[]} */ ([]);
  }

  /** Connects, and takes up what an earlier page left unanswered. */
  start() {
    this._kept.commands().forEach((command) => this._takeUp(command));
    this._lostSoon();
    this._connect();
    window.setInterval(() => this._beat(), BEAT_MS);
    window.addEventListener("online", () => this._look());
    window.addEventListener("offline", () => this._look());
    document.addEventListener("visibilitychange", () => document.hidden || this._look());
    window.addEventListener("storage", (event) => event.key === this._kept.key && this._leaveToOthers());
  }

  _takeUp(command) {
    if (!isTooLong(command)) return void this._queue(command, { tried: true, kept: true });
    this._kept.take(command);
    setTimeout(() => this._refusalWatchers.forEach((fn) => fn(command, tooLong())));
  }

  /**
   * Sends until there is an answer, also after reconnects; "too_fast" and "log.unavailable" are none.
   * @param {Command} command without ref @returns {Promise<Answer>} refusals too
   */
  send(command) {
    if (isTooLong(command)) return this._refuse(command);
    const answered = this._queue(command, { kept: this._keep(command) && this._kept.put(command) });
    this._flush();
    // A silent line may be dead: find out now.
    if (Date.now() - this._heard > SILENCE_MS) this._beat();
    this._tell();
    return answered;
  }

  _refuse(command) {
    return Promise.resolve(tooLong()).then((refusal) => {
      this._refusalWatchers.forEach((fn) => fn(command, refusal));
      return refusal;
    });
  }

  /** Server time in ms; our own before the first hello. */
  now() {
    return this._told + (Date.now() - this._toldAt) * this.speed;
  }

  /** Commands not yet answered, in order. @returns {Command[]} */
  get waiting() {
    return this._outbox.map((waiting) => waiting.command);
  }

  /** Sends what waits for its time. @param {(command: Command) => boolean} ready */
  release(ready) {
    this._outbox.forEach((waiting) => {
      if (waiting.held && ready(waiting.command)) waiting.held = false;
    });
    this._flush();
  }

  /**
   * Takes a command out of the outbox unanswered. @param {string} id
   * @returns {"kept"|"perhaps"|null} kept: it cannot have arrived; perhaps: it may, from here or from another tab that
   *   shares what is kept; null: it was not here
   */
  drop(id) {
    const found = this._outbox.find((waiting) => waiting.command.id === id);
    if (!found) return null;
    this._forget(found);
    return found.tried || found.kept ? "perhaps" : "kept";
  }

  /** Gives a command up that waited too long; its promise says so. @param {Command} command @param {string} say */
  forget(command, say) {
    const found = this._outbox.find((waiting) => waiting.command === command);
    if (!found) return;
    this._forget(found);
    found.resolve({ refused: "late", say });
  }

  /** Calls `fn` when `status` or `waiting` changes. @param {() => void} fn */
  onchange(fn) {
    this._watchers.push(fn);
  }

  /** Calls `fn(command, refusal)`, also for commands of an earlier page. */
  onrefused(fn) {
    this._refusalWatchers.push(fn);
  }

  /** Calls `fn(command)` when another tab of this browser has settled what waited here too. */
  onelsewhere(fn) {
    this._elsewhereWatchers.push(fn);
  }

  /** tried: it may have arrived already. kept: it is kept in this browser, until somebody settles it. */
  _queue(command, { tried = false, kept = false }) {
    return new Promise((resolve) => {
      this._outbox.push({ command, ref: ++this._ref, sent: false, tried, kept, held: false, resolve });
    });
  }

  /** What is no longer kept was answered or taken back in another tab: sent from here it would come back. */
  _leaveToOthers() {
    const kept = this._kept.spelt();
    const settled = this._outbox.filter((waiting) => waiting.kept && !kept.includes(JSON.stringify(waiting.command)));
    if (!settled.length) return;
    this._outbox = this._outbox.filter((waiting) => !settled.includes(waiting));
    settled.forEach(({ command, resolve }) => {
      this._elsewhereWatchers.forEach((fn) => fn(command));
      resolve({ ok: this._cells.n });
    });
    this._tell();
  }

  _connect() {
    clearTimeout(this._retry);
    const { n, epoch } = this._cells;
    const resume = epoch === null ? "" : `&since=${n}&epoch=${encodeURIComponent(epoch)}`;
    const socket = new WebSocket(this._address + resume);
    this._socket = socket;
    socket.onmessage = (event) => socket === this._socket && this._hear(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (event.code === COME_IN_AGAIN) location.reload();
      else if (socket === this._socket) this._lose();
    };
    // A handshake into a dead network may hang for a minute.
    this._expect();
  }

  _hear(frame) {
    this._heard = Date.now();
    clearTimeout(this._silence);
    this._silence = 0;
    if (frame.hello) this._greet(frame.hello);
    if (frame.beat) this._keepTime(frame.beat);
    if (frame.cells) this._cells.apply(frame);
    if (frame.ok !== undefined || frame.refused) this._answer(frame);
    if (frame.hello) this._flush();
    if (this._beatSent) this._expect(); // other frames are no answer to a beat
  }

  _greet(hello) {
    this._open = true;
    this._tries = 0;
    this._beatSent = 0;
    this.speed = hello.speed || 1;
    this._take(hello.now, 0);
    clearTimeout(this._gone);
    this._gone = 0;
    this._become("live");
  }

  _keepTime(serverNow) {
    if (!this._beatSent) return;
    this._take(serverNow, (Date.now() - this._beatSent) / 2);
    this._beatSent = 0;
  }

  _take(serverNow, travel) {
    this._toldAt = Date.now();
    this._told = serverNow + travel * this.speed;
  }

  _answer(frame) {
    if (frame.ref === null) this._beatSent = 0; // a beat was too fast: the line lives
    const waiting = this._outbox.find((one) => one.ref === frame.ref);
    if (!waiting) return;
    if (frame.refused && brought.inAMoment.includes(frame.refused)) return this._pause(waiting);
    if (frame.refused && this._later(waiting.command, frame)) return this._hold(waiting);
    this._forget(waiting);
    if (frame.refused) this._refusalWatchers.forEach((fn) => fn(waiting.command, frame));
    waiting.resolve(frame);
  }

  /** Everything waits with it, so that the order stays. */
  _pause(waiting) {
    waiting.sent = false;
    if (this._paused) return;
    this._paused = window.setTimeout(() => {
      this._paused = 0;
      this._flush();
    }, PAUSE_MS * (1 + Math.random()));
  }

  _hold(waiting) {
    waiting.held = true;
    waiting.sent = false;
    this._tell();
  }

  _forget(waiting) {
    this._outbox = this._outbox.filter((one) => one !== waiting);
    this._kept.take(waiting.command);
    this._tell();
  }

  _flush() {
    if (!this._open || this._paused) return;
    this._leaveToOthers();
    this._outbox.forEach((waiting) => {
      if (waiting.sent || waiting.held) return;
      waiting.sent = waiting.tried = true;
      this._transmit({ ...waiting.command, ref: waiting.ref });
    });
  }

  _transmit(frame) {
    if (this._socket && this._socket.readyState === WebSocket.OPEN) this._socket.send(JSON.stringify(frame));
  }

  _beat() {
    if (!this._open || this._beatSent) return;
    this._beatSent = Date.now();
    this._transmit({ do: "beat" });
    this._expect();
  }

  _expect() {
    clearTimeout(this._silence);
    this._silence = window.setTimeout(() => {
      this._become("offline");
      this._lose();
    }, SILENCE_MS);
  }

  _lose() {
    const socket = this._socket;
    this._socket = null;
    this._open = false;
    clearTimeout(this._silence);
    if (socket) socket.close();
    this._outbox.forEach((waiting) => (waiting.sent = false));
    this._lostSoon();
    if (this._tries % DOORS === DOORS - 1 && this._isKeyed) this._tryDoor();
    const longest = Math.min(BACKOFF_LAST_MS, BACKOFF_FIRST_MS * 2 ** this._tries++);
    this._retry = window.setTimeout(() => this._connect(), longest * (0.1 + 0.9 * Math.random()));
  }

  /** Keys that were renewed while nobody was connected: the server is there, and shows the door instead of the page. */
  _tryDoor() {
    const page = fetch(location.pathname).then((answer) => answer.text());
    page.then((text) => text.includes("data-enter") && location.reload()).catch(() => {});
  }

  _lostSoon() {
    if (this.status === "live") this._become("connecting");
    if (!this._gone) this._gone = window.setTimeout(() => this._open || this._become("offline"), SILENCE_MS);
  }

  /** The network changed, or somebody looks again: no need to wait for a timer. */
  _look() {
    if (this._open) this._beat();
    else if (!this._socket) this._connect();
  }

  _become(status) {
    if (this.status === status) return;
    this.status = status;
    this._tell();
  }

  _tell() {
    this._watchers.forEach((fn) => fn());
  }
}

function tooLong() {
  return { refused: "frame.too_long", say: sentence("refused.frame.too_long") };
}
