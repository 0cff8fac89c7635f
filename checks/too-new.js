/**
 * A rule for ESLint: what a script uses of the browser is in the oldest browsers that it is for.
 *
 * - What each browser has is in MDN's browser compat data. A member is known here by its name alone
 *   (`x.replaceChildren`), as scripts carry no types: so only the interfaces that pages are made of are looked at, of the
 *   language's own only what is called (`x.at(-1)`), and no name that a script gives to something of its own.
 * - A use that a script has asked for first (`"wakeLock" in navigator`) is let through on its line, with the reason.
 * - Syntax is for eslint-plugin-es-x.
 */

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import bcd from "@mdn/browser-compat-data" with { type: "json" };

const INTERFACES = [
  ...["EventTarget", "Event", "UIEvent", "KeyboardEvent", "InputEvent", "PointerEvent", "CustomEvent", "AbortSignal"],
  ...["Node", "Document", "DocumentFragment", "Element", "HTMLElement", "ShadowRoot", "Text", "CharacterData", "Attr"],
  ...["HTMLFormElement", "HTMLInputElement", "HTMLTextAreaElement", "HTMLSelectElement", "HTMLButtonElement"],
  ...["HTMLDialogElement", "HTMLDetailsElement", "HTMLTemplateElement", "HTMLScriptElement", "HTMLLinkElement"],
  ...["DOMTokenList", "NodeList", "HTMLCollection", "Range", "Selection", "DOMRect", "CSSStyleDeclaration"],
  ...["Window", "Navigator", "Location", "History", "Storage", "Crypto", "MediaQueryList", "FontFaceSet", "FontFace"],
  ...["WebSocket", "Headers", "Request", "Response", "URL", "URLSearchParams", "FormData", "Blob", "WakeLock", "DataTransfer"],
];

// Fields of commands, cells and events, which are not the browser's members of that name.
const FIELDS = ["command", "connection", "direction", "reason"];

/** Whether one browser is known to have it by a version, unprefixed and without a setting. */
function has(support, oldest) {
  if (!support) return true;
  return [support].flat().some(({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other }) => {
    if (flags || prefix || other || removed || !added || added === "preview") return false;
    return parseFloat(String(added).replace("≤", "")) <= oldest;
  });
}

function isTooNew({ support }, oldest) {
  return Object.keys(oldest).some((browser) => !has(support[browser], oldest[browser]));
}

/** Names that are in none of those browsers as members of anything, and where they belong. @returns {Map<string, string>} */
function tooNewFor(oldest, things) {
  const known = new Set(FIELDS);
  EVERYTHING.forEach(([name, compat]) => isTooNew(compat, oldest) || known.add(name));
  return new Map(things.filter(([name]) => !known.has(name)).map(([name, , where]) => [name, where]));
}

/** The interfaces, and the members of some of them: name, what the data says, and where it belongs. */
function thingsOf(tree, owners) {
  const interfaces = Object.keys(tree).filter((name) => tree[name].__compat);
  const members = owners.flatMap((owner) => Object.keys(tree[owner] || {}).map((member) => [owner, member]));
  const found = members.filter(([owner, member]) => tree[owner][member].__compat && !/^__|_event$/.test(member));
  return [
    ...interfaces.map((name) => [name, tree[name].__compat, name]),
    ...found.map(([owner, member]) => [member.replace(/_static$/, ""), tree[owner][member].__compat, `${owner}.${member}`]),
  ];
}

const BUILTINS = bcd.javascript.builtins;
const THE_LANGUAGES = [...thingsOf(BUILTINS, Object.keys(BUILTINS)), ...thingsOf(BUILTINS.Intl, Object.keys(BUILTINS.Intl))];
const THE_BROWSERS = thingsOf(bcd.api, INTERFACES);
const EVERYTHING = [...THE_LANGUAGES, ...THE_BROWSERS];
const THE_GLOBALS = EVERYTHING.filter(([name, , where]) => name === where || where === `Window.${name}`);

/** Methods and fields that the scripts of a place, and those shared by all, give to classes of their own. */
function ownNames(folder) {
  const names = [folder, join(folder, "..", "shared")].flatMap((each) => readdirSync(each).map((name) => join(each, name)));
  const texts = names.filter((name) => name.endsWith(".js")).map((name) => readFileSync(name, "utf8"));
  const given = /^ +(?:(?:async|get|static) )*#?(\w+)\([^;]*\) \{$|\bthis\.[#_]?(\w+) = /gm;
  return new Set(texts.flatMap((text) => Array.from(text.matchAll(given), ([, method, field]) => method || field)));
}

const rule = {
  meta: {
    type: "problem",
    schema: [{ type: "object" }],
    messages: { tooNew: "{{where}} is not in all of {{oldest}}." },
  },
  create(context) {
    const [oldest] = context.options;
    const [globals, called, members] = [THE_GLOBALS, THE_LANGUAGES, THE_BROWSERS].map((each) => tooNewFor(oldest, each));
    const own = ownNames(dirname(context.filename));
    const told = Object.entries(oldest).map((each) => each.join(" ")).join(", ");
    const check = (node, tooNew) => {
      if (!tooNew.has(node.name)) return;
      context.report({ node, messageId: "tooNew", data: { where: tooNew.get(node.name), oldest: told } });
    };
    const isCalled = (node) => (node.parent.type === "CallExpression" && node.parent.callee === node) || node.object.name === "Intl";
    return {
      MemberExpression(node) {
        if (node.computed || own.has(node.property.name) || (node.object.property || {}).name === "dataset") return;
        check(node.property, members);
        if (isCalled(node)) check(node.property, called);
      },
      "NewExpression, CallExpression": ({ callee }) => callee.type === "Identifier" && check(callee, globals),
    };
  },
};

/** The plugin. */
export default { rules: { api: rule } };
