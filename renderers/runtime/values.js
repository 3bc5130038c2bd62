// Answers' values: read strictly by question type, never quoted in a fault. A value is kept in its JSON form; its operand
// is the form in which conditions compare it.

import { decimal, numeral, order } from "./decimals.js";
import { parseDate } from "./dates.js";

const MAX_TEXT = 1_000_000;

// What Python calls space: JavaScript leaves out the separators of files and records, and counts the byte order mark.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");

const FORMATS = {
  email: [`[^@${SPACE}]{1,64}@[^@${SPACE}.]+(\\.[^@${SPACE}.]+)+`, "an e-mail address"],
  phone: ["\\+?[0-9 ()-]{5,20}", "a telephone number"],
  postcode: ["[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}", "a postcode"],
  "nhs number": ["[0-9]{3} ?[0-9]{3} ?[0-9]{4}", "an NHS number"],
  upn: ["[A-Za-z][0-9]{11}[0-9A-Za-z]", "a unique pupil number"],
  "web address": [`https?://[^${SPACE}]+`, "a web address"],
};

/** A value that its question cannot take. `expected` says what it takes; the value itself is never told. */
export class Malformed extends Error {
  constructor(expected) {
    super(expected);
    this.expected = expected;
  }
}

/** A number of a JSON file that JavaScript would not keep as it was written. */
export class Written {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** The kind of value that a question or fact of an artifact takes. */
export function kindOf(spec) {
  const options = spec.options ?? [];
  const codes = (which) => options.filter(which).map((option) => option.code);
  const limit = (bound) => (bound === undefined ? null : decimal(String(bound)));
  return {
    type: spec.type,
    options: spec.type === "yes/no" ? ["yes", "no"] : codes(() => true),
    exclusive: codes((option) => option.exclusive),
    retired: codes((option) => option.retired !== undefined),
    atLeast: limit(spec.at_least),
    atMost: limit(spec.at_most),
    limits: spec,
    format: spec.format,
  };
}

/** The JSON form and the operand of a raw value. Throws Malformed. */
export function readValue(kind, raw) {
  return READERS[kind.type](kind, raw);
}

/** A new answer has no retired option. Throws Malformed. */
export function refuseRetired(kind, value) {
  if ([value].flat().some((code) => kind.retired.includes(code))) {
    throw new Malformed(oneOf(kind.options.filter((code) => !kind.retired.includes(code))));
  }
}

export function trimmed(text) {
  return text.replace(AROUND, "");
}

export function isLonger(text, most) {
  return text.length > most && [...text].length > most;
}

/** The same text, if it can be written down: half a character cannot. Throws Malformed. */
export function wholeText(raw) {
  if (/\p{Cs}/u.test(raw)) throw new Malformed("text in whole Unicode characters");
  return raw;
}

export function isMapping(raw) {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) && !(raw instanceof Written);
}

/**
 * A value of a question or fact that is not shown here, as it is: of one of the shapes that values have. Throws
 * Malformed.
 */
export function readKept(raw, depth = 0) {
  if (typeof raw === "boolean") return raw;
  if (typeof raw === "string") return wholeText(raw);
  if (typeof raw === "number" || raw instanceof Written) return readNumber({ atLeast: null, atMost: null }, raw).value;
  if (typeof raw !== "object" || raw === null || depth > 2) throw new Malformed("a value");
  if (Array.isArray(raw)) return raw.map((each) => readKept(each, depth + 1));
  return Object.fromEntries(Object.entries(raw).map(([key, each]) => [key, readKept(each, depth + 1)]));
}

function readText(kind, raw) {
  if (typeof raw !== "string" || !trimmed(raw)) throw new Malformed("some text");
  if (isLonger(raw, MAX_TEXT)) throw new Malformed("at most 1,000,000 characters of text");
  wholeText(raw);
  if (!kind.format) return { value: raw, operand: true };
  const [pattern, words] = FORMATS[kind.format];
  const value = trimmed(raw);
  if (!new RegExp(`^(?:${pattern})$`, "u").test(value)) throw new Malformed(words);
  return { value, operand: true };
}

function readChoice(kind, raw) {
  const value = kind.type === "yes/no" && typeof raw === "boolean" ? (raw ? "yes" : "no") : raw;
  if (!kind.options.includes(value)) throw new Malformed(oneOf(kind.options));
  return { value, operand: value };
}

function readChoices(kind, raw) {
  const codes = typeof raw === "string" ? raw.split(",").map(trimmed) : raw;
  if (!Array.isArray(codes) || !codes.length || !codes.every((code) => kind.options.includes(code))) {
    throw new Malformed(`a list of ${oneOf(kind.options)}`);
  }
  const operand = new Set(codes);
  const [alone] = kind.exclusive.filter((code) => operand.has(code)).sort();
  if (alone && operand.size > 1) throw new Malformed(`\`${alone}\` alone, or other options without it`);
  return { value: kind.options.filter((code) => operand.has(code)), operand };
}

function readNumber(kind, raw) {
  if (typeof raw !== "string" && typeof raw !== "number" && !(raw instanceof Written)) throw new Malformed("a number");
  const text = trimmed(String(raw));
  const { digits, power } = numeral(text) ?? {};
  if (!digits) throw new Malformed("a number");
  if (digits.length > 15 || digits.length + power > 15 || power < -15) {
    throw new Malformed("a number of at most 15 digits");
  }
  const operand = decimal(text);
  const { atLeast, atMost, limits } = kind;
  if (atLeast !== null && order(operand, atLeast) < 0) throw new Malformed(`a number of at least ${limits.at_least}`);
  if (atMost !== null && order(operand, atMost) > 0) throw new Malformed(`a number of at most ${limits.at_most}`);
  return { value: typeof operand === "number" ? operand : Number(text), operand };
}

function readDate(kind, raw) {
  const expected = "a date, as 2026-04-01";
  if (typeof raw !== "string" || !/^\d{4}-\d\d-\d\d$/.test(raw)) throw new Malformed(expected);
  return readPartialDate(kind, raw, expected);
}

function readPartialDate(kind, raw, expected = "a date, as 2026-04-01, 2026-04 or 2026") {
  const value = Number.isInteger(raw) ? String(raw) : raw;
  const operand = typeof value === "string" ? parseDate(value) : null;
  if (operand === null) throw new Malformed(expected);
  return { value, operand };
}

function readMapping(raw, keys, needed, expected) {
  const given = typeof raw === "string" ? { [needed]: raw } : raw;
  const sound =
    isMapping(given) &&
    Object.entries(given).every(
      ([key, text]) => keys.includes(key) && typeof text === "string" && !isLonger(text, MAX_TEXT),
    );
  if (!sound || !Object.hasOwn(given, needed) || !trimmed(given[needed])) throw new Malformed(expected);
  const value = {};
  for (const key of keys) if (Object.hasOwn(given, key)) value[key] = wholeText(given[key]);
  return { value, operand: true };
}

function readPerson(kind, raw) {
  const expected = "a person: a name, or a mapping with name, relationship, role, id";
  return readMapping(raw, ["name", "id", "relationship", "role"], "name", expected);
}

function readFile(kind, raw) {
  const expected = `a ${kind.type}: a mapping with file, type, sha256, description`;
  const found = readMapping(raw, ["file", "type", "sha256", "description"], "file", expected);
  if (/[/\\]|^\./.test(found.value.file)) throw new Malformed("a file's bare name, without a folder");
  return found;
}

function oneOf(options) {
  const shown = options.slice(0, 8).map((code) => `\`${code}\``);
  return `one of ${shown.join(", ")}${options.length > 8 ? ", ..." : ""}`;
}

const READERS = {
  text: readText,
  "long text": readText,
  "yes/no": readChoice,
  choice: readChoice,
  choices: readChoices,
  number: readNumber,
  date: readDate,
  "partial date": readPartialDate,
  person: readPerson,
  picture: readFile,
  file: readFile,
};
