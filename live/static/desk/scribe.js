// @ts-check
/**
 * Writing down what somebody says, for people without a phone.
 *
 * - Enter sends and the field is ready for the next one; what waits for the network is listed above it.
 * - What is being written, what waits and what was not taken outlast a reload of the page.
 * - Before the day and after it the server takes no words: the page says so instead of offering a field.
 * - Words that are on disk have a slip, which stands above the field until the next ones have theirs.
 * - Words that were not taken come back into the field, or stay listed when something else is being written there.
 */

import { say } from "./asking.js";
import { shortened } from "./facts.js";
import { later } from "../shared/later.js";
import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { announce, clone, keep, kept, part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const slips = later((again) => import("./slip.js" + again));

// A quick answer should not flash a line that says "waiting".
const WAITING_MS = 1_000;

/** Whether a command gives somebody's words. @param {import("../shared/connection.js").Command} command */
export function isOffer(command) {
  return command.do === "phrase.offer" || command.do === "note.offer";
}

/** @typedef {{id: string, text: string, say: string}} Words say: why they were not taken; "": on their way */

export class Scribe {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.form = part(root, "form");
    this.field = part(root, "field");
    this.told = part(root, "told");
    const here = `cento/${document.body.dataset.code}/desk`;
    this.draft = `${here}/draft`;
    this.field.value = kept(this.draft, "");
    // The key of what was written down last, until its slip is drawn.
    this.written = "";
    const take = (text) => this.#take(text);
    this.sent = new Sent(part(root, "sent"), desk.connection, { key: `${here}/returned`, take });
    this.#listen();
    this.#drawUses();
  }

  #listen() {
    const { desk } = this;
    this.field.addEventListener("input", () => keep(this.draft, this.field.value || null));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send("phrase");
    });
    part(this.root, "as-note").addEventListener("click", () => this.#send("note"));
    this.root.addEventListener("change", () => this.#drawUses());
    desk.watch(["day"], () => this.#drawClosed());
    desk.watch(["phrase/", "note/"], () => this.#drawSlip());
    desk.connection.onrefused((command, refusal) => isOffer(command) && this.#refused(command, refusal));
  }

  /** What stands in the field stays there, unseen, until it can go out. */
  #drawClosed() {
    const { state } = this.desk.cell("day");
    const isClosed = state === "before" || state === "over";
    const closed = part(this.root, "closed");
    const hadFocus = this.form.contains(document.activeElement);
    writeOrHide(closed, isClosed ? sentence(`desk.closed.${state}`) : "");
    this.form.hidden = isClosed;
    if (isClosed && hadFocus) closed.focus();
  }

  async #send(kind) {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    const command = this.#command(kind, text);
    this.#fill("");
    this.field.focus();
    writeOrHide(this.told, "");
    part(this.root, "slip").replaceChildren(); // nobody is given the slip of the words before
    part(this.root, "as-note").hidden = true;
    if ("refused" in (await this.sent.send(command))) return;
    const done = sentence("desk.written", { words: shortened(text) });
    announce(done);
    this.desk.undo.mention(done);
    this.written = `${kind}/${command.id}`;
    this.#drawSlip();
  }

  /** The answer and the cell come in any order. */
  async #drawSlip() {
    const { slip } = this.desk.cell(this.written);
    if (!slip) return;
    this.written = "";
    const host = part(this.root, "slip");
    (await slips())?.drawSlip(host, slip, () => {
      host.replaceChildren();
      this.field.focus();
    });
  }

  #command(kind, text) {
    const said = this.root.querySelector('[name="said"]:checked').value;
    if (kind === "note") return { do: "note.offer", id: makeId(), text, theme: null, said };
    return { do: "phrase.offer", id: makeId(), text, uses: this.#uses(), said };
  }

  #refused({ id, text }, refusal) {
    if (this.field.value) {
      announce(refusal.say);
      return this.sent.giveBack({ id, text, say: refusal.say });
    }
    this.#fill(text);
    say(this.told, refusal.say);
    part(this.root, "as-note").hidden = refusal.refused !== "phrase.too_long";
  }

  /** Takes words that were not taken into the field. @param {string} text @returns {boolean} whether there was room */
  #take(text) {
    const isFree = !this.field.value;
    this.field.focus();
    if (isFree) this.#fill(text);
    else writeOrHide(this.told, sentence("desk.finish_first"));
    return isFree;
  }

  #fill(text) {
    this.field.value = text;
    keep(this.draft, text || null);
  }

  #uses() {
    return [...this.root.querySelectorAll('[name="uses"]:checked')].map((box) => box.value);
  }

  /** What the closed box of uses says about them. */
  #drawUses() {
    part(this.root, "uses-words").textContent = sentence(`desk.uses.${this.#uses().join("_") || "none"}`);
  }
}

/**
 * What is listed above the field: words that wait for the network, and those that were not taken. These are kept in
 * this browser, where all tabs of this desk share them, until somebody puts them back.
 */
class Sent {
  /**
   * @param {HTMLElement} list @param {import("../shared/connection.js").Connection} connection
   * @param {{key: string, take: (text: string) => boolean}} how key: under which they are kept. take: puts them back
   */
  constructor(list, connection, { key, take }) {
    this.list = list;
    this.connection = connection;
    this.key = key;
    this.take = take;
    /** @type {Set<string>} sent just now */
    this.quick = new Set();
    /** @type {Words[]} */
    this.returned = [];
    connection.onchange(() => this.draw());
    this.#change((returned) => returned);
  }

  draw() {
    const waiting = this.connection.waiting.filter((one) => isOffer(one) && !this.quick.has(one.id));
    drawList(this.list, [...this.returned, ...waiting], {
      key: ({ id }) => id,
      make: (words) => this.#make(words),
      update: drawWords,
    });
  }

  /** Sends somebody's words. @param {import("../shared/connection.js").Command} command */
  send(command) {
    this.quick.add(command.id);
    window.setTimeout(() => {
      this.quick.delete(command.id);
      this.draw();
    }, WAITING_MS);
    return this.connection.send(command);
  }

  /** Lists words that were not taken. @param {Words} words */
  giveBack(words) {
    this.#change((returned) => [...returned, words]);
  }

  /** Another tab may have changed what is kept; a private window keeps nothing, and has its own memory. */
  #change(change) {
    const found = kept(this.key, this.returned);
    this.returned = change(Array.isArray(found) ? found : this.returned);
    keep(this.key, this.returned.length ? this.returned : null);
    this.draw();
  }

  #make({ id, text }) {
    const element = clone("sent");
    part(element, "back").addEventListener("click", () => {
      if (this.take(text)) this.#change((returned) => returned.filter((other) => other.id !== id));
    });
    return element;
  }
}

function drawWords(element, { text, say }) {
  part(element, "text").textContent = text;
  part(element, "state").textContent = say || sentence("desk.waits");
  part(element, "back").hidden = !say;
}
