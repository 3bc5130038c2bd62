// What stands beside an answer: notes, who, when, where else. One rule for files and for sessions.

import { parseDate } from "./dates.js";
import { Malformed, isLonger, wholeText } from "./values.js";

const MAX_REMARK = 100_000;
const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?$/;

/** A remark as it is kept. Throws Malformed. */
export function readRemark(raw) {
  if (raw === undefined || raw === null) return null;
  if (typeof raw !== "string" || isLonger(raw, MAX_REMARK)) {
    throw new Malformed("some text of at most 100,000 characters");
  }
  return wholeText(raw);
}

/** A date, or a date and time, as it is kept: ISO 8601. Throws Malformed. */
export function readMoment(raw) {
  if (raw === undefined || raw === null) return null;
  const found = typeof raw === "string" && MOMENT.exec(raw);
  if (!found || parseDate(found[1]) === null) throw new Malformed("a date, as 2026-04-01");
  return raw;
}
