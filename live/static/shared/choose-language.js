// @ts-check

/** Chooses a language in a list of them. One that is not in it was said by another program; it stays. @param {HTMLSelectElement} select @param {string} lang its tag, or "" */
export function chooseLanguage(select, lang) {
  if (!Array.from(select.options).some(({ value }) => value === lang)) select.append(new Option(lang, lang));
  select.value = lang;
}
