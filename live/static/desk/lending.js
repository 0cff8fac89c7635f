// @ts-check
/**
 * The wall in other hands: lent for some minutes, with the word that borrows it, and taken back.
 *
 * - In sight while the wall is lent. Who has it nobody is told; that somebody has it is said.
 * - A key leads there: to the way back while the wall is lent, else to the minutes.
 */

import { Keys } from "./arrival-keys.js";
import { makeId } from "../shared/outbox.js";
import { announce, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

export class Lending {
  /** @param {HTMLElement} root the wall's part of the page @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.lent = part(root, "lent");
    this.take = part(root, "take");
    this.lend = part(root, "lend");
    this.told = part(root, "lend-told");
    this.wasBorrowed = false;
    this.lend.addEventListener("click", ({ target }) => this.#lend(/** @type {Element} */ (target).closest("[data-minutes]")));
    this.take.addEventListener("click", () => this.#takeBack());
    new Keys(part(document, "anywhere"), ["l"], (event) => this.#press(event));
    desk.watch(["lending/", "day"], () => this.draw());
  }

  get #lending() {
    return this.desk.cells.entries("lending/").map(([, cell]) => cell)[0];
  }

  draw() {
    const lending = this.#lending;
    const hadFocus = (lending ? this.lend : this.lent).contains(document.activeElement);
    this.lent.hidden = !lending;
    this.lend.hidden = Boolean(lending) || this.desk.cell("day").state === "over";
    if (lending) this.#drawLent(lending);
    if (hadFocus) (lending ? this.take : part(this.root, "heading")).focus();
    const isBorrowed = Boolean(lending && lending.borrowed);
    if (isBorrowed && !this.wasBorrowed) announce(part(this.lent, "lent-words").textContent);
    this.wasBorrowed = isBorrowed;
  }

  #drawLent({ word, until, borrowed }) {
    const time = this.desk.clock(until);
    write(part(this.lent, "lent-words"), sentence(borrowed ? "desk.lent.borrowed" : "desk.lent.waits", { time }));
    const place = part(this.lent, "lent-word");
    write(place, (word || "").toUpperCase());
    place.hidden = part(this.lent, "lent-where").hidden = borrowed;
  }

  #lend(button) {
    if (!button) return;
    const minutes = Number(button.getAttribute("data-minutes"));
    const unless = () => (this.#lending ? "" : sentence("desk.undo.changed"));
    const undo = { commands: [{ do: "wall.take" }], unless };
    this.desk.ask({ do: "wall.lend", id: makeId(), minutes }, { button, told: this.told, done: sentence("desk.lend.done"), undo });
  }

  #takeBack() {
    this.desk.ask({ do: "wall.take" }, { button: this.take, told: this.told, done: sentence("desk.lent.taken") });
  }

  #press(event) {
    event.preventDefault();
    if (!this.lent.hidden) return this.take.focus();
    if (this.lend.hidden) return;
    const change = part(this.root, "change");
    if (change.getAttribute("aria-expanded") !== "true") change.click();
    this.lend.querySelector("button").focus();
  }
}
