// @ts-check
/**
 * Writing down what somebody says, for people without a phone.
 *
 * - Enter sends and the field is ready for the next one; what waits for the network is listed under it.
 * - Words that were not taken come back into the field, or stay listed when something else is being written there.
 */

import { kindly, tell } from "./desk-asking.js";
import { makeId } from "./connection.js";
import { clone, keep, part, say } from "./lists.js";
import { quoted } from "./desk-words.js";

// A quick answer should not flash a line that says "waiting".
const WAITING_MS = 1_000;

export class Scribe {
  /** @param {HTMLElement} root @param {import("./desk-asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.form = part(root, "form");
    this.field = part(root, "field");
    this.told = part(root, "told");
    this.sent = /** @type {any[]} */ ([]); // on their way, or not taken
    this.form.addEventListener("submit", (event) => this.#write(event));
    part(root, "as-note").addEventListener("click", () => this.#send("note"));
    root.addEventListener("change", () => this.#drawUses());
    this.#drawUses();
  }

  draw() {
    const shown = this.sent.filter((one) => one.say || one.slow);
    keep(part(this.root, "sent"), shown, {
      key: (one) => one.id,
      make: (one) => this.#make(one),
      update: (element, one) => this.#update(element, one),
    });
  }

  #write(event) {
    event.preventDefault();
    this.#send("phrase");
  }

  async #send(kind) {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    const one = { id: makeId(), text, kind, said: this.#chosen("said"), say: "", slow: false };
    this.field.value = "";
    this.field.focus();
    tell(this.told, "");
    part(this.root, "as-note").hidden = true;
    this.sent = [...this.sent, one];
    window.setTimeout(() => this.#slow(one), WAITING_MS);
    const answer = await this.desk.connection.send(this.#command(one));
    if ("refused" in answer) this.#refused(one, answer);
    else this.#taken(one);
  }

  #command({ id, text, kind, said }) {
    if (kind === "note") return { do: "note.offer", id, text, theme: null, said };
    return { do: "phrase.offer", id, text, uses: this.#uses(), said };
  }

  #taken(one) {
    this.#forget(one);
    say(`Written down: ${quoted(one.text)}`);
  }

  #refused(one, answer) {
    say(kindly(answer));
    if (this.field.value) {
      one.say = kindly(answer);
      return this.draw();
    }
    this.#forget(one);
    this.field.value = one.text;
    tell(this.told, kindly(answer));
    part(this.root, "as-note").hidden = answer.refused !== "phrase.too_long";
  }

  #forget(one) {
    this.sent = this.sent.filter((other) => other !== one);
    this.draw();
  }

  #slow(one) {
    one.slow = true;
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
    this.#forget(one);
    this.field.value = one.text;
    this.field.focus();
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
    const words = uses.length ? `May go ${uses.join(", ")}` : "Heard here, and used nowhere";
    part(this.root, "uses-words").textContent = words;
  }
}
