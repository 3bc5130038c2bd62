// What a running record keeps: rows, what is on record, and the answers of an earlier sitting.

import { FACT, QUESTION } from "./address.js";
import { hasKey, keysOf, mappingOf } from "./data.js";
import { ALL_OF_A_FACT, GIVEN_KEYS, wholeOf } from "./answer_checking.js";
import { RowsDraft, draftOf, draftSaid } from "./drafts.js";
import { DRAFT, cellOf, isGroup, newFrame, specAt } from "./program.js";
import { draftAt, heldOf } from "./standing.js";
import { ABSENT, ANSWERED, NOT_APPLICABLE, NO_ROWS } from "./truth.js";
import { readValue } from "./values.js";

export function setDraft(record, kind, name, frame, draft) {
  frame[cellOf(record, kind, name) + DRAFT] = draft;
}

/** The rows of a group in a frame. */
export const rowsOf = (record, path, frame) => (frame[cellOf(record, QUESTION, path) + DRAFT] ??= new RowsDraft());

export function newRow(record, group, outer, row) {
  const made = newFrame(record, group, outer, row);
  for (const [path, draft] of rowsOf(record, group, outer).onRecord.get(row) ?? []) {
    setDraft(record, QUESTION, path, made, draft);
  }
  return made;
}

/** Take in what the data model holds of a fact, or null for nothing. */
export function holdFact(record, fact, held) {
  const spec = record.facts.get(fact);
  const hasEntries = spec.type === "list";
  let draft = null;
  if (held && hasEntries && held.reason === null) {
    draft = held.value.length ? draftOf(held, null, ANSWERED) : draftOf(held, ABSENT, NOT_APPLICABLE);
  } else if (held) draft = draftSaid(spec, held);
  setDraft(record, FACT, fact, record.root, draft);
  if (hasEntries && record.bound.has(fact)) layOutRows(record, record.bound.get(fact), spec.parts, held);
}

/**
 * Lay the entries of a list out as rows of the group bound to it. A row once here stays, and one removed here stays
 * removed; what was said in it stands above what is on record (rules A5, C6).
 */
function layOutRows(record, group, parts, held) {
  const { root, specs } = record;
  const draft = rowsOf(record, group, root);
  const entries = held?.value ?? [];
  const paths = specs.get(group).questions.filter((path) => specs.get(path).part);
  // Read as the part's kind: the record may hold a rougher date than the question asks for.
  const recorded = (path, entry) => {
    const part = parts.find(({ id }) => id === specs.get(path).part);
    if (!hasKey(entry, part.id)) return [];
    const [value, operand] = readValue(part, entry[part.id]);
    return [[path, draftOf(saying({ value, at: held.on }), operand, ANSWERED, true)]];
  };
  draft.onRecord = new Map(
    entries.map((entry) => [entry.row, new Map(paths.flatMap((path) => recorded(path, entry)))]),
  );
  draft.othersOnRecord = Boolean(held?.others);
  draft.recorded = null;
  if (held && !entries.length) {
    const reason = held.reason ?? NOT_APPLICABLE;
    draft.recorded = [reason === NOT_APPLICABLE ? NO_ROWS : null, reason];
  }
  for (const row of draft.onRecord.keys()) {
    if (!draft.present.has(row) && !draft.removed.has(row)) draft.present.set(row, newRow(record, group, root, row));
  }
  draft.putInOrder();
  for (const [row, inner] of draft.present) {
    for (const path of paths) {
      const stands = draftAt(record, path, inner);
      if (!stands || stands.fromRecord) {
        setDraft(record, QUESTION, path, inner, draft.onRecord.get(row)?.get(path) ?? null);
      }
    }
  }
}

/** Take in what was said in one frame at an earlier sitting. */
export function loadFrame(record, scope, frame, { given, rows, hidden }) {
  const prefix = scope ? `${scope}.` : "";
  record.hidden.set(frame, hidden);
  for (const [name, said] of given) {
    const path = prefix + name;
    const spec = specAt(record, path);
    if (isGroup(spec)) rowsOf(record, path, frame).given = said;
    else setDraft(record, QUESTION, path, frame, draftSaid(spec, said));
  }
  for (const [name, { state, list }] of rows) {
    const path = prefix + name;
    const draft = rowsOf(record, path, frame);
    draft.said = state;
    for (const listed of list) {
      const { row, removed } = listed;
      const inner = draft.present.get(row) ?? newRow(record, path, frame, row);
      if (removed) draft.present.delete(row); // one that is on record keeps its place
      (removed ? draft.removed : draft.present).set(row, inner);
      loadFrame(record, path, inner, listed);
    }
  }
}

/** The record so far, as the answer file has it. */
export function answersJson(record) {
  const { content, page, root, facts, hiddenFacts } = record;
  const known = [...[...facts.keys()].map((name) => [name, heldOf(record, name)]), ...hiddenFacts];
  return {
    penpicture: 1,
    answers: content.exemplar,
    version: content.version,
    artifact: page.artifact,
    ...unlessEmpty("facts", saidByName(known.filter(([, held]) => held), ALL_OF_A_FACT)),
    given: {},
    ...gathered(record, content.sections.flatMap(({ questions }) => questions), root),
    lateness: record.lateness ?? record.hiddenLateness ?? undefined,
    reader: record.reader ?? undefined,
  };
}

/** What was said in one frame, as the answer file has it: `given` and `rows` where there is something. */
function gathered(record, paths, frame) {
  const given = [];
  const rows = [];
  for (const path of paths) {
    const draft = draftAt(record, path, frame);
    if (!draft || draft.fromRecord) continue;
    const name = path.split(".").pop();
    if (draft.given) given.push([name, draft.given]);
    if (!(draft instanceof RowsDraft)) continue;
    const { questions } = specAt(record, path);
    const told = (some, removed) =>
      [...some].map(([row, inner]) => rowJson(row, removed, gathered(record, questions, inner)));
    // A row that is only on record is the data model's to tell.
    const present = told(draft.present, false).filter(
      (each) => each.given || each.rows || !draft.onRecord.has(each.row),
    );
    rows.push([name, rowsJson(draft.said, [...present, ...told(draft.removed, true)])]);
  }
  return scopeJson(given, rows, record.hidden.get(frame));
}

/** What is hidden of a frame, which gives way to what was said here. */
function scopeJson(given, rows, hidden) {
  const listed = [...(hidden?.rows ?? [])].map(([name, { state, list }]) => [name, rowsJson(state, list.map(hiddenRow))]);
  return {
    ...unlessEmpty("given", saidByName([...(hidden?.given ?? []), ...given], GIVEN_KEYS)),
    ...unlessEmpty("rows", mappingOf([...rows.filter(([, told]) => keysOf(told).length), ...listed])),
  };
}

/** A row of a group that is not shown, as it was. */
const hiddenRow = ({ row, removed, hidden }) => rowJson(row, removed, scopeJson([], [], hidden));

function rowsJson(state, list) {
  return { ...(state && { state }), ...unlessEmpty("list", list) };
}

function rowJson(row, removed, said) {
  return { row, ...said, ...(removed && { removed }) };
}

const unlessEmpty = (key, data) => (keysOf(data).length ? { [key]: data } : {});

const saidByName = (held, keys) => mappingOf(held.map(([name, said]) => [name, spoken(wholeOf.get(said) ?? said, keys)]));

/** What stands under some keys, where something does. */
export const spoken = (held, keys) =>
  mappingOf(keys.filter((key) => held[key] !== null).map((key) => [key, held[key]]));

/** What was said to one question: every key there, null where nothing stands. */
export const saying = (said) => mappingOf(GIVEN_KEYS.map((key) => [key, said[key] ?? null]));
