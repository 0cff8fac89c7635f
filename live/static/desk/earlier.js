// @ts-check
/**
 * The questions that were asked earlier, each to be put on the wall with the words that were given to it.
 *
 * - Folded away, and not there at all while nothing but the question of this moment has words.
 */

import { shortened } from "./facts.js";
import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

// A question may be as long as 140 characters; whoever asked it knows it by its beginning.
const LONGEST = 60;

export class Earlier {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.told = part(root, "told");
    root.addEventListener("click", ({ target }) => this.#show(/** @type {Element} */ (target).closest("[data-question]")));
    desk.watch(["prompt", "wall", "programme"], () => this.draw());
  }

  draw() {
    const { id: now, answered = [] } = this.desk.cell("prompt");
    const { earlier } = this.desk.cell("wall");
    // The newest first; the one that is up stays, or nobody could tell what the wall shows.
    const questions = answered.filter(({ id }) => id !== now || id === earlier).reverse();
    this.root.hidden = !questions.length;
    drawList(part(this.root, "earlier-list"), questions, {
      key: ({ id }) => id,
      make: () => clone("earlier"),
      update: (row, question) => this.#drawOne(row, question, question.id === earlier),
    });
  }

  #drawOne(row, question, isUp) {
    part(row, "question").setAttribute("aria-pressed", String(isUp));
    write(part(row, "text"), named(question));
    write(part(row, "slot"), this.desk.slot(question.slot).title || "");
  }

  #show(button) {
    if (!button) return;
    const question = button.closest("[data-key]").dataset.key;
    const { answered } = this.desk.cell("prompt");
    const text = named(answered.find(({ id }) => id === question));
    const done = sentence("desk.earlier.shown", { text });
    this.desk.ask({ do: "wall.show", view: "prompt", question }, { button, told: this.told, done });
  }
}

/** How a question is called where its words are chosen. @param {{text: string|null}} question */
export function named({ text }) {
  return text ? shortened(text, LONGEST) : sentence("desk.earlier.nothing");
}
