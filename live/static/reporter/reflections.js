// @ts-check
/**
 * What has stayed with people, on the reporter's page: what the report may quote, and what is only to be read.
 */

import { drawList } from "../shared/lists.js";
import { clone, part, write } from "../shared/page.js";
import { drawQuotes } from "./slot.js";

/**
 * Draws both, each where there is some.
 * @param {[string, any][]} quotable @param {[string, any][]} read @param {boolean} isKept @param {(command: any) => any} ask
 */
export function drawReflections(quotable, read, isKept, ask) {
  const section = part(document, "reflections");
  section.hidden = !quotable.length && !read.length;
  drawQuotes(part(section, "quotable"), quotable, isKept, ask);
  part(section, "only").hidden = !read.length;
  const update = (row, [, { text }]) => write(row, text);
  drawList(part(section, "read"), read, { key: ([id]) => id, make: () => clone("read"), update });
}
