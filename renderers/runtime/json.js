// An answer file's text, read strictly: a key that stands twice is refused, since one of its answers would be lost, and
// a number is kept as it was written.

import { refuse } from "./fault.js";
import { Written } from "./values.js";

const DEEPEST_JSON = 500;
const SPACES = /[ \t\n\r]*/y;
const STRING = /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\0-\x1f]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Plain data of a JSON text. Throws Fault: PP701 if it is no JSON, PP717 if a key stands twice. */
export function readJson(text) {
  let at = 0;

  /** The text of a pattern that stands here, or null. */
  function take(pattern) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return null;
    at = pattern.lastIndex;
    return found[0];
  }

  /** Whether a sign stands here; it is taken, with the space around it. */
  function sign(wanted) {
    take(SPACES);
    if (text[at] !== wanted) return false;
    at += 1;
    take(SPACES);
    return true;
  }

  function demand(found) {
    return found || refuse("PP701");
  }

  function value(depth) {
    demand(depth <= DEEPEST_JSON);
    if (sign("{")) return object(depth + 1);
    if (sign("[")) return list(depth + 1);
    const plain = take(STRING) ?? take(WORD);
    if (plain !== null) return JSON.parse(plain);
    const number = demand(take(NUMBER));
    return String(Number(number)) === number ? Number(number) : new Written(number);
  }

  function object(depth) {
    const found = new Map();
    let twice = false;
    if (sign("}")) return {};
    do {
      const key = JSON.parse(demand(take(STRING)));
      demand(sign(":"));
      twice ||= found.has(key);
      found.set(key, value(depth));
    } while (sign(","));
    demand(sign("}"));
    return twice ? refuse("PP717") : Object.fromEntries(found);
  }

  function list(depth) {
    const found = [];
    if (sign("]")) return found;
    do found.push(value(depth));
    while (sign(","));
    demand(sign("]"));
    return found;
  }

  const found = value(0);
  take(SPACES);
  demand(at === text.length);
  return found;
}
