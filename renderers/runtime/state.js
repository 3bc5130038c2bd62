// The state of a running record: what is said, taken back, added and removed, and where things stand.

import { addressOf, newRowId, parseAddress, ROW_ID } from "./address.js";
import { A_ROW_ID, AnswerCheck } from "./answer_checking.js";
import { RowsDraft, draftOf, reasonDraft } from "./drafts.js";
import { Fault } from "./fault.js";
import { Keeping, saying } from "./keeping.js";
import { DRAFT, OUTER, ROW, STATUS } from "./program.js";
import { readMoment, readRemark } from "./remarks.js";
import { isPast, settle } from "./settling.js";
import { Malformed, readValue, refuseRetired } from "./values.js";

/** What one record holds, always settled between calls. */
export class State extends Keeping {
  constructor(program) {
    super(program);
    this.lateness = null;
    this.hiddenLateness = null;
    this.seen = null;
    this.warnings = [];
  }

  /** Take in an earlier sitting's answers, and what the data model holds now. */
  load(answers, facts) {
    const told = answers === null ? null : this.checked(answers);
    let current = told?.facts ?? new Map();
    if (facts !== null) {
      this.seen = told && current;
      current = this.readFacts(facts);
    }
    for (const [name, held] of current) this.holdFact(name, held);
    if (told) {
      this[this.program.page.lateness ? "lateness" : "hiddenLateness"] = told.lateness;
      this.hiddenFacts = told.hiddenFacts;
      this.loadFrame("", this.root, told);
    }
    this.settle();
  }

  checked(answers) {
    const check = new AnswerCheck(this.program);
    const found = check.answers(answers);
    this.warnings = check.warnings;
    return found;
  }

  readFacts(facts) {
    return new AnswerCheck(this.program).facts(facts).facts;
  }

  settle() {
    settle(this.program, this.root);
  }

  // --- saying things

  /** Answer a question. Throws Fault if the value is malformed, the only thing that blocks while writing. */
  answer(question, value, remarks) {
    const { path, frame, spec } = this.locate(question);
    if (spec.type === "group") throw new Fault("PP716", [question], { question });
    const kind = this.program.kind(spec);
    const read = this.orFault("PP706", [question], question, () => {
      const found = readValue(kind, value);
      refuseRetired(kind, found.value);
      return found;
    });
    const given = this.givenOf(question, spec, { value: read.value }, remarks, ["note", "by", "at"]);
    this.put(path, frame, draftOf(given, read.operand, "answered"));
  }

  /** Give one of the reasons that the question offers for having no answer (rule A1). Throws Fault. */
  giveReason(question, reason, remarks) {
    const { path, frame, spec } = this.locate(question);
    if (!(spec.reasons ?? []).includes(reason)) throw new Fault("PP707", [question], { question });
    const given = this.givenOf(question, spec, { reason }, remarks, ["note", "by", "at", "until", "pointer"]);
    if (spec.type === "group") this.sayOfRows(path, frame, null, given);
    else this.put(path, frame, reasonDraft(given));
  }

  /** Take back an answer or a reason; of a group, what was said about it (its rows stay). */
  clear(question) {
    const { path, frame, spec } = this.locate(question);
    if (spec.type === "group") this.sayOfRows(path, frame, null, null);
    else this.put(path, frame, this.rowRecord(path, frame));
  }

  /** Add a row, or bring back one that was removed; gives its permanent identifier. Throws Fault. */
  addRow(group, row = newRowId()) {
    const { path, frame } = this.locateGroup(group);
    const draft = this.rowsOf(path, frame);
    if (typeof row !== "string" || !ROW_ID.test(row)) throw new Fault("PP703", [group], { expected: A_ROW_ID });
    if (draft.present.has(row)) throw new Fault("PP710", [group]);
    draft.present.set(row, draft.removed.get(row) ?? this.newRow(path, frame, row));
    draft.removed.delete(row);
    this.sayOfRows(path, frame, draft.said === "none" ? null : draft.said, null);
    return row;
  }

  /** Set a row aside; nothing in it is lost, and a family's list keeps it (rule C6). Throws Fault. */
  removeRow(group, row) {
    const { path, frame } = this.locateGroup(group);
    const draft = this.rowsOf(path, frame);
    if (!draft.present.has(row)) throw new Fault("PP705", []);
    draft.removed.set(row, draft.present.get(row));
    draft.present.delete(row);
    this.settle();
  }

  /** Say that a group's rows are `complete`, that there are `others`, or that there are `none`. Throws Fault. */
  sayRows(group, state) {
    const { path, frame, spec } = this.locateGroup(group);
    if (!["complete", "others", "none"].includes(state)) {
      throw new Fault("PP703", [group], { expected: "complete, others or none" });
    }
    if (state !== "complete" && spec[`there_are_${state}`] === undefined) throw new Fault("PP712", [group]);
    if (state === "none" && this.rowsOf(path, frame).present.size) throw new Fault("PP711", [group]);
    this.sayOfRows(path, frame, state, null);
  }

  /** Say what the data model holds of a fact now: a value, a mapping as in an answer file, or null for nothing. */
  hold(fact, value) {
    if (!this.program.facts.has(fact)) throw new Fault("PP713", [fact]);
    this.holdFact(fact, value === null ? null : this.readFacts(Object.fromEntries([[fact, value]])).get(fact));
    this.settle();
  }

  /** Say why the work is late: asked for, never demanded (rule R4). */
  explainLateness(reason) {
    this.lateness = this.orFault("PP703", [], null, () => readRemark(reason));
  }

  // --- reading the state

  /** The path, frame and definition of the question at an address. Throws Fault if there is none. */
  locate(question) {
    const address = typeof question === "string" ? parseAddress(question) : null;
    const spec = address && this.program.questions.get(address.path);
    if (!spec) throw new Fault("PP705", []);
    let frame = this.root;
    const steps = address.path.split(".");
    address.rows.forEach((row, depth) => {
      const draft = this.draft(steps.slice(0, depth + 1).join("."), frame);
      frame = draft?.present.get(row) ?? draft?.removed.get(row);
      if (!frame) throw new Fault("PP705", []);
    });
    return { path: address.path, frame, spec };
  }

  locateGroup(group) {
    const found = this.locate(group);
    if (found.spec.type !== "group") throw new Fault("PP705", []);
    return found;
  }

  /** What was said to a question in a frame, whether or not it counts now; or null. */
  said(path, frame) {
    return this.draft(path, frame)?.given ?? null;
  }

  statusOf(path, frame) {
    return frame[this.program.cell(path) + STATUS];
  }

  /** Whether what is on record of a fact is past its `stale after` (rule A5). */
  isStale(fact) {
    return isPast(this.program, this.root, fact, this.onRecord(fact));
  }

  /** Every question of the record as {address, path, frame, rows}, rows and all, in the author's order. */
  *everything() {
    for (const section of this.program.content.sections) yield* this.everythingOf(section.questions, this.root, []);
  }

  *everythingOf(paths, frame, rows) {
    for (const path of paths) {
      yield { address: addressOf(path, rows), path, frame, rows };
      const spec = this.program.questions.get(path);
      if (spec.type !== "group") continue;
      for (const [row, inner] of this.draft(path, frame)?.present ?? []) {
        yield* this.everythingOf(spec.questions, inner, [...rows, row]);
      }
    }
  }

  // --- within

  orFault(code, path, question, read) {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
      throw new Fault(code, path, { question, expected: fault.expected });
    }
  }

  /** What was said, with what stands beside it. */
  givenOf(question, spec, said, remarks, keys) {
    const beside = keys.map((key) => {
      const read = key === "at" || key === "until" ? readMoment : readRemark;
      return [key, this.orFault("PP703", [question, key], question, () => read(remarks?.[key]))];
    });
    return saying({ ...said, ...Object.fromEntries(beside), shown: spec.shown });
  }

  put(path, frame, draft) {
    frame[this.program.cell(path) + DRAFT] = draft;
    this.settle();
  }

  sayOfRows(path, frame, said, reason) {
    Object.assign(this.rowsOf(path, frame), { said, reason });
    this.settle();
  }
}

/** The identifiers of the rows in which a frame stands, outermost first. */
export function rowsAround(frame) {
  const rows = [];
  for (let here = frame; here[OUTER] !== null; here = here[OUTER]) rows.unshift(here[ROW]);
  return rows;
}
