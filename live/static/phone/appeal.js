// @ts-check
/**
 * Beside a person's own words that are kept aside: how to ask the facilitators to look again, and what they say.
 *
 * - Fetched when somebody has such words. The form is the one that a page without a script has; it goes out by phone.js.
 * - What is being written stays as it is, whatever else is drawn.
 */

import { part } from "../shared/page.js";
import { sentence } from "../shared/language.js";
import { stepOf } from "./own-words.js";
import { at } from "./room.js";

/** Draws it into the row of those words. @param {HTMLElement} item @param {any} cell of the words */
export function draw(item, cell) {
  const said = saidOf(cell);
  const place = part(item, "appeal") || placeIn(item);
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  place.textContent = said;
  if (!said) place.append(asking(item.dataset.key));
}

/** What was asked or answered, or "" where nothing was asked yet. */
function saidOf(cell) {
  const [asked, answered] = ["appealed", "answered"].map((is) => stepOf(cell, is));
  if (!answered) return asked ? sentence("phone.appeal.asked", { time: at(asked.at) }) : "";
  const { restored, text } = answered;
  const values = { time: at(answered.at), text };
  if (restored) return text ? sentence("phone.appeal.back.says", values) : sentence("phone.appeal.back", values);
  return text ? sentence("phone.appeal.stays.says", values) : sentence("phone.appeal.stays", values);
}

function placeIn(item) {
  const place = make("div", { className: "appeal" });
  place.setAttribute("data-appeal", "");
  part(item, "way").after(place);
  return place;
}

function asking(id) {
  const details = make("details");
  const form = make("form", { method: "post" });
  const field = make("input", { id: `appeal-${id}`, name: "text", dir: "auto", autocomplete: "off" });
  form.setAttribute("data-send", "");
  form.append(
    make("input", { type: "hidden", name: "do", value: "phrase.appeal" }),
    make("input", { type: "hidden", name: "id", value: id }),
    make("label", { htmlFor: field.id, textContent: sentence("phone.appeal.text") }),
    field,
    make("button", { className: "button button--quiet", textContent: sentence("phone.appeal.do") }),
  );
  details.append(make("summary", { textContent: sentence("phone.appeal") }), form);
  return details;
}

/** @param {string} name @param {Object<string, string>} [properties] @returns {any} */
function make(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
