// Answers' values: read strictly by question type, never quoted in a fault. A reader takes the question or fact of the
// artifact and a raw value, and gives the value in its JSON form and its operand, the form in which conditions compare it.

import { hasKey, isList, isNumber, isString, mappingOf, pairsOf } from "./data.js";
import { decimal, numeral, order } from "./decimals.js";
import { parseDate } from "./dates.js";
import { malformed } from "./fault.js";

const MAX_TEXT = 1_000_000;
export const A_DATE = "a date, as 2026-04-01";

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

/** A number of a JSON file that JavaScript would not keep as it was written. */
export class Written {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** The JSON form and the operand of a raw value, for a question or fact. Throws Fault without a code. */
export const readValue = (spec, raw) => READERS[spec.type](spec, raw);

/** A new answer has no retired option. Throws Fault without a code. */
export function refuseRetired(spec, value) {
  const current = codesOf(spec, (option) => option.retired === undefined);
  if (spec.options && [value].flat().some((code) => !current.includes(code))) malformed(oneOf(current));
}

const trimmed = (text) => text.replace(AROUND, "");

/** Whether it is a text of at most so many characters. */
export const isText = (raw, most) => isString(raw) && (raw.length <= most || [...raw].length <= most);

/** The same text, if it can be written down: half a character cannot. Throws Fault without a code. */
export const wholeText = (raw) => (/\p{Cs}/u.test(raw) ? malformed("text in whole Unicode characters") : raw);

export const isMapping = (raw) => typeof raw === "object" && raw !== null && !isList(raw) && !(raw instanceof Written);

/** A value of a question or fact that is not shown here, as it is: of one of the shapes that values have. */
export function readKept(raw, depth = 0) {
  if (typeof raw === "boolean") return raw;
  if (isString(raw)) return wholeText(raw);
  if (isNumber(raw) || raw instanceof Written) return readNumber({}, raw)[0];
  if (typeof raw !== "object" || raw === null || depth > 2) malformed("a value");
  if (isList(raw)) return raw.map((each) => readKept(each, depth + 1));
  return mappingOf(pairsOf(raw).map(([key, each]) => [key, readKept(each, depth + 1)]));
}

function readText({ format }, raw) {
  if (!isString(raw) || !trimmed(raw)) malformed("some text");
  if (!isText(raw, MAX_TEXT)) malformed("at most 1,000,000 characters of text");
  wholeText(raw);
  if (!format) return [raw, true];
  const [pattern, words] = FORMATS[format];
  const value = trimmed(raw);
  if (!new RegExp(`^(?:${pattern})$`, "u").test(value)) malformed(words);
  return [value, true];
}

function readChoice(codes, raw) {
  if (!codes.includes(raw)) malformed(oneOf(codes));
  return [raw, raw];
}

function readChoices(spec, raw) {
  const options = codesOf(spec);
  const codes = isString(raw) ? raw.split(",").map(trimmed) : raw;
  if (!isList(codes) || !codes.length || !codes.every((code) => options.includes(code))) {
    malformed(`a list of ${oneOf(options)}`);
  }
  const operand = new Set(codes);
  const [alone] = codesOf(spec, ({ code, exclusive }) => exclusive && operand.has(code)).sort();
  if (alone && operand.size > 1) malformed(`\`${alone}\` alone, or other options without it`);
  return [options.filter((code) => operand.has(code)), operand];
}

function readNumber(spec, raw) {
  const text = trimmed(isString(raw) || isNumber(raw) || raw instanceof Written ? String(raw) : "");
  const { digits, power } = numeral(text) ?? malformed("a number");
  if (digits.length > 15 || digits.length + power > 15 || power < -15) malformed("a number of at most 15 digits");
  const operand = decimal(text);
  for (const [bound, words] of [[spec.at_least, "least"], [spec.at_most, "most"]]) {
    if (bound === undefined) continue;
    const above = order(operand, decimal(String(bound)));
    if (words === "least" ? above < 0 : above > 0) malformed(`a number of at ${words} ${bound}`);
  }
  return [isNumber(operand) ? operand : Number(text), operand];
}

function readDate(raw, expected) {
  const value = Number.isInteger(raw) ? String(raw) : raw;
  return [value, (isString(value) ? parseDate(value) : null) ?? malformed(expected)];
}

function readMapping(raw, keys, expected) {
  const [needed] = keys;
  const given = isString(raw) ? { [needed]: raw } : raw;
  const sound = isMapping(given) && pairsOf(given).every(([key, text]) => keys.includes(key) && isText(text, MAX_TEXT));
  if (!sound || !hasKey(given, needed) || !trimmed(given[needed])) malformed(expected);
  const told = keys.filter((key) => hasKey(given, key));
  return [mappingOf(told.map((key) => [key, wholeText(given[key])])), true];
}

function readFile({ type }, raw) {
  const found = readMapping(
    raw,
    ["file", "type", "sha256", "description"],
    `a ${type}: a mapping with file, type, sha256, description`,
  );
  if (/[/\\]|^\./.test(found[0].file)) malformed("a file's bare name, without a folder");
  return found;
}

const codesOf = ({ options = [] }, which = Boolean) => options.filter(which).map((option) => option.code);

/** The reason and the codes of options, of what was said, that a question does not offer. */
export function notOffered(spec, { value, reason }) {
  const offered = [...(spec.reasons ?? []), ...codesOf(spec)];
  return [reason ?? (spec.options && value) ?? []].flat().filter((code) => !offered.includes(code));
}

/** Names in a sentence about what is expected. */
export const quoted = (names) => names.map((name) => `\`${name}\``).join(", ");

const oneOf = (options) => `one of ${quoted(options.slice(0, 8))}${options.length > 8 ? ", ..." : ""}`;

const READERS = {
  text: readText,
  "long text": readText,
  "yes/no": (spec, raw) => readChoice(["yes", "no"], typeof raw === "boolean" ? (raw ? "yes" : "no") : raw),
  choice: (spec, raw) => readChoice(codesOf(spec), raw),
  choices: readChoices,
  number: readNumber,
  date: (spec, raw) => readDate(isString(raw) && /^\d{4}-\d\d-\d\d$/.test(raw) ? raw : null, A_DATE),
  "partial date": (spec, raw) => readDate(raw, `${A_DATE}, 2026-04 or 2026`),
  person: (spec, raw) =>
    readMapping(
      raw,
      ["name", "id", "relationship", "role"],
      "a person: a name, or a mapping with name, relationship, role, id",
    ),
  picture: readFile,
  file: readFile,
};
