// Dates that may be partial, and time reckoned in completed units (rule C3). A day is an ordinal: 1 is 1 January of
// the year 1. A date is a range of days.

import { bounds, exactOrRange } from "./intervals.js";

const LAST_DAY = 3652059; // of the year 9999
const EPOCH = 719163; // 1 January 1970
const MILLISECONDS = 864e5;
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const PARTIAL = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

const isDay = (day) => day >= 1 && day <= LAST_DAY;

/** The ordinal of a day. A month or day that the calendar does not have runs on into the next, or back from the first. */
export const dayOf = (year, month, dom) => new Date(0).setUTCFullYear(year, month - 1, dom) / MILLISECONDS + EPOCH;

const dateOf = (day) => new Date((day - EPOCH) * MILLISECONDS);

/** Year, month and day of the month of an ordinal. */
function civil(day) {
  const date = dateOf(day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** A day as it is written in answers. */
export const isoDay = (day) => dateOf(day).toISOString().slice(0, 10);

/** The range of days that a date means: `2024`, `2024-05`, `2024-05-12`, or two of them as `FIRST/LAST`; or null. */
export function parseDate(text) {
  const parts = text.split("/").map(parseOne);
  const [start, end] = [parts[0], parts.at(-1)];
  return parts.length > 2 || !start || !end || start[0] > end[1] ? null : [start[0], end[1]];
}

function parseOne(text) {
  const found = PARTIAL.exec(text);
  if (!found) return null;
  const [, year, month, dom] = found;
  const first = dayOf(year, month ?? 1, dom ?? 1);
  // A day that the calendar does not have has become another.
  if (first < 1 || !isoDay(first).startsWith(text)) return null;
  return [first, dom ? first : dayOf(year, Number(month ?? 12) + 1, 0)];
}

/** A range of days in plain words: `12 May 2024`, `May 2024`, `2024`, `between 1 May 2024 and 31 July 2024`. */
export function dateWords([lo, hi]) {
  const [year, month, dom] = civil(lo);
  const [lastYear, lastMonth] = civil(hi);
  if (lo === hi) return dayWords(lo);
  if (year === lastYear && dom === 1 && civil(hi + 1)[2] === 1) {
    if (month === 1 && lastMonth === 12) return String(year);
    if (month === lastMonth) return `${MONTHS[month - 1]} ${year}`;
  }
  return `between ${dayWords(lo)} and ${dayWords(hi)}`;
}

function dayWords(day) {
  const [year, month, dom] = civil(day);
  return `${dom} ${MONTHS[month - 1]} ${year}`;
}

/** The day `n` units after a day; null outside the years 1-9999. Months and years clip to the month's end. */
export function shiftDay(day, n, unit) {
  let moved = day + n * (unit === "weeks" ? 7 : 1);
  if (unit === "months" || unit === "years") {
    const [year, month, dom] = civil(day);
    const wanted = month + n * (unit === "years" ? 12 : 1);
    moved = isDay(day) && Math.min(dayOf(year, wanted, dom), dayOf(year, wanted + 1, 0));
  }
  return isDay(moved) ? moved : null;
}

/** How many units are complete on `end`, counted from `start`: negative where `end` comes first, null if untold. */
export function completed(unit, start, end) {
  if (unit === "days") return end - start;
  if (unit === "weeks") return Math.floor((end - start) / 7);
  if (!isDay(start) || !isDay(end)) return null;
  const [a, b] = [civil(start), civil(end)];
  const months = (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0);
  return unit === "years" ? Math.floor(months / 12) : months;
}

/** Units between two ranges of days by a way of counting them: a number, a range, or null. An open end stays open. */
export function countedBetween(count, start, end) {
  const bound = (from, to, open) => (isFinite(from) && isFinite(to) ? count(from, to) : open);
  const least = bound(start[1], end[0], -Infinity);
  const most = bound(start[0], end[1], Infinity);
  return least === null || most === null ? null : exactOrRange(least, most);
}

/** An age in plain words: weeks under 1 month, months under 2 years, then years; null where it cannot be told. */
export function ageWords(born, on) {
  const counted = (unit) => countedBetween((start, end) => completed(unit, start, end), born, on);
  const months = counted("months");
  if (months === null) return null;
  const [lo, hi] = bounds(months);
  const unit = hi < 1 ? "weeks" : lo >= 1 && hi < 24 ? "months" : lo >= 24 ? "years" : null;
  if (lo < 0 || !unit) return null;
  const [least, most] = bounds(counted(unit));
  if (least === most) return `${least} ${least === 1 ? unit.slice(0, -1) : unit}`;
  if (!isFinite(most)) return null;
  return `${least} ${most === least + 1 ? "or" : "to"} ${most} ${unit}`;
}
