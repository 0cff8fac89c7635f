// @ts-check
/**
 * The pages of the wall: which one is up, turned and held still from here.
 *
 * - Not there while the wall has one page, unless it is held still: then what comes to it waits, and somebody must know.
 * - What stands here is what a wall says, not what was pressed.
 */

import { Keys } from "./arrival-keys.js";
import { announce, part, write } from "../shared/page.js";
import { sentence } from "../shared/language.js";

const NO_WALL = { walls: 0, page: 1, pages: 1, held: false, differ: false };

export class Pages {
  /** @param {HTMLElement} root @param {import("./asking.js").Desk} desk */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.told = part(root, "pages-told");
    // The page asked for, until a wall has told where it is: who presses twice goes on by two. 0: none.
    this.wanted = 0;
    const on = (name, act) => part(root, name).addEventListener("click", act);
    on("back", () => this.#turn(-1, part(root, "back")));
    on("on", () => this.#turn(1, part(root, "on")));
    on("hold", () => this.#hold());
    new Keys(part(document, "anywhere"), ["p", "."], (event) => this.#press(event));
    desk.watch(["walls"], () => (this.wanted = 0));
    desk.watch(["walls", "pages"], () => this.draw());
  }

  draw() {
    const { pages } = this.#up;
    const isWanted = pages > 1 || this.#isHeld;
    if (!isWanted && this.root.contains(document.activeElement)) document.getElementById("wall-heading")?.focus();
    this.root.hidden = !isWanted;
    ["back", "on"].forEach((name) => (part(this.root, name).hidden = pages < 2));
    write(part(this.root, "page"), this.#words());
    const hold = part(this.root, "hold");
    write(hold, this.#isHeld ? sentence("desk.pages.go_on") : sentence("desk.pages.hold"));
    hold.classList.toggle("button--quiet", !this.#isHeld);
  }

  /** What the walls say; nothing where none is open. */
  get #up() {
    return this.desk.cells.get("walls") || NO_WALL;
  }

  /** As the wall says, or, where none is open, as the next one will be. */
  get #isHeld() {
    const { walls, held } = this.#up;
    return walls ? held : Boolean(this.desk.cell("pages").held);
  }

  #words() {
    const { page, pages, differ } = this.#up;
    if (pages < 2) return sentence("desk.pages.held");
    return differ ? sentence("desk.pages.differ", { page, pages }) : sentence("desk.pages.page", { page, pages });
  }

  #press(event) {
    event.preventDefault();
    if (this.root.hidden || (event.key !== "." && this.#up.pages < 2)) return announce(sentence("desk.pages.one"));
    if (event.key === ".") this.#hold();
    else this.#turn(1, part(this.root, "on"));
  }

  /** After the last page comes the first. */
  #turn(by, button) {
    const { page, pages } = this.#up;
    this.wanted = (((this.wanted || page) - 1 + by + pages) % pages) + 1;
    const said = sentence("desk.pages.page", { page: this.wanted, pages });
    this.#ask({ page: this.wanted, held: this.#isHeld }, button, said);
  }

  #hold() {
    const held = !this.#isHeld;
    const said = held ? sentence("desk.pages.is_held") : sentence("desk.pages.goes_on");
    this.#ask({ page: this.wanted || this.#up.page, held }, part(this.root, "hold"), said);
  }

  /** Also while the one before is not answered: each says which page, so none is done twice. */
  async #ask(wish, button, said) {
    if (!(await this.desk.answer({ do: "wall.turn", ...wish }, { button, told: this.told }))) announce(said);
  }
}
