// @ts-check
/**
 * The question to the room: of the slot that takes words now, and of the next one that will.
 *
 * - Enter or the button saves. A question somebody else changes is never put over what is being written here: the
 *   page says what it is now, and offers it.
 */

import { drawList } from "../shared/lists.js";
import { announce, clone, part } from "../shared/page.js";
import { CHANGED, isKept } from "./asking.js";
import { quoted } from "./words.js";

export class Questions {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.forms = new Map();
    desk.watch(["day", "now", "programme", "prompt"], () => this.draw());
  }

  draw() {
    const slots = this.#slots();
    const both = slots.length > 1;
    drawList(part(this.root, "questions-list"), slots, {
      key: ({ slot }) => slot.id,
      make: ({ slot }) => this.#make(slot.id),
      update: (_, { slot, current }) => this.forms.get(slot.id).draw(slot, asked(this.desk, slot), current, both),
    });
    part(this.root, "empty").hidden = slots.length > 0;
  }

  /** The current slot if it takes words, and the next that does. */
  #slots() {
    const now = this.desk.cells.get("now") || {};
    const current = (now.takes || []).includes("phrase") ? this.desk.slot(now.slot) : undefined;
    const next = now.opens ? this.desk.slot(now.opens.slot) : undefined;
    const found = current ? [{ slot: current, current: true }] : [];
    return next && next !== current ? [...found, { slot: next, current: false }] : found;
  }

  #make(id) {
    const question = new Question(clone("question"), this.desk, id);
    this.forms.set(id, question);
    return question.form;
  }
}

class Question {
  constructor(form, desk, id) {
    this.form = form;
    this.desk = desk;
    this.id = id;
    this.field = part(form, "field");
    this.saved = "";
    this.unfolded = false;
    this.base = ""; // what stood here when this hand began to write
    this.field.id = `question-${id}`;
    part(form, "label").htmlFor = this.field.id;
    part(form, "theirs").id = `theirs-${id}`;
    this.#listen();
  }

  draw(slot, text, current, both) {
    this.#drawLabel(slot, current);
    const save = part(this.form, "save");
    save.textContent = current ? "Ask" : "Keep";
    save.classList.toggle("button--wall", current);
    const changed = text !== this.saved;
    this.saved = text;
    if (!this.#underTheHand()) this.#take();
    this.drawTheirs(changed);
    this.#fold(slot, !current && both && !this.unfolded);
  }

  #drawLabel(slot, current) {
    part(this.form, "label").textContent = current ? "Question to the room" : "Next question";
    part(this.form, "when").textContent = current ? "" : ` · ${slot.title}, ${this.#when(slot)}`;
  }

  #when(slot) {
    return this.desk.clock(slot.projected || slot.planned);
  }

  /** While one question is open, the next is a line of its own until somebody wants to change it. */
  #fold(slot, folded) {
    part(this.form, "fold").hidden = !folded;
    part(this.form, "box").hidden = folded;
    const words = this.saved ? quoted(this.saved, 60) : "nothing yet";
    part(this.form, "fold-words").textContent = `Next question, ${this.#when(slot)}: ${words}`;
  }

  /** Says so when what is saved is no longer what this hand began from. */
  drawTheirs(changed) {
    const differs = this.saved !== this.base && this.field.value !== this.saved;
    part(this.form, "theirs").hidden = !differs;
    if (!differs) return this.#drawSave();
    const { saved } = this;
    const theirs = `Another desk changed this to ${quoted(saved, 140)}`;
    const words = saved ? theirs : "Another desk took this question away.";
    part(this.form, "theirs-words").textContent = words;
    if (changed) announce(words);
    this.#drawSave();
  }

  #drawSave() {
    part(this.form, "save").hidden = plain(this.field.value) === this.saved;
  }

  #underTheHand() {
    return this.field === document.activeElement || this.field.value !== this.base;
  }

  #take() {
    this.base = this.saved;
    if (this.field.value !== this.saved) this.field.value = this.saved;
  }

  #unfold() {
    this.unfolded = true;
    part(this.form, "fold").hidden = true;
    part(this.form, "box").hidden = false;
    this.field.focus();
  }

  #listen() {
    this.form.addEventListener("submit", (event) => this.#save(event));
    this.field.addEventListener("input", () => this.drawTheirs(false));
    this.field.addEventListener("keydown", (event) => this.#enter(event));
    this.field.addEventListener("blur", () => this.#leave());
    part(this.form, "unfold").addEventListener("click", () => this.#unfold());
    part(this.form, "theirs-take").addEventListener("click", () => this.#takeTheirs());
  }

  #enter(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #leave() {
    if (this.field.value !== this.base) return;
    this.#take();
    this.drawTheirs(false);
  }

  #takeTheirs() {
    this.#take();
    this.drawTheirs(false);
    this.field.focus();
  }

  async #save(event) {
    event.preventDefault();
    const text = plain(this.field.value);
    if (text === this.saved) return announce("The question stands as it is.");
    const back = { do: "prompt.set", slot: this.id, text: this.saved };
    const unless = () => (isKept(asked(this.desk, this.desk.slot(this.id) || {}), text) ? "" : CHANGED);
    const undo = { say: "The question was changed.", commands: [back], unless };
    const done = text ? "The question is saved." : "The question is taken away.";
    const manner = { button: part(this.form, "save"), told: part(this.form, "told"), done, undo };
    if (!(await this.desk.ask({ do: "prompt.set", slot: this.id, text }, manner))) return;
    this.base = this.saved = text;
    if (plain(this.field.value) === text) this.field.value = text;
    this.drawTheirs(false);
  }
}

/** The question of a slot as the server has it. @param {import("./asking.js").Desk} desk @param {any} slot */
function asked(desk, slot) {
  const prompt = desk.cells.get("prompt") || {};
  return (prompt.slot === slot.id ? prompt.text : slot.prompt) || "";
}

/** One line, however it was pasted. */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}
