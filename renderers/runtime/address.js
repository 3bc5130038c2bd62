// Where an answer stands: `drinking`, `siblings[r1].name`, `siblings[r1].schools[r2].name`.

const STEP = /^([a-z][a-z0-9_]*)(?:\[([A-Za-z0-9][A-Za-z0-9-]{0,63})\])?$/;
export const ROW_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** A question's template path and the identifiers of its rows, outermost first, as they are written. */
export function addressOf(path, rows) {
  return path.split(".").map((step, at) => (at < rows.length ? `${step}[${rows[at]}]` : step)).join(".");
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
  const hex = (number) => number.toString(16).padStart(2, "0");
  const digits = Date.now().toString(16).padStart(12, "0") + [...bytes].map(hex).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
