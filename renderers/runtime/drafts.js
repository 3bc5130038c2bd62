// What is said to one question or group of a running record, whether or not it counts now.

import { ABSENT, ANSWERED, BLANK, NOT_APPLICABLE, NO_ROWS, Rows } from "./truth.js";
import { readValue } from "./values.js";

/**
 * What was said to one question: itself, and the operand and state that it comes to. What is on record of a row's
 * question counts as said until something is (rule A5).
 */
export function draftOf(given, operand, state, fromRecord = false) {
  return { given, operand, state, fromRecord };
}

/** What a value, or a reason for no answer, comes to. */
export function draftSaid(spec, given) {
  if (given.reason === null) return draftOf(given, readValue(spec, given.value)[1], ANSWERED);
  return draftOf(given, given.reason === NOT_APPLICABLE ? ABSENT : null, given.reason);
}

/**
 * The rows of one group in one frame: those present and those set aside, in the order added. `said` is complete, others
 * or none; `given` a reason for no answer. `onRecord` has, by row and question, what the data model holds of a list;
 * `recorded` what it says of the whole, where it has no entries; `othersOnRecord` whether it says that there are others.
 */
export class RowsDraft {
  present = new Map();
  removed = new Map();
  onRecord = new Map();
  recorded = null;
  othersOnRecord = false;
  said = null;
  given = null;

  /** Whether there are others: said here, or on record and not said otherwise here. */
  get others() {
    return this.said === "others" || (!this.said && this.othersOnRecord);
  }

  /** Order the rows: first those on record, as the record has them, then those told here, as they were told. */
  putInOrder() {
    const first = [...this.onRecord.keys()].filter((row) => this.present.has(row));
    this.present = new Map([...first.map((row) => [row, this.present.get(row)]), ...this.present]);
  }

  /** What conditions see of the rows (rule C6). "There are others" without one row told is still blank. */
  get #standing() {
    if (this.present.size) return [new Rows([...this.present.values()], this.others), ANSWERED];
    if (this.said === "none") return [NO_ROWS, NOT_APPLICABLE];
    if (this.given?.reason) return [null, this.given.reason];
    if (this.recorded && !this.removed.size && this.said !== "others") return this.recorded;
    return [null, BLANK];
  }

  get operand() {
    return this.#standing[0];
  }

  get state() {
    return this.#standing[1];
  }
}

/** Whether a draft holds anything that was said here: what is only on record was not. */
export function saysSomething(draft) {
  if (!(draft instanceof RowsDraft)) return Boolean(draft) && !draft.fromRecord;
  if (draft.said || draft.given || draft.removed.size) return true;
  // From the first draft on, each source's draft stands four cells after the one before.
  const says = (frame) => frame.some((draftHere, at) => at > 4 && at % 4 === 1 && saysSomething(draftHere));
  return [...draft.present].some(([row, frame]) => !draft.onRecord.has(row) || says(frame));
}
