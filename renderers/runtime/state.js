// The state of a running record: what is said, taken back, added and removed, and where things stand.

import { A_ROW_ID, QUESTION, isRowId, newRowId } from "./address.js";
import { A_ROWS_STATE, ROWS_STATES, checkAnswers, checkFacts, offers } from "./answer_checking.js";
import { draftSaid } from "./drafts.js";
import { MISSHAPEN, NO_QUESTION, placed, refuse } from "./fault.js";
import { holdFact, loadFrame, newRow, rowsOf, saying, setDraft } from "./keeping.js";
import { Program, isGroup, newFrame, specAt } from "./program.js";
import { readRemark } from "./remarks.js";
import { settle } from "./settling.js";
import { draftAt, heldOf, located, locatedGroup, rowRecordAt } from "./standing.js";
import { readValue, refuseRetired } from "./values.js";

/** What one record holds, always settled between calls. */
export class State extends Program {
  lateness = null;
  seen = null;
  warnings = [];
  root = newFrame(this, "", null, null);
  /** What the opened file said of what this reader may not see, by the frame it was said in. */
  hidden = new Map();
  hiddenFacts = new Map();

  /** Take in an earlier sitting's answers, and what the data model holds now. */
  load(answers, facts) {
    const told = answers === null ? null : checkAnswers(this, answers, this.warnings);
    let current = told?.facts ?? new Map();
    if (facts) {
      this.seen = told && current;
      current = checkFacts(this, facts, []).facts;
    }
    for (const [name, held] of current) holdFact(this, name, held);
    if (told) {
      this[this.page.lateness ? "lateness" : "hiddenLateness"] = told.lateness;
      this.reader = told.reader; // whose part of a record it is, where it is one
      this.hiddenFacts = told.hiddenFacts;
      loadFrame(this, "", this.root, told);
    }
    settle(this);
  }

  // --- saying things

  /** Answer a question. Throws Fault if the value is malformed, the only thing that blocks while writing. */
  answer(question, value, remarks) {
    const [path, frame, face] = located(this, question);
    // An option that a variant has offered can be kept, when it applies no longer (rule A4).
    const spec = specAt(this, path);
    if (isGroup(spec)) refuse("PP716", [question], null, question);
    const read = placed("PP706", [question], question, () => {
      const [kept] = readValue(spec, value);
      refuseRetired(spec, kept);
      return kept;
    });
    settled(this, path, frame, draftSaid(spec, givenOf(question, face, { value: read }, remarks, BESIDE)));
  }

  /** Give one of the reasons that the question offers for having no answer (rule A1). Throws Fault. */
  giveReason(question, reason, remarks) {
    const [path, frame, spec] = located(this, question);
    if (!specAt(this, path).reasons?.includes(reason)) refuse("PP707", [question], null, question);
    const given = givenOf(question, spec, { reason }, remarks, [...BESIDE, "until", "pointer"]);
    if (isGroup(spec)) sayOfRows(this, path, frame, null, given);
    else settled(this, path, frame, draftSaid(spec, given));
  }

  /** Take back an answer or a reason; of a group, what was said about it (its rows stay). */
  clear(question) {
    const [path, frame, spec] = located(this, question);
    if (isGroup(spec)) sayOfRows(this, path, frame, null, null);
    else settled(this, path, frame, rowRecordAt(this, path, frame));
  }

  /** Add a row, or bring back one that was removed; gives its permanent identifier. Throws Fault. */
  addRow(group, row = newRowId()) {
    const [path, frame] = locatedGroup(this, group);
    const draft = rowsOf(this, path, frame);
    if (!isRowId(row)) refuse(MISSHAPEN, [group], A_ROW_ID);
    if (draft.present.has(row)) refuse("PP710", [group]);
    draft.present.set(row, draft.removed.get(row) ?? newRow(this, path, frame, row));
    draft.removed.delete(row);
    draft.putInOrder();
    sayOfRows(this, path, frame, draft.said === "none" ? null : draft.said, null);
    return row;
  }

  /** Set a row aside; nothing in it is lost, and a family's list keeps it (rule C6). Throws Fault. */
  removeRow(group, row) {
    const [path, frame] = locatedGroup(this, group);
    const { present, removed } = rowsOf(this, path, frame);
    removed.set(row, present.get(row) ?? refuse(NO_QUESTION));
    present.delete(row);
    settle(this);
  }

  /** Say that a group's rows are `complete`, that there are `others`, or that there are `none`. Throws Fault. */
  sayRows(group, state) {
    const [path, frame, spec] = locatedGroup(this, group);
    if (!ROWS_STATES.includes(state)) refuse(MISSHAPEN, [group], A_ROWS_STATE);
    if (!offers(spec, state)) refuse("PP712", [group]);
    if (state === "none" && rowsOf(this, path, frame).present.size) refuse("PP711", [group]);
    sayOfRows(this, path, frame, state, null);
  }

  /** Say what the data model holds of a fact now: a value, a mapping as in an answer file, or null for nothing. */
  hold(fact, value) {
    if (!this.facts.has(fact)) refuse("PP713", [fact]);
    holdFact(this, fact, value === null ? null : checkFacts(this, { [fact]: value }, []).facts.get(fact));
    settle(this);
  }

  /** Say why the work is late: asked for, never demanded (rule R4). */
  explainLateness(reason) {
    this.lateness = placed(MISSHAPEN, [], null, () => readRemark("lateness", reason));
  }

  // --- reading the state

  /** The path, frame and definition of the question at an address. Throws Fault if there is none. */
  locate(question) {
    const [path, frame, spec] = located(this, question);
    return { path, frame, spec };
  }

  /** What was said to a question or group in a frame, and what it comes to; or null. */
  draft(path, frame) {
    return draftAt(this, path, frame);
  }

  /** What the data model holds of a fact, or null. */
  onRecord(fact) {
    return heldOf(this, fact);
  }
}

const BESIDE = ["note", "by", "at"];

/** What was said, with what stands beside it. */
function givenOf(question, spec, said, remarks, keys) {
  const given = { ...said, shown: spec.shown };
  for (const key of keys) {
    given[key] = placed(MISSHAPEN, [question, key], question, () => readRemark(key, remarks?.[key]));
  }
  return saying(given);
}

function settled(record, path, frame, draft) {
  setDraft(record, QUESTION, path, frame, draft);
  settle(record);
}

function sayOfRows(record, path, frame, said, given) {
  Object.assign(rowsOf(record, path, frame), { said, given });
  settle(record);
}
