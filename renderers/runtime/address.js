// Where an answer stands: `drinking`, `siblings[r1].name`, `siblings[r1].schools[r2].name`.

import { isString } from "./data.js";

const STEP = /^([a-z][a-z0-9_]*)(?:\[([A-Za-z0-9][A-Za-z0-9-]{0,63})\])?$/;
const ROW_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
/** The kinds of source. */
export const QUESTION = "question";
export const FACT = "fact";

export const A_ROW_ID = "a row identifier of letters, digits and hyphens, such as r1";

export const isRowId = (raw) => isString(raw) && ROW_ID.test(raw);

/** The address of a question, by its template path and the frame that it is asked in. */
export function addressOf(path, frame) {
  const steps = path.split(".");
  // The innermost row is that of the last step but one.
  let here = frame;
  for (let at = steps.length - 2; at >= 0; at -= 1) {
    steps[at] += `[${here[1]}]`;
    here = here[0];
  }
  return steps.join(".");
}

/** Read an address: its path and the identifiers of its rows, outermost first; or null if it is not one. */
export function parseAddress(text) {
  const parts = text.split(".").map((part) => STEP.exec(part));
  const last = parts.length - 1;
  if (parts.some((found, at) => !found || (found[2] === undefined) !== (at === last))) return null;
  return [parts.map((found) => found[1]).join("."), parts.slice(0, last).map((found) => found[2])];
}

/** A fresh row identifier: a UUID of version 7 (RFC 9562), so that rows sort by when they were added. */
export function newRowId() {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
