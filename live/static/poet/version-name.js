// @ts-check
/**
 * The name of the version that one side shows: a field in place of its buttons, for as long as somebody gives it another.
 *
 * - What was typed stays where it is refused; Escape leaves the name as it was, and the versions open.
 */

import { onKey, part, writeOrHide } from "../shared/page.js";

export class VersionName {
  #side;
  #versions;
  #form;
  #field;
  // Which version is being named, also when another is chosen meanwhile elsewhere.
  #id = "";

  /** @param {HTMLElement} side @param {import("./versions.js").Versions} versions */
  constructor(side, versions) {
    this.#side = side;
    this.#versions = versions;
    this.#form = part(side, "name-form");
    this.#field = part(side, "new-name");
    part(side, "rename").addEventListener("click", () => this.#open());
    part(side, "as-it-was").addEventListener("click", () => this.#leave());
    part(side, "which").addEventListener("change", () => this.close());
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#keep()));
    onKey(this.#form, (event) => event.key === "Escape" && (event.preventDefault(), event.stopPropagation(), this.#leave()));
  }

  close() {
    this.#show(false);
  }

  #open() {
    const { value } = part(this.#side, "which");
    const [, cell] = this.#versions.all.find(([id]) => id === value) || [];
    if (!cell) return;
    this.#id = value;
    this.#field.value = cell.name;
    this.#show(true);
    this.#field.select();
  }

  async #keep() {
    const say = await this.#versions.name(this.#id, this.#field.value);
    this.#tell(say);
    if (say) this.#field.focus();
    else this.#leave();
  }

  #leave() {
    this.close();
    part(this.#side, "rename").focus();
  }

  #show(isShown) {
    this.#form.hidden = !isShown;
    this.#side.toggleAttribute("data-naming", isShown);
    this.#tell("");
  }

  #tell(say) {
    writeOrHide(part(this.#side, "name-wrong"), say);
    this.#field.setAttribute("aria-invalid", String(Boolean(say)));
  }
}
