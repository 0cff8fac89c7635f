// @ts-check
/**
 * The poet's top bar: when the poem is read, what is new, whose words are in it, and what has to be said of the connection.
 */

import { announce, part, write } from "../shared/page.js";
import { clock, sentence } from "../shared/language.js";

// The clock says whole minutes; a quarter of one is as late as it may be.
const LOOK_AT_CLOCK_MS = 15_000;
// Farther off, "in about 300 hours" helps nobody.
const SOON_MS = 12 * 3_600_000;
const MINUTE_MS = 60_000;
// From here on people reckon in hours.
const LONG_MIN = 90;
// "Kept." goes where something has waited for so long; at once, it would come and go with every word.
const NOT_KEPT_MS = 2_000;

/** @typedef {import("../shared/cells.js").Cells} Cells */
/** @typedef {import("../shared/connection.js").Connection} Connection */

export class TopBar {
  #cells;
  #connection;
  #draft;
  #poem;
  #pool;
  // The poet asked to read before anything was written.
  #wantsLine = false;
  // The connection was lost, and the poet was told so.
  #wasOffline = false;
  #notKept = 0;

  /**
   * @param {{cells: Cells, connection: Connection, draft: import("./draft.js").Draft, poem: import("./poem.js").Poem, pool: import("./pool.js").Pool}} page
   */
  constructor({ cells, connection, draft, poem, pool }) {
    this.#cells = cells;
    this.#connection = connection;
    this.#draft = draft;
    this.#poem = poem;
    this.#pool = pool;
    cells.subscribe(() => this.draw());
    draft.onchange(() => this.draw());
    connection.onchange(() => this.drawNotice());
    connection.onchange(() => this.#tellConnection());
    window.setInterval(() => this.draw(), LOOK_AT_CLOCK_MS);
  }

  draw() {
    const { newCount } = this.#pool;
    const look = part(document, "look");
    const read = part(document, "read");
    write(part(document, "reads"), this.#readingTime());
    write(part(look, "count"), String(newCount));
    look.setAttribute("aria-disabled", String(!newCount));
    write(part(read, "label"), sentence(`poet.read.${this.#state}`));
    read.setAttribute("aria-disabled", String(!this.#draft.isReadable));
    this.drawNotice();
  }

  /** What has to be said takes the place of what is good to know. */
  drawNotice() {
    const away = this.#away();
    const notice = away || this.#wanted();
    const voices = part(document, "voices");
    write(voices, notice || this.#voices());
    voices.toggleAttribute("data-notice", Boolean(notice));
    this.#drawKept(Boolean(away));
  }

  /** Said of what is kept; nothing where something is not, for a while or because the room did not take it. */
  #drawKept(isAway) {
    const isWritten = this.#draft.lines.length || this.#draft.title;
    const say = isWritten && !isAway && !this.#draft.isRefused ? sentence("poet.kept") : "";
    if (isAway || this.#isOut) {
      clearTimeout(this.#notKept);
      this.#notKept = 0;
      write(part(document, "kept"), say);
    } else if (!this.#notKept) {
      this.#notKept = window.setTimeout(() => write(part(document, "kept"), ""), NOT_KEPT_MS);
    }
  }

  /** The poet wants to read, and there is nothing to read yet. */
  askForLine() {
    this.#wantsLine = true;
    this.drawNotice();
    announce(this.#wanted());
  }

  /** @returns {"writing"|"reading"|"read"} */
  get #state() {
    return (this.#cells.get("poem") || {}).state || "writing";
  }

  get #isOut() {
    return !this.#connection.waiting.some(isWritten) && this.#poem.lines.areSent;
  }

  #readingTime() {
    const day = this.#cells.get("day");
    const slot = ((this.#cells.get("programme") || {}).slots || []).find(({ kind }) => kind === "poem");
    if (!day || !slot) return "";
    if (this.#state === "read") return sentence("poet.has_been_read");
    if (day.state === "held") return sentence("poet.day.held");
    if (day.state === "over" && !slot.began) return "";
    const at = slot.began || slot.projected;
    const left = at - this.#connection.now();
    const time = clock(at, day);
    if (slot.began || left > SOON_MS || left < 0) return sentence("poet.reads_at", { time });
    return soonWords(time, Math.round(left / MINUTE_MS));
  }

  #away() {
    const { status } = this.#connection;
    if (status !== "live" && !this.#isOut) return sentence("poet.away.waiting");
    return status === "offline" ? sentence("poet.away") : "";
  }

  #wanted() {
    this.#wantsLine = this.#wantsLine && !this.#draft.isReadable;
    return this.#wantsLine ? sentence("poet.no_line") : "";
  }

  #voices() {
    const { voices = 0, of: count = 0, about = true } = this.#cells.get("poem") || {};
    if (voices) return sentence(about ? "poet.voices.about" : "poet.voices", { voices, count });
    const gave = (this.#cells.get("people") || {}).voices || 0;
    return gave ? sentence("poet.voices.gave", { count: gave }) : "";
  }

  /** A short break of the connection is drawn, but not spoken. */
  #tellConnection() {
    const { status } = this.#connection;
    if (status === "offline" && !this.#wasOffline) announce(this.#away());
    if (status === "live" && this.#wasOffline) announce(sentence("poet.back"));
    if (status !== "connecting") this.#wasOffline = status === "offline";
  }
}

/** Whether it changes something: what only asks keeps nobody waiting. */
function isWritten({ do: name }) {
  return !name.endsWith(".sound");
}

/** When the poem is read, and how soon. @param {string} time @param {number} minutes until then */
function soonWords(time, minutes) {
  if (minutes < 1) return sentence("poet.reads_at.none", { time });
  if (minutes > LONG_MIN) return sentence("poet.reads_at.hours", { time, count: Math.round(minutes / 60) });
  return sentence("poet.reads_at.minutes", { time, count: minutes });
}
