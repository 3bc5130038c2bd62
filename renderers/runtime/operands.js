// Closures that give the operand of a value: of a source, a date reckoned, a time elapsed.

import { ABSENT } from "./truth.js";
import { completed, countedBetween, shiftDay } from "./dates.js";
import { ofBoth } from "./intervals.js";
import { workingDayAfter, workingDaysBetween } from "./working_days.js";

/** The frame `up` levels out. */
export function outward(frame, up) {
  for (let n = up; n > 0; n -= 1) frame = frame[0];
  return frame;
}

/** The closure, read `up` frames further out. */
export const climb = (closure, up) => (up === 0 ? closure : (frame) => closure(outward(frame, up)));

/** Completed units between two date operands (rule C3; `working days` by rule C5). */
export function elapsed(unit, calendar, start, end) {
  const counted = (a, b) => (unit === "working days" ? workingDaysBetween(calendar, a, b) : completed(unit, a, b));
  return ofBoth(start, end, ABSENT, (one, other) => countedBetween(counted, one, other));
}

/** The day so many units after a day; null where it cannot be told. */
export const later = (day, n, unit, calendar) =>
  unit === "working days" ? workingDayAfter(calendar, day, n) : shiftDay(day, n, unit);

/** A date operand moved by `n` units; an open end stays open. */
export function shifted(n, unit, calendar, value) {
  if (!value || value === ABSENT) return value;
  const ends = value.map((end) => (isFinite(end) ? later(end, n, unit, calendar) : end));
  return ends.includes(null) ? null : ends;
}
