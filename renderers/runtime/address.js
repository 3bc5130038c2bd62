// Where an answer stands: `drinking`, `siblings[r1].name`, `siblings[r1].schools[r2].name`.

const STEP = /^([a-z][a-z0-9_]*)(?:\[([A-Za-z0-9][A-Za-z0-9-]{0,63})\])?$/;
const ROW_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
export const A_ROW_ID = "a row identifier of letters, digits and hyphens, such as r1";

export function isRowId(raw) {
  return typeof raw === "string" && ROW_ID.test(raw);
}

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

/** Read an address: {path, rows}, or null if it is not one. */
export function parseAddress(text) {
  const parts = text.split(".").map((part) => STEP.exec(part));
  const last = parts.length - 1;
  if (parts.some((found, at) => !found || (found[2] === undefined) !== (at === last))) return null;
  return { path: parts.map((found) => found[1]).join("."), rows: parts.slice(0, last).map((found) => found[2]) };
}

/** A fresh row identifier: a UUID of version 7 (RFC 9562), so that rows sort by when they were added. */
export function newRowId() {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(10));
  bytes[0] = (bytes[0] & 0x0f) | 0x70;
  bytes[2] = (bytes[2] & 0x3f) | 0x80;
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  const digits = hex(Date.now(), 12) + [...bytes].map((byte) => hex(byte, 2)).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
