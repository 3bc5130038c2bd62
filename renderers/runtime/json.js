// An answer file's text, read strictly: a key that stands twice is refused, since one of its answers would be lost, and
// a number is kept as it was written.

import { Fault } from "./fault.js";
import { Written } from "./values.js";

const DEEPEST_JSON = 500;
const SPACES = /[ \t\n\r]*/y;
const STRING = /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\0-\x1f]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** Plain data of a JSON text. Throws Fault: PP701 if it is no JSON, PP717 if a key stands twice. */
export function readJson(text) {
  const reader = new JsonReader(text);
  const found = reader.value(0);
  if (reader.at < text.length) reader.refuse();
  return found;
}

class JsonReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  refuse(code = "PP701") {
    throw new Fault(code, []);
  }

  /** The text of a pattern that stands here, or null. */
  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found && found[0];
  }

  /** One of some signs, with the space around it; or null. */
  sign(signs) {
    this.take(SPACES);
    const found = this.text.charAt(this.at);
    if (found === "" || !signs.includes(found)) return null;
    this.at += 1;
    this.take(SPACES);
    return found;
  }

  value(depth) {
    if (depth > DEEPEST_JSON) this.refuse();
    if (this.sign("{")) return this.object(depth + 1);
    if (this.sign("[")) return this.list(depth + 1);
    const found = this.string() ?? this.plain();
    this.take(SPACES);
    return found;
  }

  string() {
    const found = this.take(STRING);
    return found === null ? null : JSON.parse(found);
  }

  plain() {
    const word = this.take(WORD);
    if (word !== null) return JSON.parse(word);
    const number = this.take(NUMBER) ?? this.refuse();
    return String(Number(number)) === number ? Number(number) : new Written(number);
  }

  object(depth) {
    const found = new Map();
    let twice = false;
    if (this.sign("}")) return {};
    do {
      const key = this.string() ?? this.refuse();
      if (!this.sign(":")) this.refuse();
      twice ||= found.has(key);
      found.set(key, this.value(depth));
    } while (this.sign(","));
    if (!this.sign("}")) this.refuse();
    if (twice) this.refuse("PP717");
    return Object.fromEntries(found);
  }

  list(depth) {
    const found = [];
    if (this.sign("]")) return found;
    do found.push(this.value(depth));
    while (this.sign(","));
    if (!this.sign("]")) this.refuse();
    return found;
  }
}
