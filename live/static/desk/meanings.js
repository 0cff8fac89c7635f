// @ts-check
/**
 * What words mean: what people ask and answer, read here first; hidden, brought back, and answered from here too.
 *
 * - Not in sight until somebody asks for a word, or the desk for this list (M, or its button); then one line that opens.
 * - What is typed stays as it is, whatever else is drawn.
 */

import { Keys } from "./arrival-keys.js";
import { shortened } from "./facts.js";
import { onEscape } from "./typing.js";
import { drawList } from "../shared/lists.js";
import { makeId, tidy } from "../shared/outbox.js";
import { announce, clone, part, whenWanted, write, writeFacts } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const fetchHiding = whenWanted((again) => import("./hiding.js" + again));

export class Meanings {
  /** @param {HTMLDetailsElement} root @param {HTMLElement} button asks for it @param {import("./asking.js").Desk} desk */
  constructor(root, button, desk) {
    this.root = root;
    this.button = button;
    this.desk = desk;
    this.isAsked = false;
    /** What was to be read when it was drawn last, by id. @type {Set<string>|null} */
    this.known = null;
    button.addEventListener("click", () => this.#toggle(button));
    new Keys(part(document, "anywhere"), ["m"], () => this.#toggle(/** @type {HTMLElement} */ (document.activeElement)));
    onEscape(root, () => this.root.open && this.#close());
    root.addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target).closest("[data-do]")));
    root.addEventListener("submit", (event) => this.#submit(event));
    desk.watch(["meaning/", "day"], () => this.draw());
  }

  /** The words in the order of asking. @returns {[string, any][]} */
  get #words() {
    return this.desk.cells.entries("meaning/").sort(([, a], [, b]) => a.at - b.at);
  }

  draw() {
    const words = this.#words;
    this.root.hidden = !words.length && !this.isAsked;
    this.#tell(words);
    const update = (row, [id, cell]) => drawQuestion(row, id, cell);
    drawList(part(this.root, "words"), words, { key: ([id]) => id, make: () => clone("meaning"), update });
    part(this.root, "none").hidden = words.length > 0;
  }

  /** How much waits to be read stands in the line that opens the list; what comes is said. */
  #tell(words) {
    const unread = [].concat(...words.map(([id, cell]) => [{ ...cell, id, text: cell.word }, ...cell.texts]));
    const waiting = unread.filter(({ state }) => state === "waiting");
    const { known } = this;
    if (known) waiting.filter(({ id }) => !known.has(id)).forEach(({ text }) => announce(sentence("desk.meanings.told", { text })));
    this.known = new Set(waiting.map(({ id }) => id));
    const count = waiting.length;
    writeFacts(part(this.root, "title"), [sentence("desk.meanings"), count && sentence("desk.meanings.waiting", { count })]);
  }

  /** @param {HTMLElement} from where the focus goes back to */
  #toggle(from) {
    if (this.root.open) return this.#close();
    this.isAsked = true;
    this.from = from;
    this.draw();
    this.root.open = true;
    this.button.setAttribute("aria-expanded", "true");
    this.root.querySelector("summary")?.focus();
  }

  #close() {
    this.root.open = this.isAsked = false;
    this.button.setAttribute("aria-expanded", "false");
    if (this.root.contains(document.activeElement)) (this.from?.isConnected ? this.from : this.button).focus();
    this.draw();
  }

  // Hands

  #press(button) {
    if (!button) return;
    const one = button.closest("[data-one]");
    const { id, text } = one.dataset;
    const act = button.dataset.do;
    if (act === "hide") return this.#hide(one, button);
    const words = shortened(text);
    const done = act === "show" ? sentence("desk.meanings.shown", { words }) : sentence("desk.restored", { words });
    const undo = act === "restore" && { commands: [{ do: "meaning.hide", id, reason: one.dataset.reason }] };
    return this.desk.ask({ do: `meaning.${act}`, id }, { button, told: part(one, "told"), done, undo });
  }

  async #hide(one, button) {
    const hiding = await fetchHiding();
    if (!hiding) return;
    const { id, text } = one.dataset;
    const host = part(one, "panel");
    const close = (goesBack) => {
      host.textContent = "";
      if (goesBack) focusIn(one, button);
    };
    hiding.open({ desk: this.desk, id, cell: { text }, beginning: shortened(text), noun: "meaning" }, host, close);
  }

  async #submit(event) {
    const form = event.target.closest("[data-gives]");
    if (!form) return;
    event.preventDefault();
    const { of, gives } = form.dataset;
    const [field, id] = [part(form, "field"), makeId()];
    const said = gives === "word" ? { do: "meaning.ask", id, word: tidy(field.value) } : { do: "meaning.give", id, of, text: tidy(field.value) };
    const undo = { commands: [{ do: "meaning.withdraw", id }] };
    const done = gives === "word" ? sentence("desk.meanings.asked_now") : sentence("desk.meanings.given_now");
    const manner = { button: part(form, "give"), told: part(form, "told"), done, undo };
    if (await this.desk.ask(said, manner)) field.value = "";
  }
}

function drawQuestion(row, id, cell) {
  const head = row.firstElementChild;
  drawOne(head, { ...cell, id, text: cell.word }, sentence("desk.meanings.people", { count: cell.asked }));
  const update = (item, text) => drawOne(item.firstElementChild, text, "");
  drawList(part(row, "texts"), cell.texts, { key: (text) => text.id, make: () => clone("meaning-text"), update });
  const form = part(row, "gives");
  form.dataset.of = id;
  part(form, "field").setAttribute("aria-label", sentence("desk.meanings.answer", { word: cell.word }));
}

/** A word or a meaning: how it stands, and what can be done with it. */
function drawOne(one, { id, text, state, due, reason }, asked) {
  Object.assign(one.dataset, { id, text, reason: reason || "" });
  one.setAttribute("aria-label", text);
  write(part(one, "text"), text);
  const stands = state === "waiting" && due !== null ? sentence("desk.meanings.soon") : sentence(`desk.meanings.state.${state}`, { reason });
  writeFacts(part(one, "facts"), [asked, stands]);
  const pressed = one.querySelector("[data-do]:focus");
  const wanted = { show: state === "waiting", hide: state !== "hidden", restore: state === "hidden" };
  one.querySelectorAll("[data-do]").forEach((button) => (button.hidden = !wanted[button.dataset.do]));
  if (pressed) focusIn(one, pressed);
}

/** On what can be pressed there now. */
function focusIn(one, button) {
  const there = button.hidden ? one.querySelector("[data-do]:not([hidden])") : button;
  there?.focus();
}
