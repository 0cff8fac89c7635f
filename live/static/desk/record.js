// @ts-check
/**
 * What the desk is told where the record of the day has lost its end: what is missing, and what helps.
 *
 * - Not in sight where nothing is missing.
 */

import { announce, writeOrHide } from "../shared/page.js";
import { sentence } from "../shared/language.js";

/** @param {HTMLElement} element @param {import("./asking.js").Desk} desk */
export function watchRecord(element, desk) {
  desk.watch(["record"], () => {
    const record = desk.cells.get("record");
    const said = record ? sentence("desk.record.lost", { number: record.lost }) : "";
    if (said && element.hidden) announce(said);
    writeOrHide(element, said);
  });
}
