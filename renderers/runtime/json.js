// An answer file's text, read strictly: a key that stands twice is refused, since one of its answers would be lost, and
// a number is kept as it was written.

import { mappingOf } from "./data.js";
import { refuse } from "./fault.js";
import { Written } from "./values.js";

const DEEPEST_JSON = 500;
const TOKEN = /"(?:[^"\\]+|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

/** Plain data of a JSON text. Throws Fault: PP701 if it is no JSON, PP717 if a key stands twice. */
export function readJson(text) {
  let tokens;
  try {
    JSON.parse(text);
    // It is JSON: its tokens are read once more, for what JSON.parse is silent on. A text that is longer than the
    // browser's own search for tokens can bear is none that was written here.
    tokens = text.match(TOKEN);
  } catch {
    refuse("PP701");
  }
  let at = 0;

  function value(depth) {
    const token = tokens[at++];
    if (depth > DEEPEST_JSON) refuse("PP701");
    if (!"[{".includes(token)) return /^[-\d]/.test(token) ? number(token) : JSON.parse(token);
    const found = new Map();
    while (!"]}".includes(tokens[at])) {
      if (tokens[at] === ",") at += 1;
      const key = token === "[" ? found.size : JSON.parse(tokens[at]);
      if (token === "{") at += 2; // the key and its colon
      if (found.has(key)) refuse("PP717");
      found.set(key, value(depth + 1));
    }
    at += 1;
    return token === "[" ? [...found.values()] : mappingOf(found);
  }

  return value(0);
}

const number = (token) => (String(Number(token)) === token ? Number(token) : new Written(token));
