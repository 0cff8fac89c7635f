// @ts-check
/**
 * Whose ears hear on this page: those of the day, until the poet chooses others.
 *
 * - It is a matter of this page alone; the browser keeps it, and whoever chooses the day's again follows the day.
 */

import { keep, kept, part } from "../shared/page.js";

export class EarsChoice {
  #root;
  #cells;
  #sounds;
  #key;
  // The day's, as last heard; the cell comes again with whatever changes of the day.
  #day = "";

  /**
   * @param {HTMLElement} root the choice @param {import("../shared/cells.js").Cells} cells
   * @param {import("./sounds.js").Sounds} sounds @param {string} key where this browser keeps which
   */
  constructor(root, cells, sounds, key) {
    this.#root = root;
    this.#cells = cells;
    this.#sounds = sounds;
    this.#key = key;
    sounds.listenAs(this.#chosen);
    cells.subscribe((changed) => changed.has("ears") && this.#hear());
    root.addEventListener("change", () => this.#choose());
  }

  get #chosen() {
    return kept(this.#key, "");
  }

  /** The day's may be others by now, and what was heard with them counts no more. */
  #hear() {
    const { ears = "" } = this.#cells.get("ears") || {};
    if (this.#day && ears !== this.#day && !this.#chosen) this.#sounds.hearAnew();
    this.#day = ears;
    this.#draw();
  }

  #choose() {
    const { value } = part(this.#root, "ears-select");
    keep(this.#key, value === this.#day ? "" : value);
    this.#sounds.listenAs(this.#chosen);
    this.#draw();
  }

  #draw() {
    part(this.#root, "ears-select").value = this.#chosen || this.#day || "british";
  }
}
