// @ts-check
/**
 * What may become of a theme: another title, or a part of another theme.
 *
 * - No second theme of a name is made: the page says that there is one.
 * - Merging moves what people stand with, so it takes two steps and the second says what will happen, anew when another
 *   desk changes one of the two.
 */

import { isSaved, say } from "./asking.js";
import { ThemeMenu } from "./theme-menu.js";
import { themeCalled } from "./theme-names.js";
import { part, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

/** What may become of one theme. @param {HTMLElement} element @param {import("./asking.js").Desk} desk @param {string} id */
export function changesOf(element, desk, id) {
  return { renaming: new Renaming(element, desk, id), merging: new Merging(element, desk, id) };
}

/** Another title: a form in the place of the old one. */
class Renaming {
  constructor(element, desk, id) {
    this.element = element;
    this.desk = desk;
    this.id = id;
    this.form = part(element, "rename-form");
    this.field = part(element, "rename-title");
    this.told = part(element, "told");
    part(element, "rename-leave").addEventListener("click", () => this.leave());
    this.form.addEventListener("submit", (event) => this.#rename(event));
  }

  get isOpen() {
    return !this.form.hidden;
  }

  open() {
    this.field.value = this.#title;
    this.#show(true);
    this.field.select();
    this.field.focus();
  }

  leave() {
    this.#show(false);
    part(this.element, "open").focus();
  }

  get #title() {
    return this.desk.cell(`theme/${this.id}`).title;
  }

  #show(isOpen) {
    writeOrHide(this.told, "");
    this.form.hidden = !isOpen;
    part(this.element, "heading").hidden = isOpen;
  }

  async #rename(event) {
    event.preventDefault();
    const before = this.#title;
    const title = this.field.value.trim();
    if (title === before) return this.leave();
    const there = themeCalled(this.desk, title, this.id);
    if (there) return this.#refuse(there.title);
    const command = { do: "theme.rename", theme: this.id, title };
    const unless = () => (isSaved(this.#title || "", title) ? "" : sentence("desk.undo.changed"));
    const undo = { commands: [{ ...command, title: before }], unless };
    const done = sentence("desk.renamed", { before, title });
    const button = part(this.element, "rename-save");
    if (await this.desk.ask(command, { button, told: this.told, done, undo })) this.leave();
  }

  #refuse(title) {
    say(this.told, sentence("desk.there_is.merge", { title }));
    this.field.focus();
  }
}

/** Merging a theme into another. */
class Merging {
  constructor(element, desk, id) {
    this.element = element;
    this.desk = desk;
    this.id = id;
    this.told = part(element, "told");
    this.question = part(element, "merging");
    this.button = part(element, "merge");
    // Into what it may be merged, while that is asked; and then what was chosen.
    /** @type {ThemeMenu|null} */
    this.menu = null;
    /** @type {{theme: string, title: string}|null} */
    this.into = null;
    part(element, "merge-leave").addEventListener("click", () => this.leave());
    part(element, "merge-do").addEventListener("click", (event) => this.#merge(event.currentTarget));
  }

  /** Whether it waits for the second step. */
  get isAsked() {
    return !this.question.hidden;
  }

  /** Asks into which theme. */
  open() {
    const host = part(this.element, "merge-menu");
    this.menu = new ThemeMenu(host, this.desk, {
      label: sentence("desk.merge.label", { title: this.#theme.title }),
      except: this.id,
      choose: async (choice) => this.#ask(choice),
      close: (goesBack) => {
        this.menu = null;
        host.replaceChildren();
        if (goesBack && !this.isAsked) this.button.focus();
      },
    });
  }

  draw() {
    if (this.menu) this.menu.draw();
    if (!this.into) return;
    const into = this.desk.cells.get(`theme/${this.into.theme}`);
    // Without the other there is nothing to choose.
    if (!into) return this.#giveUp(this.into.title);
    this.into.title = into.title;
    part(this.element, "merge-words").textContent = this.#consequence(into.title);
    part(this.element, "merge-do").textContent = sentence("desk.merge.do", { into: into.title });
  }

  leave() {
    this.#close();
    this.button.focus();
  }

  get #theme() {
    return this.desk.cell(`theme/${this.id}`);
  }

  /** The second step. */
  #ask({ theme, title }) {
    this.into = { theme, title };
    this.draw();
    writeOrHide(this.told, "");
    this.#show(true);
    part(this.element, "merge-do").focus();
    return true;
  }

  #consequence(into) {
    const { title, items, support } = this.#theme;
    const pieces = sentence("desk.pieces", { count: items.length });
    if (!support) return sentence("desk.merge.what", { title, pieces, into });
    const people = sentence("desk.people", { count: support });
    return sentence("desk.merge.what_with", { title, pieces, into, people });
  }

  #giveUp(title) {
    const hadFocus = this.question.contains(document.activeElement);
    this.#close();
    if (hadFocus) this.button.focus();
    say(this.told, sentence("desk.merge.gone", { title }));
  }

  #close() {
    this.into = null;
    this.#show(false);
  }

  #show(isAsked) {
    this.question.hidden = !isAsked;
    part(this.element, "actions").hidden = isAsked;
  }

  #merge(button) {
    const { theme, title: into } = /** @type {{theme: string, title: string}} */ (this.into);
    const done = sentence("desk.merge.done", { title: this.#theme.title, into });
    const command = { do: "theme.merge", theme: this.id, into: theme };
    this.desk.ask(command, { button, told: this.told, done, undo: { commands: [{ do: "theme.part", theme: this.id }] } });
  }
}
