// @ts-check
/**
 * Writing down what somebody says, for people without a phone.
 *
 * - Enter sends and the field is ready for the next one; what waits for the network is listed above it.
 * - What is being written, what waits and what was not taken outlast a reload of the page.
 * - Before the day and after it the server takes no words: the page says so instead of offering a field.
 * - Words that were not taken come back into the field, or stay listed when something else is being written there.
 */

import { kindly, tell } from "./asking.js";
import { drawList } from "../shared/lists.js";
import { makeId } from "../shared/outbox.js";
import { announce, clone, part } from "../shared/page.js";
import { quoted } from "./words.js";

const CLOSED = {
  before: "Once the day has begun, what people say can be written down here.",
  over: "The day is over: nothing more can be written down, unless a slot is started again.",
};

// A quick answer should not flash a line that says "waiting".
const WAITING_MS = 1_000;

/** Whether a command gives somebody's words. @param {import("../shared/connection.js").Command} command */
export function isOffer(command) {
  return command.do === "phrase.offer" || command.do === "note.offer";
}

/** @typedef {{id: string, text: string, say: string}} Sent what is listed: words on their way, or not taken (`say`) */

export class Scribe {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.form = part(root, "form");
    this.field = part(root, "field");
    this.told = part(root, "told");
    this.quick = /** @type {Set<string>} */ (new Set()); // sent just now
    const place = `cento/${document.body.dataset.code}/desk`;
    this.shelf = `${place}/returned`;
    this.returned = keptList(this.shelf); // not taken, while something else was being written
    this.draft = `${place}/draft`;
    this.field.value = kept(this.draft);
    this.field.addEventListener("input", () => keepText(this.draft, this.field.value));
    this.form.addEventListener("submit", (event) => this.#write(event));
    part(root, "as-note").addEventListener("click", () => this.#send("note"));
    root.addEventListener("change", () => this.#drawUses());
    desk.watch(["day"], () => this.drawClosed());
    desk.connection.onchange(() => this.draw());
    desk.connection.onrefused((command, refusal) => isOffer(command) && this.#refused(command, refusal));
    this.#drawUses();
    this.draw();
  }

  draw() {
    const waiting = this.desk.connection.waiting.filter((one) => isOffer(one) && !this.quick.has(one.id));
    const onTheirWay = waiting.map(({ id, text }) => ({ id, text, say: "" }));
    drawList(part(this.root, "sent"), [...this.returned, ...onTheirWay], {
      key: (one) => one.id,
      make: (one) => this.#make(one),
      update: (element, one) => this.#update(element, one),
    });
  }

  /** What stands in the field stays there, unseen, until it can go out. */
  drawClosed() {
    const words = CLOSED[(this.desk.cells.get("day") || {}).state] || "";
    const place = part(this.root, "closed");
    const hadFocus = this.form.contains(document.activeElement);
    place.textContent = words;
    place.hidden = !words;
    this.form.hidden = Boolean(words);
    if (words && hadFocus) place.focus();
  }

  #write(event) {
    event.preventDefault();
    this.#send("phrase");
  }

  async #send(kind) {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    const command = this.#command(kind, text);
    this.#fill("");
    this.field.focus();
    tell(this.told, "");
    part(this.root, "as-note").hidden = true;
    this.quick.add(command.id);
    window.setTimeout(() => this.#slow(command.id), WAITING_MS);
    const answer = await this.desk.connection.send(command);
    if ("refused" in answer) return;
    announce(`Written down: ${quoted(text)}`);
    this.desk.undo.mention(`Written down: ${quoted(text)}.`);
  }

  #command(kind, text) {
    const said = this.#chosen("said");
    if (kind === "note") return { do: "note.offer", id: makeId(), text, theme: null, said };
    return { do: "phrase.offer", id: makeId(), text, uses: this.#uses(), said };
  }

  #refused({ id, text }, refusal) {
    const sentence = kindly(refusal);
    announce(sentence);
    if (this.field.value) {
      return this.#list((returned) => [...returned, { id, text, say: sentence }]);
    }
    this.#fill(text);
    tell(this.told, sentence);
    part(this.root, "as-note").hidden = refusal.refused !== "phrase.too_long";
  }

  #fill(text) {
    this.field.value = text;
    keepText(this.draft, text);
  }

  /** Changes what is listed as not taken, here and on the shelf, which other tabs of this desk share. */
  #list(change) {
    this.returned = change(keptList(this.shelf, this.returned));
    keepText(this.shelf, this.returned.length ? JSON.stringify(this.returned) : "");
    this.draw();
  }

  #slow(id) {
    this.quick.delete(id);
    this.draw();
  }

  #make(one) {
    const element = clone("sent");
    part(element, "back").addEventListener("click", () => this.#back(one));
    return element;
  }

  #update(element, one) {
    part(element, "text").textContent = one.text;
    part(element, "state").textContent = one.say || "waits to go out";
    part(element, "back").hidden = !one.say;
  }

  #back(one) {
    this.field.focus();
    if (this.field.value) return tell(this.told, "First finish what stands in the field.");
    this.#fill(one.text);
    this.#list((returned) => returned.filter((other) => other.id !== one.id));
  }

  #uses() {
    return [...this.root.querySelectorAll('[name="uses"]:checked')].map((box) => box.value);
  }

  #chosen(name) {
    return this.root.querySelector(`[name="${name}"]:checked`).value;
  }

  /** What the closed box of uses says about them. */
  #drawUses() {
    const names = { wall: "on the wall", poem: "in the poem", report: "in the report" };
    const uses = this.#uses().map((use) => names[use]);
    const all = uses.length === Object.keys(names).length;
    const some = uses.length ? `May go ${uses.join(", ")}` : "Heard here, and used nowhere";
    part(this.root, "uses-words").textContent = all ? "May go anywhere" : some;
  }
}

/** What was being written when the page was left. A private window keeps nothing. */
function kept(name) {
  try {
    return localStorage.getItem(name) || "";
  } catch (_) {
    return "";
  }
}

/** @param {string} name @param {Sent[]} memory what a private window has instead @returns {Sent[]} */
function keptList(name, memory = []) {
  try {
    const found = JSON.parse(localStorage.getItem(name) || "null");
    return Array.isArray(found) ? found : memory;
  } catch (_) {
    return memory;
  }
}

function keepText(name, text) {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch (_) {
    // Full or forbidden: it is in the field all the same.
  }
}
