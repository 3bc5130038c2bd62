// What an opened answer file says, held against the exemplar before anything of it is used: a file is a stranger's.
//
// What a form does not show its reader is in the file all the same. It is looked at for its shape, kept apart, and
// written back as it was (docs/form.md); nothing here shows it.

import { hasKey, isList, isString, keysOf, mappingOf, pairsOf } from "./data.js";
import { A_ROW_ID, isRowId } from "./address.js";
import { MISSHAPEN, NO_QUESTION, Fault, placed, refuse } from "./fault.js";
import { isGroup, specAt } from "./program.js";
import { readRemark } from "./remarks.js";
import { REASONS } from "./truth.js";
import { isMapping, notOffered, quoted, readKept, readValue } from "./values.js";

const TOP = ["penpicture", "answers", "version", "artifact", "facts", "given", "rows", "lateness", "reader"];
export const GIVEN_KEYS = ["value", "reason", "note", "at", "by", "until", "pointer", "shown"];
const FACT_KEYS = ["value", "reason", "on", "record", "said_by"];
/** What stands beside a list that is not the whole of it. */
const OTHERS = "others";
/** All that was said of a fact, by what is held of it, where from whom it came is not for this reader. */
export const wholeOf = new WeakMap();
export const ALL_OF_A_FACT = [...FACT_KEYS, OTHERS];
export const ROWS_STATES = ["complete", OTHERS, "none"];
export const A_ROWS_STATE = "complete, others or none";
const YES_OR_NO = { yes: true, no: false, true: true, false: false, True: true, False: false };
const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
/** Steps to the innermost rows: more than any exemplar has. */
const DEEPEST = 40;
const A_MAPPING = "a mapping of keys and values";
const ENTRIES = "a list of entries, each with ";
const OF_ITS_PARTS = `${ENTRIES}\`row\` and its parts`;
const BAD_FACT = "PP714";
/** The scope of everything within a group that is not shown: no exemplar has a question of this name. */
const HIDDEN = " ";

/**
 * Plain data as answers: {facts, hiddenFacts, given, rows, hidden, lateness, reader}; throws the first Fault. `warnings` takes
 * what blocks nothing.
 */
export function checkAnswers(program, data, warnings) {
  const { content, page } = program;
  if (!isMapping(data) || !hasKey(data, "answers")) {
    misshapen([], "a mapping that has `penpicture: 1` and `answers:` with the exemplar's name");
  }
  if (data.answers !== content.exemplar) refuse("PP704", ["answers"]);
  onlyKeys(data, [], TOP);
  if (spelled(field(data, "penpicture")) !== "1") misshapen(["penpicture"], "the number 1");
  const pinned = remark(data, "artifact", []);
  if (pinned !== null && !/^sha256:[0-9a-f]{64}$/.test(pinned)) {
    misshapen(["artifact"], "an artifact's identity: sha256: and 64 digits");
  }
  const version = field(data, "version");
  if (!isString(version)) misshapen(["version"], "the exemplar's version");
  if ((pinned !== null && pinned !== page.artifact) || version !== content.version) {
    warnings.push(new Fault("PP715", [pinned ? "artifact" : "version"]));
  }
  return {
    ...checkFacts(program, field(data, "facts", {}), warnings),
    ...checkScope(program, data, [], ""),
    ...remarks(data, TOP.slice(5), []), // lateness and reader
  };
}

/** What is held of facts, as in an answer file: {facts, hiddenFacts}. */
export function checkFacts(program, data, warnings) {
  const facts = new Map();
  const hiddenFacts = new Map();
  for (const [name, raw] of entriesOf(data, ["facts"])) {
    const path = ["facts", name];
    const spec = program.facts.get(name);
    if (!spec && !mayBeHidden(program, name)) {
      warnings.push(new Fault("PP713", path));
      continue;
    }
    const entry = isMapping(raw) ? raw : { value: raw };
    onlyKeys(entry, path, ALL_OF_A_FACT);
    if (spec?.type === "age") refuse("PP718", path);
    const reason = field(entry, "reason");
    let value = field(entry, "value");
    if (reason !== null && (!REASONS.includes(reason) || value !== null)) {
      refuse(BAD_FACT, path, `a value, or one of the reasons ${quoted(REASONS)}`);
    }
    if (reason === null) value = heldValue(program, spec, value, path);
    const others = yesOrNo(entry, OTHERS);
    if (others === null || (others && !((spec?.type ?? "list") === "list" && isList(value) && value.length))) {
      refuse(BAD_FACT, [...path, OTHERS], "a list of at least one entry, where there are `others: yes`");
    }
    const told = { value, reason, ...remarks(entry, FACT_KEYS, path), others: others || null };
    if (!program.page.sources) {
      wholeOf.set(told, { ...told });
      told.record = told.said_by = null;
    }
    (spec ? facts : hiddenFacts).set(name, told);
  }
  return { facts, hiddenFacts };
}

function heldValue(program, spec, raw, path) {
  if (spec?.type === "list") return listEntries(program, spec.parts ?? [], raw, path);
  if (spec?.type === "age") refuse("PP718", path);
  return valueAt(spec, raw, BAD_FACT, path, null);
}

/** The entries of a list fact, each a permanent row identifier and the parts that are known of it. */
function listEntries(program, parts, raw, path) {
  const known = new Map(parts.map((part) => [part.id, part]));
  const rows = new Set();
  if (!isList(raw)) refuse(BAD_FACT, path, OF_ITS_PARTS);
  return raw.map((item, at) => {
    const here = [...path, "value", at];
    if (!hasKeys(item, here)) refuse(BAD_FACT, here, OF_ITS_PARTS);
    onlyKeys(item, here, ["row", ...known.keys(), ...keysOf(item).filter((key) => mayBeHidden(program, key))]);
    const row = field(item, "row");
    if (!isRowId(row) || rows.has(row)) refuse(BAD_FACT, here, `${ENTRIES}a \`row\` of its own`);
    rows.add(row);
    const entry = { row };
    for (const [key, part] of pairsOf(item)) {
      if (key !== "row") entry[key] = heldValue(program, known.get(key), part, [...here, key]);
    }
    return entry;
  });
}

/** What is said in one scope: answers, rows, and what is hidden from this reader. */
function checkScope(program, data, path, scope) {
  const said = { given: new Map(), rows: new Map(), hidden: { given: new Map(), rows: new Map() } };
  for (const [key, expected, known, check] of SAID) {
    const at = [...path, key];
    if (key === "rows" && at.length > DEEPEST) misshapen(at, A_MAPPING);
    for (const [name, entry] of entriesOf(field(data, key, {}), at)) {
      const here = [...at, name];
      const spec = questionOf(program, name, here, scope);
      if (key === "rows" && spec && !isGroup(spec)) misshapen(here, "under `given`: it has no rows");
      if (!hasKeys(entry, here, expected)) continue;
      onlyKeys(entry, here, known);
      // What only a variant offers that is not shown to this reader is kept apart, and stays as it is.
      const isBeyond = spec && notOffered(spec, entry).some((code) => mayBeHidden(program, code));
      const shown = isBeyond ? null : spec;
      (shown ? said : said.hidden)[key].set(name, check(name, shown, entry, here, program, scope));
    }
  }
  return said;
}

function checkGiven(name, spec, entry, path) {
  const reason = field(entry, "reason");
  let value = field(entry, "value");
  if ((value === null) === (reason === null)) refuse(value === null ? "PP709" : "PP708", path, null, name);
  if (value === null) {
    if (!(spec ? spec.reasons : REASONS)?.includes(reason)) refuse("PP707", [...path, "reason"], null, name);
  } else {
    if (isGroup(spec)) refuse("PP716", path, null, name);
    value = valueAt(spec, value, "PP706", [...path, "value"], spec ? name : null);
  }
  return { value, reason, ...remarks(entry, GIVEN_KEYS, path) };
}

function checkRows(name, spec, entry, path, program, scope) {
  const state = field(entry, "state");
  const at = [...path, "state"];
  if (state !== null && !ROWS_STATES.includes(state)) misshapen(at, A_ROWS_STATE);
  if (spec && !offers(spec, state)) refuse("PP712", at);
  const listed = field(entry, "list", []);
  if (!isList(listed)) misshapen([...path, "list"], "a list of rows");
  const rows = new Map();
  listed.forEach((item, number) => {
    const here = [...path, "list", number];
    if (!hasKeys(item, here)) return;
    onlyKeys(item, here, ["row", "given", "rows", "removed"]);
    const row = field(item, "row");
    if (!isRowId(row)) misshapen([...here, "row"], A_ROW_ID);
    if (rows.has(row)) refuse("PP710", [...here, "row"]);
    const removed = yesOrNo(item, "removed");
    if (removed === null) misshapen([...here, "removed"], "yes or no");
    rows.set(row, { row, removed, ...checkScope(program, item, here, spec ? inner(scope, name) : HIDDEN) });
  });
  const list = [...rows.values()];
  if (state === "none" && list.some((row) => !row.removed)) refuse("PP711", at);
  return { state, list };
}

/** What stands in a scope: its key, what is beneath each name, in words and by keys, and how that is looked at. */
const SAID = [
  ["given", "`value:` or `reason:` on a line of its own beneath it", GIVEN_KEYS, checkGiven],
  ["rows", A_MAPPING, ["state", "list"], checkRows],
];

/** Whether a group lets it be said, ever, that its rows are so: that they are complete can always be said. */
export const offers = (spec, state) =>
  !["others", "none"].includes(state) || [spec, ...(spec.variants ?? [])].some((each) => each[`there_are_${state}`]);

/** The question of a name in a scope; null for one that this reader may not see. */
function questionOf(program, name, path, scope) {
  const isBare = !name.includes(".");
  const spec = isBare && specAt(program, inner(scope, name));
  if (spec && scope !== HIDDEN) return spec;
  return isBare && mayBeHidden(program, name) ? null : refuse(NO_QUESTION, path);
}

const inner = (scope, name) => (scope ? `${scope}.${name}` : name);

/** Whether a name that the exemplar does not have here may be one that it does not show to this reader. */
const mayBeHidden = ({ page }, name) => !page.whole && NAME.test(name);

/** A value in its JSON form. What is not shown here has one of the shapes that values have, and is left alone. */
const valueAt = (spec, raw, code, path, question) =>
  placed(code, path, question, () => (spec ? readValue(spec, raw)[0] : readKept(raw)));

/** What stands beside a value or a reason, by key. */
const remarks = (entry, keys, path) => mappingOf(keys.slice(2).map((key) => [key, remark(entry, key, path)]));

const remark = (data, key, path) => placed(MISSHAPEN, [...path, key], null, () => readRemark(key, field(data, key)));

function misshapen(path, expected) {
  refuse(MISSHAPEN, path, expected);
}

/** Whether data is a mapping; a key with nothing under it is passed over. */
const hasKeys = (data, path, expected = A_MAPPING) => isMapping(data) || (data !== "" && misshapen(path, expected));

const entriesOf = (data, path) => (hasKeys(data, path) ? pairsOf(data) : []);

function onlyKeys(data, path, known) {
  for (const key of keysOf(data)) if (!known.includes(key)) refuse("PP702", [...path, key]);
}

/** Whether it says yes under a key, which it need not have; null for what is neither yes nor no. */
function yesOrNo(data, key) {
  return field(YES_OR_NO, spelled(field(data, key, "no")));
}

/** A text, number or truth as Python spells it in words; nothing of anything else. */
const spelled = (raw) => (typeof raw === "object" ? "" : String(raw));

/** What a mapping of a stranger's holds under a key; nothing of a prototype's. */
const field = (data, key, otherwise = null) => (hasKey(data, key) ? data[key] : otherwise);
