// @ts-check
/**
 * The questions to the room: of the slot that takes words now, and of the next one that will.
 *
 * - Enter or the button saves. A question somebody else changes is never put over what is being written here: the
 *   page says what it is now, and offers it.
 */

import { isSaved } from "./asking.js";
import { shortened } from "./facts.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, onKey, part } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { tidy } from "../shared/outbox.js";

export class Questions {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    /** @type {Map<string, Question>} */
    this.forms = new Map();
    desk.watch(["day", "now", "programme", "prompt"], () => this.draw());
  }

  draw() {
    const slots = this.#slots();
    drawList(part(this.root, "questions-list"), slots, {
      key: ({ id }) => id,
      make: ({ id }) => this.#make(id),
      // While one question is open, the next is a line of its own.
      update: (_, slot) => this.forms.get(slot.id)?.draw(slot, slots.length > 1),
    });
    part(this.root, "empty").hidden = slots.length > 0;
  }

  /** The current slot if it takes words, and the next that does. */
  #slots() {
    const { slot, takes = [], opens } = this.desk.cell("now");
    const current = takes.includes("phrase") ? slot : null;
    return this.desk.slots.filter(({ id }) => id === current || id === opens?.slot);
  }

  #make(id) {
    const question = new Question(clone("question"), this.desk, id);
    this.forms.set(id, question);
    return question.form;
  }
}

/** The question of one slot: asked of the room now, or when the slot begins. */
class Question {
  /** @param {HTMLFormElement} form @param {import("./asking.js").Desk} desk @param {string} id of the slot */
  constructor(form, desk, id) {
    this.form = form;
    this.desk = desk;
    this.id = id;
    this.field = part(form, "field");
    this.saved = "";
    this.isUnfolded = false;
    // What this hand began to write from.
    this.base = "";
    this.field.id = `question-${id}`;
    part(form, "label").htmlFor = this.field.id;
    this.#listen();
  }

  /** @param {any} slot @param {boolean} isOneOfTwo */
  draw(slot, isOneOfTwo) {
    const isNow = slot.stage === "now";
    const time = this.desk.clock(slot.projected);
    this.#drawLabel(slot, isNow, time);
    const isChanged = this.#asked !== this.saved;
    this.saved = this.#asked;
    const isUnderTheHand = this.field === document.activeElement || this.field.value !== this.base;
    if (!isUnderTheHand) this.#take();
    this.#drawTheirs(isChanged);
    this.#drawFold(!isNow && isOneOfTwo && !this.isUnfolded, time);
  }

  /** The question as the server has it. */
  get #asked() {
    const { slot, text } = this.desk.cell("prompt");
    return (slot === this.id ? text : this.desk.slot(this.id).prompt) || "";
  }

  #drawLabel({ title }, isNow, time) {
    part(this.form, "label").textContent = isNow ? sentence("desk.question") : sentence("desk.question.next");
    part(this.form, "when").textContent = isNow ? "" : sentence("desk.question.when", { title, time });
    const save = part(this.form, "save");
    save.textContent = isNow ? sentence("desk.question.ask") : sentence("desk.question.keep");
    save.classList.toggle("button--wall", isNow);
  }

  /** A line of its own until somebody wants to change it. */
  #drawFold(isFolded, time) {
    part(this.form, "fold").hidden = !isFolded;
    part(this.form, "box").hidden = isFolded;
    const text = shortened(this.saved, 60);
    const folded = part(this.form, "fold-words");
    if (text) folded.textContent = sentence("desk.question.folded", { time, text });
    else folded.textContent = sentence("desk.question.folded_none", { time });
  }

  /** Says so when what is saved is no longer what this hand began from. */
  #drawTheirs(isChanged) {
    const differs = this.saved !== this.base && this.field.value !== this.saved;
    part(this.form, "theirs").hidden = !differs;
    part(this.form, "save").hidden = tidy(this.field.value) === this.saved;
    if (!differs) return;
    const text = shortened(this.saved, 140);
    const theirs = text ? sentence("desk.question.theirs", { text }) : sentence("desk.question.theirs_none");
    part(this.form, "theirs-words").textContent = theirs;
    if (isChanged) announce(theirs);
  }

  #take() {
    this.base = this.saved;
    if (this.field.value !== this.saved) this.field.value = this.saved;
  }

  #listen() {
    this.form.addEventListener("submit", (event) => this.#save(event));
    this.field.addEventListener("input", () => this.#drawTheirs(false));
    onKey(this.field, (event) => this.#enter(event));
    this.field.addEventListener("blur", () => this.field.value === this.base && this.#takeTheirs());
    part(this.form, "unfold").addEventListener("click", () => this.#unfold());
    part(this.form, "theirs-take").addEventListener("click", () => {
      this.#takeTheirs();
      this.field.focus();
    });
  }

  #unfold() {
    this.isUnfolded = true;
    part(this.form, "fold").hidden = true;
    part(this.form, "box").hidden = false;
    this.field.focus();
  }

  #enter(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #takeTheirs() {
    this.#take();
    this.#drawTheirs(false);
  }

  async #save(event) {
    event.preventDefault();
    const text = tidy(this.field.value);
    if (text === this.saved) return announce(sentence("desk.question.same"));
    const command = { do: "prompt.set", slot: this.id, text };
    const unless = () => (isSaved(this.#asked, text) ? "" : sentence("desk.undo.changed"));
    const undo = { say: sentence("desk.question.changed"), commands: [{ ...command, text: this.saved }], unless };
    const done = text ? sentence("desk.question.saved") : sentence("desk.question.gone");
    const manner = { button: part(this.form, "save"), told: part(this.form, "told"), done, undo };
    if (!(await this.desk.ask(command, manner))) return;
    this.base = this.saved = text;
    if (tidy(this.field.value) === text) this.field.value = text;
    this.#drawTheirs(false);
  }
}
