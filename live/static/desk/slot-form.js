// @ts-check
/**
 * The form of a slot that is put right, or of a new one after it. There is one at a time, in the row in hand.
 *
 * - What is sent is what was changed here, on the plan as it was when the form was opened. Where that is no longer the
 *   plan, the server says so, what was typed stays, and the next press counts for the plan as it is by then.
 */

import { announce, clone, onKey, part, writeOrHide } from "../shared/page.js";
import { momentParts, sentence } from "../shared/language.js";
import { makeId, tidy } from "../shared/outbox.js";

const MINUTE_MS = 60_000;
// A new slot is most often a break or a talk over tea.
const NEW = { title: "", kind: "discussion", minutes: "15", at: "", fixed: false, listening: false };

export class SlotForm {
  /**
   * @param {HTMLElement} row @param {any} slot @param {boolean} isNew after that slot
   * @param {import("./asking.js").Desk} desk @param {Element} beside where it is said what was done @param {() => void} close called when it is gone
   */
  constructor(row, slot, isNew, desk, beside, close) {
    this.desk = desk;
    this.slot = slot;
    this.isNew = isNew;
    this.close = close;
    this.beside = beside;
    this.version = desk.cell("programme").version;
    /** @type {HTMLFormElement} */
    this.form = clone("slot-form");
    this.told = part(this.form, "form-told");
    this.base = isNew ? NEW : this.#asItIs();
    // One id for one new slot, however often it is asked for.
    this.id = makeId();
    this.#fill();
    this.#listen();
    part(row, "form-place").append(this.form);
    this.form.scrollIntoView({ block: "nearest" });
    part(this.form, "name").focus({ preventScroll: true });
  }

  #asItIs() {
    const { title, kind, listening, fixed, began, projected, ends } = this.slot;
    const minutes = ends ? String(Math.round((ends - (began || projected)) / MINUTE_MS)) : "";
    return { title, kind, listening, fixed, minutes, at: this.#clock(began || projected) };
  }

  /** "14:05", as a field for a time wants it. */
  #clock(ms) {
    const timeZone = this.desk.cell("day").zone || "UTC";
    const { hour, minute } = momentParts(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
    return `${hour}:${minute}`;
  }

  #fill() {
    const { form, base, slot, isNew } = this;
    const { title } = slot;
    const says = isNew ? sentence("desk.plan.form.add", { title }) : sentence("desk.plan.form.change", { title });
    part(form, "form-title").textContent = says;
    form.setAttribute("aria-label", says);
    part(form, "save").textContent = isNew ? sentence("desk.plan.save_new") : sentence("desk.plan.save");
    part(form, "name").value = base.title;
    ["kind", "at", "minutes"].forEach((name) => (part(form, name).value = base[name]));
    ["listening", "fixed"].forEach((name) => (part(form, name).checked = base[name]));
    // What has begun keeps its time, and a new one begins where the one before it ends.
    const isOver = slot.stage === "past" || slot.stage === "left_out";
    part(form, "at-box").hidden = isNew || isOver || slot.stage === "now";
    part(form, "minutes-box").hidden = !isNew && isOver;
    part(form, "listening-box").hidden = isNew;
  }

  #listen() {
    const { form } = this;
    form.addEventListener("submit", (event) => this.#save(event));
    part(form, "cancel").addEventListener("click", () => this.leave());
    // Another kind is listened to, or not, as its kind says, unless somebody ticks the box.
    part(form, "kind").addEventListener("change", () => (this.isKindChosen = true));
    part(form, "listening").addEventListener("change", () => (this.isListeningChosen = true));
    onKey(form, (event) => event.key === "Escape" && this.leave());
  }

  /** Goes away; what was typed was not sent. */
  leave() {
    this.form.remove();
    this.close();
  }

  async #save(event) {
    event.preventDefault();
    const command = this.isNew ? this.#added() : this.#changed();
    if (!command) return this.#sayNothingChanged();
    const title = tidy(part(this.form, "name").value) || this.slot.title;
    const done = this.isNew ? sentence("desk.plan.added", { title }) : sentence("desk.plan.changed", { title });
    const undo = { commands: [{ do: "plan.undo", version: this.version + 1 }] };
    const manner = { button: part(this.form, "save"), told: this.told, done, undo, beside: this.beside };
    const isDone = await this.desk.ask(command, manner);
    this.version = this.desk.cell("programme").version;
    if (isDone) this.leave();
  }

  #sayNothingChanged() {
    writeOrHide(this.told, sentence("desk.plan.same"));
    announce(sentence("desk.plan.same"));
  }

  #added() {
    const { title, kind, minutes, fixed } = this.#typed();
    const { id, version } = this;
    return { do: "slot.add", id, after: this.slot.id, title, kind, minutes: Number(minutes), fixed, version };
  }

  /** What is other than it was, or null. */
  #changed() {
    const { base } = this;
    const typed = this.#typed();
    const isOther = (name) => typed[name] !== base[name];
    const fields = {};
    ["title", "kind", "at", "fixed"].filter(isOther).forEach((name) => (fields[name] = typed[name]));
    if (isOther("minutes")) fields.minutes = Number(typed.minutes);
    if (this.isListeningChosen) fields.listening = typed.listening;
    if (!Object.keys(fields).length) return null;
    return { do: "slot.change", slot: this.slot.id, version: this.version, ...fields };
  }

  #typed() {
    const value = (name) => part(this.form, name).value;
    const isTicked = (name) => part(this.form, name).checked;
    return {
      title: tidy(value("name")),
      kind: value("kind"),
      at: value("at"),
      minutes: value("minutes"),
      listening: isTicked("listening"),
      fixed: isTicked("fixed"),
    };
  }
}
