// @ts-check
/**
 * What a script says to people, by code: the page brings along the sentences that its scripts use.
 *
 * - They come from the catalogue of live/language, whole; a script gives the values, and the count picks the plural.
 */

/**
 * What the page brings along for its scripts: the language, its sentences, and what the server says of its refusals.
 * @type {{language: string, sentences: Object<string, string|Object<string, string>>, notNow: string[], inAMoment: string[], frameLimitBytes: number}}
 */
export const brought = JSON.parse(document.querySelector("[data-brought]").textContent);

const plurals = new Intl.PluralRules(brought.language);

/** A sentence as text. @param {string} code @param {Object<string, any>} [values] by their names @returns {string} */
export function sentence(code, values = {}) {
  return form(code, values).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * A sentence in which a value is an element: what to append, in order.
 * @param {string} code @param {Object<string, any>} values @returns {(string|Node)[]}
 */
export function sentenceParts(code, values) {
  const parts = form(code, values).split(/\{(\w+)\}/);
  return parts.map((part, place) => (place % 2 ? values[part] : part)).filter((part) => part !== "");
}

function form(code, { count }) {
  const forms = brought.sentences[code];
  return typeof forms === "string" ? forms : forms[plurals.select(count)];
}
