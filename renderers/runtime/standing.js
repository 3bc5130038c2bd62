// Where things stand in a running record, by path and frame.

import { isString } from "./data.js";
import { FACT, QUESTION, addressOf, parseAddress } from "./address.js";
import { NO_QUESTION, refuse } from "./fault.js";
import { DRAFT, OUTER, ROW, STATE, STATUS, cellOf, faceAt, isGroup, specAt } from "./program.js";
import { isPast } from "./settling.js";

/** What was said to a question or group in a frame, and what it comes to; or null. */
export const draftAt = (record, path, frame) => frame[cellOf(record, QUESTION, path) + DRAFT];

/** What was said to a question in a frame, whether or not it counts now; or null. */
export const saidAt = (record, path, frame) => draftAt(record, path, frame)?.given ?? null;

export const statusAt = (record, path, frame) => frame[cellOf(record, QUESTION, path) + STATUS];

/** The state of a question or fact in the frame that has it. */
export const stateAt = (record, kind, name, frame) => frame[cellOf(record, kind, name) + STATE];

/** The operand of a question or fact of the root. */
export const operandOf = (record, [kind, name]) => record.root[cellOf(record, kind, name)];

/** What the data model holds of a fact, or null. */
export const heldOf = (record, fact) => record.root[cellOf(record, FACT, fact) + DRAFT]?.given ?? null;

/** Whether what is on record of a fact is past its `stale after` (rule A5). */
export const isStale = (record, fact) => isPast(record, fact, heldOf(record, fact));

/** What is on record of a question of a row, through the list that its group is bound to; or null. */
export function rowRecordAt(record, path, frame) {
  const { group } = specAt(record, path);
  if (!group) return null;
  return draftAt(record, group, frame[OUTER])?.onRecord.get(frame[ROW])?.get(path) ?? null;
}

/** The path, frame and definition, as it says now, of the question at an address. Throws Fault if there is none. */
export function located(record, question) {
  const [path, rows] = (isString(question) && parseAddress(question)) || [];
  const spec = faceAt(record, path) ?? refuse(NO_QUESTION);
  let frame = record.root;
  const steps = path.split(".");
  rows.forEach((row, depth) => {
    const draft = draftAt(record, steps.slice(0, depth + 1).join("."), frame);
    frame = draft?.present.get(row) ?? draft?.removed.get(row) ?? refuse(NO_QUESTION);
  });
  return [path, frame, spec];
}

/** The same for a group. */
export function locatedGroup(record, group) {
  const found = located(record, group);
  return isGroup(found[2]) ? found : refuse(NO_QUESTION);
}

/** Every question of the record as [address, path, frame, definition], rows and all, in the author's order. */
export function* everything(record) {
  for (const { questions } of record.content.sections) yield* everythingOf(record, questions, record.root);
}

export function* everythingOf(record, paths, frame) {
  for (const path of paths) {
    const spec = faceAt(record, path);
    yield [addressOf(path, frame), path, frame, spec];
    if (!isGroup(spec)) continue;
    for (const inner of draftAt(record, path, frame)?.present.values() ?? []) {
      yield* everythingOf(record, spec.questions, inner);
    }
  }
}
