// What an opened answer file says, held against the exemplar before anything of it is used: a file is a stranger's.
//
// What a form does not show its reader is in the file all the same. It is looked at for its shape, kept apart, and
// written back as it was (docs/form.md); nothing here shows it.

import { ROW_ID } from "./address.js";
import { Fault } from "./fault.js";
import { readMoment, readRemark } from "./remarks.js";
import { REASONS } from "./truth.js";
import { Malformed, isMapping, readKept } from "./values.js";

const TOP = ["penpicture", "answers", "version", "artifact", "facts", "given", "rows", "lateness"];
export const GIVEN_KEYS = ["value", "reason", "note", "at", "by", "until", "pointer", "shown"];
export const FACT_KEYS = ["value", "reason", "on", "record", "said_by"];
const REMOVED = new Map([["yes", true], ["no", false], ["true", true], ["false", false], ["True", true], ["False", false]]);
const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
export const A_ROW_ID = "a row identifier of letters, digits and hyphens, such as r1";
/** Steps to the innermost rows: more than any exemplar has. */
const DEEPEST = 40;
const A_MAPPING = "a mapping of keys and values";

/** Plain data as answers: {pinned, facts, given, rows, hidden, lateness}; throws the first Fault. */
export class AnswerCheck {
  constructor(program) {
    this.program = program;
    this.warnings = [];
  }

  answers(data) {
    const { content, page } = this.program;
    if (!isMapping(data) || !Object.hasOwn(data, "answers")) {
      this.misshapen([], "a mapping that has `penpicture: 1` and `answers:` with the exemplar's name");
    }
    if (data.answers !== content.exemplar) throw new Fault("PP704", ["answers"]);
    this.keys(data, [], TOP);
    if (wordOf(field(data, "penpicture")) !== "1") this.misshapen(["penpicture"], "the number 1");
    const pinned = this.remark(readRemark, data, "artifact", []);
    if (pinned !== null && !/^sha256:[0-9a-f]{64}$/.test(pinned)) {
      this.misshapen(["artifact"], "an artifact's identity: sha256: and 64 digits");
    }
    const version = field(data, "version");
    if (typeof version !== "string") this.misshapen(["version"], "the exemplar's version");
    if ((pinned !== null && pinned !== page.artifact) || version !== content.version) {
      this.warnings.push(new Fault("PP715", [pinned === null ? "version" : "artifact"]));
    }
    return {
      ...this.facts(field(data, "facts", {})),
      ...this.within(data, [], ""),
      lateness: this.remark(readRemark, data, "lateness", []),
    };
  }

  /** What is said in one scope: answers, rows, and what is hidden from this reader. */
  within(data, path, scope) {
    const hidden = { given: new Map(), rows: new Map() };
    const given = this.given(field(data, "given", {}), [...path, "given"], scope, hidden.given);
    const rows = this.rows(field(data, "rows", {}), [...path, "rows"], scope, hidden.rows);
    return { given, rows, hidden };
  }

  misshapen(path, expected) {
    throw new Fault("PP703", path, { expected });
  }

  /** Whether data is a mapping; a key with nothing under it is passed over. */
  mapping(data, path, expected = A_MAPPING) {
    if (isMapping(data)) return true;
    if (data !== "") this.misshapen(path, expected);
    return false;
  }

  keys(data, path, known) {
    for (const key of Object.keys(data)) if (!known.includes(key)) throw new Fault("PP702", [...path, key]);
  }

  remark(read, data, key, path) {
    return this.reading([...path, key], "PP703", {}, () => read(field(data, key)));
  }

  reading(path, code, about, read) {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
      throw new Fault(code, path, { ...about, expected: fault.expected });
    }
  }

  /** Whether a name that the exemplar does not have here may be one that it does not show to this reader. */
  mayBeHidden(name) {
    return !this.program.page.whole && NAME.test(name);
  }

  facts(data) {
    const facts = new Map();
    const hiddenFacts = new Map();
    if (!this.mapping(data, ["facts"])) return { facts, hiddenFacts };
    for (const [name, raw] of Object.entries(data)) {
      const path = ["facts", name];
      const spec = this.program.facts.get(name);
      if (!spec && !this.mayBeHidden(name)) {
        this.warnings.push(new Fault("PP713", path));
        continue;
      }
      const entry = isMapping(raw) ? raw : { value: raw };
      this.keys(entry, path, FACT_KEYS);
      let value = field(entry, "value", null);
      const reason = field(entry, "reason", null);
      if (reason !== null && (!REASONS.includes(reason) || value !== null)) {
        const reasons = REASONS.map((each) => `\`${each}\``).join(", ");
        throw new Fault("PP714", path, { expected: `a value, or one of the reasons ${reasons}` });
      }
      if (reason === null) value = this.factValue(spec, value, path);
      (spec ? facts : hiddenFacts).set(name, {
        value,
        reason,
        on: this.remark(readMoment, entry, "on", path),
        record: this.remark(readRemark, entry, "record", path),
        said_by: this.remark(readRemark, entry, "said_by", path),
      });
    }
    return { facts, hiddenFacts };
  }

  factValue(spec, raw, path) {
    if (!spec) return this.unseen(raw, path, "PP714");
    if (spec.type === "list") return this.entries(spec.parts ?? [], raw, path);
    if (spec.type === "age") throw new Fault("PP718", path);
    return this.reading(path, "PP714", {}, () => this.program.read(spec, raw).value);
  }

  /** The entries of a list fact, each a permanent row identifier and the parts that are known of it. */
  entries(parts, raw, path) {
    const malformed = (at, expected) => {
      throw new Fault("PP714", at, { expected });
    };
    const known = new Map(parts.map((part) => [part.id, part]));
    if (!Array.isArray(raw)) malformed(path, "a list of entries, each with `row` and its parts");
    const rows = new Set();
    return raw.map((item, at) => {
      const here = [...path, "value", at];
      if (!this.mapping(item, here)) malformed(here, "a list of entries, each with `row` and its parts");
      const hidden = Object.keys(item).filter((key) => this.mayBeHidden(key));
      this.keys(item, here, ["row", ...known.keys(), ...hidden]);
      const row = field(item, "row");
      if (typeof row !== "string" || !ROW_ID.test(row) || rows.has(row)) {
        malformed(here, "a list of entries, each with a `row` of its own");
      }
      rows.add(row);
      const read = ([key, part]) => [key, this.factValue(known.get(key), part, [...here, key])];
      return Object.fromEntries([["row", row], ...Object.entries(item).filter(([key]) => key !== "row").map(read)]);
    });
  }

  /** A value that is not shown here: of one of the shapes that values have, and otherwise left alone. */
  unseen(raw, path, code) {
    return this.reading(path, code, {}, () => readKept(raw));
  }

  given(data, path, scope, hidden) {
    const found = new Map();
    if (!this.mapping(data, path)) return found;
    for (const [name, entry] of Object.entries(data)) {
      const here = [...path, name];
      const spec = this.question(name, here, scope);
      if (!this.mapping(entry, here, "`value:` or `reason:` on a line of its own beneath it")) continue;
      this.keys(entry, here, GIVEN_KEYS);
      (spec ? found : hidden).set(name, this.one(name, spec, entry, here));
    }
    return found;
  }

  /** The question of a name in a scope; null for one that this reader may not see. */
  question(name, path, scope) {
    const spec = name.includes(".") ? undefined : this.program.questions.get(scope ? `${scope}.${name}` : name);
    if (spec && scope !== HIDDEN) return spec;
    if (!name.includes(".") && this.mayBeHidden(name)) return null;
    throw new Fault("PP705", path);
  }

  one(name, spec, entry, path) {
    let value = field(entry, "value", null);
    const reason = field(entry, "reason", null);
    const about = { question: name };
    if (value !== null && reason !== null) throw new Fault("PP708", path, about);
    if (value === null && reason === null) throw new Fault("PP709", path, about);
    if (reason !== null && !(spec ? (spec.reasons ?? []) : REASONS).includes(reason)) {
      throw new Fault("PP707", [...path, "reason"], about);
    }
    if (value !== null) {
      const at = [...path, "value"];
      if (spec?.type === "group") throw new Fault("PP716", path, about);
      if (!spec) value = this.unseen(value, at, "PP706");
      else value = this.reading(at, "PP706", about, () => this.program.read(spec, value).value);
    }
    const said = { value, reason };
    for (const key of GIVEN_KEYS.slice(2)) {
      said[key] = this.remark(key === "at" || key === "until" ? readMoment : readRemark, entry, key, path);
    }
    return said;
  }

  rows(data, path, scope, hidden) {
    const found = new Map();
    if (path.length > DEEPEST) this.misshapen(path, A_MAPPING);
    if (!this.mapping(data, path)) return found;
    for (const [name, entry] of Object.entries(data)) {
      const here = [...path, name];
      const spec = this.question(name, here, scope);
      if (spec && spec.type !== "group") this.misshapen(here, "under `given`: it has no rows");
      if (!this.mapping(entry, here)) continue;
      this.keys(entry, here, ["state", "list"]);
      const inner = spec ? (scope ? `${scope}.${name}` : name) : HIDDEN;
      (spec ? found : hidden).set(name, this.group(name, spec, entry, here, inner));
    }
    return found;
  }

  group(name, spec, entry, path, scope) {
    const state = field(entry, "state", null);
    const at = [...path, "state"];
    if (state !== null && !["complete", "others", "none"].includes(state)) {
      this.misshapen(at, "complete, others or none");
    }
    const offer = state === "none" || state === "others" ? `there_are_${state}` : null;
    if (spec && offer && !Object.hasOwn(spec, offer)) throw new Fault("PP712", at);
    const listed = field(entry, "list", []);
    if (!Array.isArray(listed)) this.misshapen([...path, "list"], "a list of rows");
    const rows = new Map();
    listed.forEach((item, number) => {
      const here = [...path, "list", number];
      if (!this.mapping(item, here)) return;
      this.keys(item, here, ["row", "given", "rows", "removed"]);
      const row = field(item, "row");
      if (typeof row !== "string" || !ROW_ID.test(row)) this.misshapen([...here, "row"], A_ROW_ID);
      if (rows.has(row)) throw new Fault("PP710", [...here, "row"]);
      const removed = REMOVED.get(wordOf(field(item, "removed", "no")));
      if (removed === undefined) this.misshapen([...here, "removed"], "yes or no");
      rows.set(row, { row, removed, ...this.within(item, here, scope) });
    });
    const list = [...rows.values()];
    if (state === "none" && list.some((row) => !row.removed)) throw new Fault("PP711", at);
    return { state, list };
  }
}

/** The scope of everything within a group that is not shown: no exemplar has a question of this name. */
const HIDDEN = " ";

/** A text, number or truth as Python spells it in words; nothing of anything else. */
function wordOf(raw) {
  return typeof raw === "object" ? "" : String(raw);
}

/** What a mapping of a stranger's holds under a key; nothing of a prototype's. */
function field(data, key, otherwise) {
  return Object.hasOwn(data, key) ? data[key] : otherwise;
}
