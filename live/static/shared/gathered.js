// @ts-check
/**
 * The cells of a place that draws themes: what is gathered in one, of which the server sends page after page, in one list.
 */

import { CellsByNoun } from "./cells-by-noun.js";

export class GatheredCells extends CellsByNoun {
  constructor() {
    super();
    /** The cells of themes as they were sent. @type {Map<string, any>} by id */
    this._themes = new Map();
    /** @type {Map<string, Map<number, string[]>>} for a theme the items of its later pages */
    this._pages = new Map();
  }

  _empty() {
    super._empty();
    this._themes.clear();
    this._pages.clear();
  }

  _set(key, value) {
    const [noun, id, page] = key.split("/");
    if (noun === "theme") this._setTheme(id, value);
    else if (noun === "items") this._setPage(id, Number(page), value);
    else super._set(key, value);
  }

  _setTheme(id, value) {
    if (value === null) this._themes.delete(id);
    else this._themes.set(id, value);
    this._join(id);
  }

  _setPage(id, page, value) {
    const pages = this._pages.get(id) || new Map();
    if (value === null) pages.delete(page);
    else pages.set(page, value.items);
    this._pages.set(id, pages);
    this._join(id);
  }

  /** In the order of the pages, whichever came first. A page may be here before its theme. */
  _join(id) {
    const theme = this._themes.get(id);
    const pages = Array.from(this._pages.get(id) || []).sort(([a], [b]) => a - b);
    const later = [].concat(...pages.map(([, items]) => items));
    super._set(`theme/${id}`, theme ? { ...theme, items: theme.items.concat(later) } : null);
  }
}
