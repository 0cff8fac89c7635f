// @ts-check
/**
 * What people ask about what the desk decided: a line with how many wait, the list behind it, an answer for each.
 *
 * - In sight while somebody waits for an answer, or while the list is open; Y opens it, also to put an answer in other
 *   words. Escape closes it.
 * - What is being typed stays, whoever asks or answers meanwhile.
 */

import { Keys } from "./arrival-keys.js";
import { onEscape } from "./typing.js";
import { drawList } from "../shared/lists.js";
import { announce, clone, part, write, writeFacts } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Decisions {
  /** @param {any} root @param {HTMLElement} after where the focus goes when it leaves @param {import("./asking.js").Desk} desk */
  constructor(root, after, desk) {
    this.root = root;
    this.after = after;
    this.desk = desk;
    this.waiting = 0;
    new Keys(part(document, "anywhere"), ["y"], (event) => this.#press(event));
    onEscape(root, () => this.#close());
    root.addEventListener("toggle", () => this.draw());
    desk.watch(["decision/", "programme"], () => this.draw());
  }

  draw() {
    const asked = this.#asked;
    const waiting = asked.filter(([, { answer }]) => !answer).length;
    const isWanted = waiting > 0 || (this.root.open && asked.length > 0);
    if (!isWanted && this.root.contains(document.activeElement)) this.after.focus();
    this.root.hidden = !isWanted;
    write(part(this.root, "summary"), waiting ? sentence("desk.why", { count: waiting }) : sentence("desk.why.answered"));
    if (waiting && !this.waiting) announce(sentence("desk.why", { count: waiting }));
    this.waiting = waiting;
    const how = { key: ([id]) => id, make: ([id]) => this.#make(id), update: (row, [, cell]) => this.#drawOne(row, cell) };
    drawList(part(this.root, "why-list"), asked, how);
  }

  /** What somebody asks about: first what waits for an answer, of each the newest. @returns {[string, any][]} */
  get #asked() {
    const answered = ([, { answer }]) => Number(Boolean(answer));
    return this.desk.cells.entries("decision/").sort((a, b) => answered(a) - answered(b) || b[1].at - a[1].at);
  }

  #make(id) {
    const row = clone("why");
    part(row, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#answer(id, row);
    });
    return row;
  }

  #drawOne(row, { at, what, about, into, slot, asks, answer }) {
    write(part(row, "decided"), sentence(codeOf(what, about, into), { about, into }));
    const facts = [this.desk.clock(at), this.desk.slot(slot).title, sentence("decisions.asks", { count: asks })];
    writeFacts(part(row, "facts"), facts);
    const field = part(row, "answer");
    if (row.dataset.answer === (answer || "")) return;
    row.dataset.answer = answer || "";
    if (document.activeElement !== field || !field.value) field.value = answer || "";
  }

  #press(event) {
    event.preventDefault();
    if (!this.#asked.length) return announce(sentence("desk.why.none"));
    this.root.hidden = false;
    this.root.open = true;
    part(part(this.root, "why-list").firstElementChild, "answer").focus();
  }

  #close() {
    const hadFocus = this.root.contains(document.activeElement);
    this.root.open = false;
    if (hadFocus) (this.waiting ? part(this.root, "summary") : this.after).focus();
  }

  async #answer(id, row) {
    const [field, before] = [part(row, "answer"), row.dataset.answer || ""];
    const text = field.value.trim();
    const command = (said) => ({ do: "decision.answer", decision: id, text: said });
    const unless = () => ((this.desk.cell(`decision/${id}`).answer || "") === text ? "" : sentence("desk.undo.changed"));
    const done = text ? sentence("desk.why.said") : sentence("desk.why.unsaid");
    const undo = { commands: [command(before)], unless };
    await this.desk.ask(command(text), { button: part(row, "say"), told: part(row, "told"), done, undo });
  }
}

/** The sentence of a decision; of a theme that may not be named there is another one. (web/decisions_page.py) */
function codeOf(what, about, into) {
  const isNameless = about === null || (what === "theme.merged" && into === null);
  const code = what.startsWith("theme.") && isNameless ? `${what}.nameless` : what;
  return `decision.${code}`;
}
