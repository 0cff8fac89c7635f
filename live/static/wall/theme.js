// @ts-check
/** One theme with all that is gathered in it, and the newest words below. */

import { part, write, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { together } from "./given.js";
import { Latest } from "./latest.js";
import { drawPhrases, gatheredIn, newest, peopleWithIt, phrasesUnderThemes } from "./phrases.js";
import { Turning } from "./turning.js";

const NO_THEME = { title: "", items: [], support: 0, hue: 0 };

/** @param {HTMLElement} section @returns {import("./wall.js").View} */
export function view(section) {
  const list = part(section, "list");
  const latest = new Latest(part(section, "latest"));
  return {
    draw(scene) {
      const theme = scene.cells.get(`theme/${scene.cells.get("wall").theme}`) || NO_THEME;
      const gathered = gatheredIn(theme, scene);
      section.dataset.hue = String(theme.hue % 8);
      write(part(section, "title"), theme.title);
      writeOrHide(part(section, "more"), peopleWithIt(theme.support));
      writeOrHide(part(section, "empty"), gathered.length ? "" : sentence("wall.theme.empty"));
      drawPhrases(list, newest(together(gathered)), scene.fresh);
      const above = new Set(gathered.map(({ id }) => id));
      latest.draw(phrasesUnderThemes(scene, above), scene);
    },
    turning: new Turning(list, part(section, "window")),
    latest,
    title: () => part(section, "title").textContent,
  };
}
