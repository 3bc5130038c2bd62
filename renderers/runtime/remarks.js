// What stands beside an answer: notes, who, when, where else. One rule for files and for sessions.

import { isString } from "./data.js";
import { parseDate } from "./dates.js";
import { malformed } from "./fault.js";
import { A_DATE, isText, wholeText } from "./values.js";

const MAX_REMARK = 100_000;
const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?$/;

/**
 * What stands under a key beside an answer, as it is kept: a date, or a date and time by ISO 8601, or else a text; null
 * for nothing. Throws Fault without a code.
 */
export function readRemark(key, raw) {
  if ((raw ?? null) === null) return null;
  if (!["on", "at", "until"].includes(key)) {
    return isText(raw, MAX_REMARK) ? wholeText(raw) : malformed("some text of at most 100,000 characters");
  }
  const found = isString(raw) && MOMENT.exec(raw);
  return found && parseDate(found[1]) ? raw : malformed(A_DATE);
}
