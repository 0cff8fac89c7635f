/** Each script is in the JavaScript, and uses what the browser gives, of the oldest browsers that its place is for. */

import es from "eslint-plugin-es-x";
import { ANYBODYS, CHOSEN } from "./browsers.js";
import tooNew from "./too-new.js";

const SCRIPTS = "live/static";

/** @param {object} config of eslint-plugin-es-x @param {string[]} allowed rules of it that do not hold */
function without(config, allowed) {
  return { ...config.rules, ...Object.fromEntries(allowed.map((name) => [`es-x/${name}`, "off"])) };
}

export default [
  {
    files: [`${SCRIPTS}/{phone,wall,public,shared}/**/*.js`],
    languageOptions: { ecmaVersion: 2021 },
    plugins: { "es-x": es, "too-new": tooNew },
    rules: {
      // What is taken of later years all of these browsers have.
      ...without(es.configs["flat/restrict-to-es2019"], ["no-dynamic-import", "no-import-meta", "no-numeric-separators"]),
      "too-new/api": ["error", ANYBODYS],
    },
  },
  {
    files: [`${SCRIPTS}/{desk,poet}/**/*.js`],
    languageOptions: { ecmaVersion: 2022 },
    plugins: { "es-x": es, "too-new": tooNew },
    rules: { ...es.configs["flat/restrict-to-es2022"].rules, "too-new/api": ["error", CHOSEN] },
  },
  {
    files: [`${SCRIPTS}/shared/starting.js`],
    languageOptions: { ecmaVersion: 5, sourceType: "script" },
    rules: es.configs["flat/restrict-to-es5"].rules,
  },
];
