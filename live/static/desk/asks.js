// @ts-check
/**
 * What the poet asks of the room: it goes to phones by itself a moment later, now, or not.
 *
 * - In sight while something is asked, and said aloud when it comes; what phones have is what the server says.
 */

import { announce, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Asks {
  /** @param {HTMLElement} root @param {HTMLElement} after where the focus goes when it leaves @param {import("./asking.js").Desk} desk */
  constructor(root, after, desk) {
    this.root = root;
    this.after = after;
    this.desk = desk;
    this.told = part(root, "told");
    this.id = "";
    ["show", "keep"].forEach((name) => {
      part(root, `ask-${name}`).addEventListener("click", ({ currentTarget }) => this.#press(currentTarget, name));
    });
    desk.watch(["ask/"], () => this.draw());
  }

  draw() {
    const [id, ask] = this.desk.cells.entries("ask/")[0] || ["", null];
    if (!ask && this.root.contains(document.activeElement)) this.after.focus();
    this.root.hidden = !ask;
    if (ask) this.#drawAsk(ask);
    if (ask && id !== this.id) announce(sentence("desk.ask.told", { text: ask.text }));
    this.id = id;
  }

  #drawAsk({ text, state, due }) {
    write(part(this.root, "ask-text"), text);
    write(part(this.root, "ask-state"), due === null ? sentence(`desk.ask.${state}`) : sentence("desk.ask.soon"));
    this.#drawButton("show", state !== "shown");
    this.#drawButton("keep", state !== "kept");
  }

  /** One that has nothing to do any more hands the focus to the other. */
  #drawButton(name, isWanted) {
    const button = part(this.root, `ask-${name}`);
    const hadFocus = document.activeElement === button;
    button.hidden = !isWanted;
    if (hadFocus && !isWanted) part(this.root, name === "show" ? "ask-keep" : "ask-show").focus();
  }

  /** What had only waited cannot wait again: its way back is the other button. */
  #press(button, name) {
    const { id } = this;
    const [state, other] = name === "show" ? ["shown", "keep"] : ["kept", "show"];
    const unless = () => (this.desk.cell(`ask/${id}`).state === state ? "" : sentence("desk.undo.changed"));
    const undo = { commands: [{ do: `ask.${other}`, id }], unless };
    this.desk.ask({ do: `ask.${name}`, id }, { button, told: this.told, done: sentence(`desk.ask.done.${state}`), undo });
  }
}
