// What a running record keeps: rows, what is on record, and the answers of an earlier sitting.

import { FACT_KEYS, GIVEN_KEYS } from "./answer_checking.js";
import { RowsDraft, draftOf, reasonDraft } from "./drafts.js";
import { DRAFT, OUTER, ROW } from "./program.js";
import { ABSENT, NO_ROWS } from "./truth.js";
import { kindOf, readValue } from "./values.js";

/** The drafts of one record, and what the data model holds beside them. */
export class Keeping {
  constructor(program) {
    this.program = program;
    this.root = program.newFrame("", null, null);
    // What the opened file said of what this reader may not see, by the frame it was said in.
    this.hidden = new Map();
    this.hiddenFacts = new Map();
  }

  /** The draft of a question in a frame. */
  draft(path, frame) {
    return frame[this.program.cell(path) + DRAFT];
  }

  /** The rows of a group in a frame. */
  rowsOf(path, frame) {
    const cell = this.program.cell(path) + DRAFT;
    frame[cell] ??= new RowsDraft();
    return frame[cell];
  }

  newRow(group, outer, row) {
    const made = this.program.newFrame(group, outer, row);
    for (const [path, draft] of this.rowsOf(group, outer).onRecord.get(row) ?? []) {
      made[this.program.cell(path) + DRAFT] = draft;
    }
    return made;
  }

  /** What is on record of a question of a row, through the list that its group is bound to; or null. */
  rowRecord(path, frame) {
    if (frame === this.root) return null;
    const group = path.slice(0, path.lastIndexOf("."));
    return this.rowsOf(group, frame[OUTER]).onRecord.get(frame[ROW])?.get(path) ?? null;
  }

  /** What the data model holds of a fact, or null. */
  onRecord(fact) {
    return this.root[this.program.factCell(fact) + DRAFT]?.given ?? null;
  }

  holdFact(fact, held) {
    const { program } = this;
    const spec = program.facts.get(fact);
    const isList = spec.type === "list";
    let draft = null;
    if (held?.reason) draft = reasonDraft(held);
    else if (held && isList && !held.value.length) draft = draftOf(held, ABSENT, "not_applicable");
    else if (held) draft = draftOf(held, isList ? null : program.read(spec, held.value).operand, "answered");
    this.root[program.factCell(fact) + DRAFT] = draft;
    if (isList && program.bound.has(fact)) this.layOutRows(program.bound.get(fact), held);
  }

  /**
   * Lay the entries of a list out as rows of the group bound to it. A row once here stays, and one removed here stays
   * removed; what was said in it stands above what is on record (rules A5, C6).
   */
  layOutRows(group, held) {
    const { program } = this;
    const draft = this.rowsOf(group, this.root);
    const entries = held?.value ?? [];
    const paths = program.questions.get(group).questions.filter((path) => program.questions.get(path).part);
    const parts = new Map(program.facts.get(program.questions.get(group).fact).parts.map((part) => [part.id, part]));
    // Read as the part's kind: the record may hold a rougher date than the question asks for.
    const recorded = (path, entry) => {
      const { part } = program.questions.get(path);
      if (!Object.hasOwn(entry, part)) return [];
      const { value, operand } = readValue(kindOf(parts.get(part)), entry[part]);
      return [[path, draftOf(saying({ value, at: held.on }), operand, "answered", true)]];
    };
    draft.onRecord = new Map(
      entries.map((entry) => [entry.row, new Map(paths.flatMap((path) => recorded(path, entry)))]),
    );
    draft.recorded = null;
    if (held && !entries.length) {
      const none = held.reason === null || held.reason === "not_applicable";
      draft.recorded = none ? [NO_ROWS, "not_applicable"] : [null, held.reason];
    }
    for (const row of draft.onRecord.keys()) {
      if (!draft.present.has(row) && !draft.removed.has(row)) {
        draft.present.set(row, this.newRow(group, this.root, row));
      }
    }
    for (const [row, inner] of draft.present) {
      for (const path of paths) {
        const cell = program.cell(path) + DRAFT;
        if (inner[cell] === null || inner[cell].fromRecord) inner[cell] = draft.onRecord.get(row)?.get(path) ?? null;
      }
    }
  }

  /** Take in what was said in one frame at an earlier sitting. */
  loadFrame(scope, frame, { given, rows, hidden }) {
    const { program } = this;
    const prefix = scope ? `${scope}.` : "";
    this.hidden.set(frame, hidden);
    for (const [name, said] of given) {
      const path = prefix + name;
      const spec = program.questions.get(path);
      if (spec.type === "group") this.rowsOf(path, frame).reason = said;
      else if (said.reason !== null) frame[program.cell(path) + DRAFT] = reasonDraft(said);
      else frame[program.cell(path) + DRAFT] = draftOf(said, program.read(spec, said.value).operand, "answered");
    }
    for (const [name, { state, list }] of rows) {
      const path = prefix + name;
      const draft = this.rowsOf(path, frame);
      draft.said = state;
      for (const listed of list) {
        const inner = draft.present.get(listed.row) ?? this.newRow(path, frame, listed.row);
        if (listed.removed) draft.present.delete(listed.row); // one that is on record keeps its place
        (listed.removed ? draft.removed : draft.present).set(listed.row, inner);
        this.loadFrame(path, inner, listed);
      }
    }
  }

  /** What was said in one frame, as the answer file has it: `given` and `rows` where there is something. */
  gather(scope, frame) {
    const hidden = this.hidden.get(frame);
    const given = new Map();
    const rows = new Map();
    for (const path of this.program.questions.keys()) {
      if (this.program.scopeOf(path) !== scope) continue;
      const draft = this.draft(path, frame);
      const name = path.slice(path.lastIndexOf(".") + 1);
      if (draft === null || draft.fromRecord) continue;
      if (draft.given) given.set(name, givenJson(draft.given));
      if (draft instanceof RowsDraft) {
        const listed = this.gatherRows(path, draft);
        if (listed.length || draft.said) rows.set(name, rowsJson(draft.said, listed));
      }
    }
    for (const [name, said] of hidden?.given ?? []) given.set(name, givenJson(said));
    for (const [name, listed] of hidden?.rows ?? []) rows.set(name, hiddenRows(listed));
    return { given, rows };
  }

  gatherRows(path, draft) {
    const row = (name, frame, removed) => rowJson(name, this.gather(path, frame), removed);
    // A row that is only on record is the data model's to tell.
    const present = [...draft.present]
      .map(([name, frame]) => row(name, frame, false))
      .filter((told) => told.given || told.rows || !draft.onRecord.has(told.row));
    return [...present, ...[...draft.removed].map(([name, frame]) => row(name, frame, true))];
  }

  /** The record so far, as the answer file has it. */
  answersJson(lateness) {
    const { content, page, facts } = this.program;
    const held = [...facts.keys()].map((name) => [name, this.onRecord(name)]).filter(([, fact]) => fact);
    const known = [...held, ...this.hiddenFacts].map(([name, fact]) => [name, factJson(fact)]);
    const { given, rows } = this.gather("", this.root);
    return {
      penpicture: 1,
      answers: content.exemplar,
      version: content.version,
      artifact: page.artifact,
      ...(known.length && { facts: Object.fromEntries(known) }),
      given: Object.fromEntries(given),
      ...(rows.size && { rows: Object.fromEntries(rows) }),
      ...(lateness !== null && { lateness }),
    };
  }
}

/** What was said to one question: every key there, null where nothing stands. */
export function saying(said) {
  return Object.fromEntries(GIVEN_KEYS.map((key) => [key, said[key] ?? null]));
}

function givenJson(given) {
  return saidAlone(given, GIVEN_KEYS);
}

/** What is on record of a fact, as the answer file has it. */
export function factJson(fact) {
  return saidAlone(fact, FACT_KEYS);
}

function saidAlone(held, keys) {
  return Object.fromEntries(keys.filter((key) => held[key] !== null).map((key) => [key, held[key]]));
}

function rowsJson(state, list) {
  return { ...(state !== null && { state }), ...(list.length && { list }) };
}

function rowJson(row, { given, rows }, removed) {
  return {
    row,
    ...(given.size && { given: Object.fromEntries(given) }),
    ...(rows.size && { rows: Object.fromEntries(rows) }),
    ...(removed && { removed: true }),
  };
}

/** The rows of a group that is not shown, as they were. */
function hiddenRows({ state, list }) {
  const told = ({ row, removed, hidden }) => {
    const given = new Map([...hidden.given].map(([name, said]) => [name, givenJson(said)]));
    const rows = new Map([...hidden.rows].map(([name, listed]) => [name, hiddenRows(listed)]));
    return rowJson(row, { given, rows }, removed);
  };
  return rowsJson(state, list.map(told));
}
