// Closures that give the operand of a value: of a source, a date reckoned, a time elapsed.

import { ABSENT } from "./truth.js";
import { completed, countedBetween, shiftDay } from "./dates.js";

/** The frame `up` levels out. */
export function outward(frame, up) {
  for (let n = up; n > 0; n -= 1) frame = frame[0];
  return frame;
}

/** The closure, read `up` frames further out. */
export function climb(closure, up) {
  if (up === 0) return closure;
  return up === 1 ? (frame) => closure(frame[0]) : (frame) => closure(outward(frame, up));
}

/** Completed units between two date operands (rule C3; `working days` by rule C5). */
export function elapsed(unit, calendar, start, end) {
  if (start === ABSENT || end === ABSENT) return ABSENT;
  if (start === null || end === null) return null;
  const working = unit === "working days";
  return countedBetween((a, b) => (working ? workingDays(calendar, a, b) : completed(unit, a, b)), start, end);
}

function workingDays(calendar, a, b) {
  return calendar && calendar.between(a, b);
}

/** The day so many units after a day; null where it cannot be told. */
export function later(day, n, unit, calendar) {
  return unit === "working days" ? calendar && calendar.add(day, n) : shiftDay(day, n, unit);
}

/** A date operand moved by `n` units; an open end stays open. */
export function shifted(n, unit, calendar, value) {
  if (value === null || value === ABSENT) return value;
  const ends = value.map((end) => (Number.isFinite(end) ? later(end, n, unit, calendar) : end));
  return ends.includes(null) ? null : ends;
}
