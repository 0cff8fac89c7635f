// @ts-check
/**
 * The socket of a page: sends its commands, keeps its cells current, and finds out when the line is dead.
 *
 * - A command is sent until it is answered; twice is harmless, the server knows its id.
 * - For plain http and phones from 2019.
 */

import { brought, sentence } from "./language.js";
import { Outbox, isTooLong } from "./outbox.js";

const BEAT_MS = 10000;
// So long after an unanswered beat a line is dead; so long without one a page says so.
const SILENCE_MS = 5000;
// After a restart three hundred phones come back: spread them, but over seconds.
const BACKOFF_FIRST_MS = 1000;
const BACKOFF_LAST_MS = 4000;
// Before sending again what was too fast or met a full disk.
const PAUSE_MS = 1500;
// The key by which this place was entered is old: the page, asked for again, says so.
const KEY_IS_OLD = 1008;
// After so many closed doors a place looks whether it is still let in.
const DOORS = 3;

/** @typedef {{ok: number} | {refused: string, say: string}} Answer */
/** @typedef {import("./outbox.js").Command} Command */
/** @typedef {import("./outbox.js").Waiting} Waiting */

export class Connection {
  /**
   * @param {{code: string, role: string, cells: import("./cells.js").Cells, keep?: (command: Command) => boolean, later?: (command: Command, refusal: any) => boolean}} options
   *   keep: which unanswered commands survive a reload. later: true for a refusal that means "not now"; the command then
   *   waits for `release`.
   */
  constructor({ code, role, cells, keep = () => false, later = () => false }) {
    /** "connecting", "live", "offline" once it has been away for a while, or "carried" while another way carries. */
    this.status = "connecting";
    /** How fast the day's time goes: faster in a rehearsal. */
    this.speed = 1;
    this._address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/${code}/live?role=${role}`;
    this._isKeyed = role !== "phone";
    this._cells = cells;
    this._keep = keep;
    this._later = later;
    this._outbox = new Outbox(`cento/${code}/${role}/outbox`);
    this._socket = null;
    this._carry = null;
    this._isResting = false;
    // Whether a socket has ever opened: then one can.
    this._wasLive = false;
    // From a hello until the line is lost.
    this._isOpen = false;
    // The server's time, ms, and ours when it told it.
    this._told = this._toldAt = Date.now();
    // The last frame, and the beat not yet answered, by our clock; 0: none.
    this._heardAt = this._beatAt = 0;
    this._tries = 0;
    // Timers; 0: none.
    this._paused = this._retry = this._silence = this._gone = 0;
    this._watchers = [];
    this._refusalWatchers = [];
    this._elsewhereWatchers = [];
  }

  /** Connects, and takes up what an earlier page left unanswered. */
  start() {
    this._outbox.kept.forEach((command) => this._takeUp(command));
    this._lostSoon();
    this._connect();
    window.setInterval(() => this._beat(), BEAT_MS);
    window.addEventListener("online", () => this._look());
    window.addEventListener("offline", () => this._look());
    document.addEventListener("visibilitychange", () => document.hidden || this._look());
    window.addEventListener("storage", (event) => event.key === this._outbox.key && this._leaveToOthers());
  }

  _takeUp(command) {
    if (!isTooLong(command)) return void this._outbox.add(command, { isTried: true, isKept: true });
    this._outbox.unkeep(command);
    setTimeout(() => this._tellRefused(command, tooLong()));
  }

  /**
   * Sends until there is an answer, also after reconnects; "too_fast" and "log.unavailable" are none.
   * @param {Command} command without ref @returns {Promise<Answer>} refusals too
   */
  send(command) {
    if (isTooLong(command)) return Promise.resolve(tooLong()).then((refusal) => this._tellRefused(command, refusal));
    const answered = this._outbox.add(command, { isTried: false, isKept: this._keep(command) });
    this._flush();
    // A silent line may be dead: find out now.
    if (Date.now() - this._heardAt > SILENCE_MS) this._beat();
    this._tell();
    return answered;
  }

  /** Server time in ms; our own before the first hello. */
  now() {
    return this._told + (Date.now() - this._toldAt) * this.speed;
  }

  /** Commands not yet answered, in order. @returns {Command[]} */
  get waiting() {
    return this._outbox.commands;
  }

  /** Whether no socket opens here at all, as far as two tries or some seconds can tell. */
  get isShut() {
    return !this._wasLive && (this._tries > 1 || this.status === "offline");
  }

  /** Sends what waits for its time. @param {(command: Command) => boolean} isReady */
  release(isReady) {
    this._outbox.release(isReady);
    this._flush();
  }

  /**
   * Takes a command out of the outbox unanswered. @param {string} id
   * @returns {"kept"|"perhaps"|null} kept: it cannot have arrived; perhaps: it may, from here or from another tab that
   *   shares what is kept; null: it was not here
   */
  drop(id) {
    const found = this._outbox.find(({ command }) => command.id === id);
    if (!found) return null;
    this._settle(found);
    return found.isTried || found.isKept ? "perhaps" : "kept";
  }

  /** Gives a command up that waited too long; its promise says so. @param {Command} command @param {string} say */
  forget(command, say) {
    const found = this._outbox.find((waiting) => waiting.command === command);
    if (!found) return;
    this._settle(found);
    found.resolve({ refused: "late", say });
  }

  /** Calls `fn` when `status` or `waiting` changes. @param {() => void} fn */
  onchange(fn) {
    this._watchers.push(fn);
  }

  /** Calls `fn`, also for commands of an earlier page. @param {(command: Command, refusal: any) => void} fn */
  onrefused(fn) {
    this._refusalWatchers.push(fn);
  }

  /** Calls `fn` when another tab of this browser has settled what waited here too. @param {(command: Command) => void} fn */
  onelsewhere(fn) {
    this._elsewhereWatchers.push(fn);
  }

  /**
   * Lets commands go another way while no socket opens; each is answered by `hear`. Null: that way is closed too.
   * @param {((frame: any) => void)|null} carry
   */
  carryBy(carry) {
    if (this._isOpen) return;
    this._carry = carry;
    if (!carry) this._outbox.unsend();
    this._become(carry ? "carried" : "offline");
    if (carry) this._flush();
  }

  /** Takes what came another way: cells with the time of a hello, or an answer. @param {any} frame */
  hear(frame) {
    if (frame.hello) this._tellTime(frame.hello);
    if (frame.cells) this._cells.apply(frame);
    if (frame.ref) this._answer(frame);
  }

  /** Opens no more sockets. */
  rest() {
    this._isResting = true;
  }

  // What goes out

  _flush() {
    if (!(this._isOpen || this._carry) || this._paused) return;
    this._leaveToOthers();
    this._outbox.takeReady().forEach(({ command, ref }) => this._transmit({ ...command, ref }));
  }

  _transmit(frame) {
    if (this._carry) this._carry(frame);
    else if (this._socket && this._socket.readyState === WebSocket.OPEN) this._socket.send(JSON.stringify(frame));
  }

  _leaveToOthers() {
    const settled = this._outbox.takeSettledElsewhere();
    settled.forEach(({ command, resolve }) => {
      this._elsewhereWatchers.forEach((fn) => fn(command));
      resolve({ ok: this._cells.n });
    });
    if (settled.length) this._tell();
  }

  _settle(waiting) {
    this._outbox.settle(waiting);
    this._tell();
  }

  // What comes in

  _connect() {
    clearTimeout(this._retry);
    if (this._isResting) return;
    const { n, h, epoch } = this._cells;
    const resume = epoch === null ? "" : `&since=${n}&h=${h}&epoch=${epoch}`;
    const socket = new WebSocket(this._address + resume);
    this._socket = socket;
    socket.onmessage = (event) => socket === this._socket && this._hear(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (event.code === KEY_IS_OLD) location.reload();
      else if (socket === this._socket) this._lose();
    };
    // A handshake into a dead network may hang for a minute.
    this._expect();
  }

  _hear(frame) {
    this._heardAt = Date.now();
    clearTimeout(this._silence);
    this._silence = 0;
    if (frame.hello) this._greet(frame.hello);
    if (frame.beat && this._beatAt) this._hearBeat(frame.beat);
    if (frame.cells) this._cells.apply(frame);
    if (frame.ok !== undefined || frame.refused) this._answer(frame);
    if (frame.hello) this._flush();
    // Other frames are no answer to a beat.
    if (this._beatAt) this._expect();
  }

  _greet(hello) {
    this._isOpen = this._wasLive = true;
    this._tries = this._beatAt = 0;
    if (this._carry) this._outbox.unsend();
    this._carry = null;
    this._tellTime(hello);
    clearTimeout(this._gone);
    this._gone = 0;
    this._become("live");
  }

  _tellTime({ speed, now }) {
    this.speed = speed || 1;
    this._setTime(now, 0);
  }

  _hearBeat(serverNow) {
    this._setTime(serverNow, (Date.now() - this._beatAt) / 2);
    this._beatAt = 0;
  }

  _setTime(serverNow, travel) {
    this._toldAt = Date.now();
    this._told = serverNow + travel * this.speed;
  }

  _answer(frame) {
    // A beat was too fast: the line lives.
    if (frame.ref === null) this._beatAt = 0;
    const waiting = this._outbox.find(({ ref }) => ref === frame.ref);
    if (!waiting) return;
    const { command } = waiting;
    if (frame.refused && brought.inAMoment.includes(frame.refused)) return this._pause(waiting);
    if (frame.refused && this._later(command, frame)) return this._hold(waiting);
    this._outbox.settle(waiting);
    // Before the page is drawn: else what was pressed would be drawn as done, and stay so.
    if (frame.refused) this._tellRefused(command, frame);
    this._tell();
    waiting.resolve(frame);
  }

  /** Everything waits with it, so that the order stays. */
  _pause(waiting) {
    waiting.isSent = false;
    if (this._paused) return;
    this._paused = window.setTimeout(() => {
      this._paused = 0;
      this._flush();
    }, PAUSE_MS * (1 + Math.random()));
  }

  _hold(waiting) {
    waiting.isHeld = true;
    waiting.isSent = false;
    this._tell();
  }

  // Whether the line lives

  _beat() {
    if (!this._isOpen || this._beatAt) return;
    this._beatAt = Date.now();
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
    this._isOpen = false;
    clearTimeout(this._silence);
    if (socket) socket.close();
    if (!this._carry) this._outbox.unsend();
    this._lostSoon();
    if (this._tries % DOORS === DOORS - 1 && this._isKeyed) this._tryDoor();
    const longest = Math.min(BACKOFF_LAST_MS, BACKOFF_FIRST_MS * 2 ** this._tries++);
    if (this.isShut) this._tell();
    this._retry = window.setTimeout(() => this._connect(), longest * (0.1 + 0.9 * Math.random()));
  }

  /** Keys that were renewed while nobody was connected: the server is there, and shows the door instead of the page. */
  _tryDoor() {
    const page = fetch(location.pathname).then((answer) => answer.text());
    page.then((text) => text.includes("data-enter") && location.reload()).catch(() => {});
  }

  _lostSoon() {
    if (this.status === "live") this._become("connecting");
    if (!this._gone) this._gone = window.setTimeout(() => this._isOpen || this._become("offline"), SILENCE_MS);
  }

  /** The network changed, or somebody looks again: no need to wait for a timer. */
  _look() {
    if (this._isOpen) this._beat();
    else if (!this._socket) this._connect();
  }

  // Who is told

  _become(status) {
    if (this.status === status || (status === "offline" && this._carry)) return;
    this.status = status;
    this._tell();
  }

  _tell() {
    this._watchers.forEach((fn) => fn());
  }

  _tellRefused(command, refusal) {
    this._refusalWatchers.forEach((fn) => fn(command, refusal));
    return refusal;
  }
}

function tooLong() {
  return { refused: "frame.too_long", say: sentence("refused.frame.too_long") };
}
