// Dates that may be partial, and time reckoned in completed units (rule C3). A day is an ordinal: 1 is 1 January of
// the year 1. A date is a range of days.

import { bounds, exactOrRange } from "./intervals.js";

const LAST_DAY = 3652059; // of the year 9999
const EPOCH = 719163; // 1 January 1970
const MILLISECONDS = 864e5;
const PARTIAL = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

const isDay = (day) => day >= 1 && day <= LAST_DAY;

/** The ordinal of a day. A month or day that the calendar does not have runs on into the next, or back from the first. */
export const dayOf = (year, month, dom) => new Date(0).setUTCFullYear(year, month - 1, dom) / MILLISECONDS + EPOCH;

/** A day as it is written in answers. */
export const isoDay = (day) => new Date((day - EPOCH) * MILLISECONDS).toISOString().slice(0, 10);

/** Year, month and day of the month of an ordinal. */
const civil = (day) => isoDay(day).split("-").map(Number);

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

/** Words with `{0}` and `{1}` in them, filled. */
export const filled = (words, ...parts) => words.replace(/{(\d)}/g, (_, at) => parts[at]);

/** The form that a number takes, by the plural rules of the CLDR, with the number in it. */
export const plural = (said, key, number) =>
  filled(said[key][new Intl.PluralRules(said.language).select(number)] ?? said[key].other, number);

/** A range of days in plain words: `12 May 2024`, `May 2024`, `2024`, `between 1 May 2024 and 31 July 2024`. */
export function dateWords(range, { names, between }) {
  const said = (text) => text.split("-").map((part, at) => (at === 1 ? names[part - 1] : Number(part))).reverse().join(" ");
  const [first, last] = range.map(isoDay);
  const whole = [4, 7, 10].map((end) => first.slice(0, end)).find((text) => `${parseOne(text)}` === `${range}`);
  return whole ? said(whole) : filled(between, said(first), said(last));
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
export function ageWords(born, on, said) {
  const counted = (unit) => countedBetween((start, end) => completed(unit, start, end), born, on);
  const months = counted("months");
  if (months === null) return null;
  const [lo, hi] = bounds(months);
  const unit = hi < 1 ? "weeks" : lo >= 1 && hi < 24 ? "months" : lo >= 24 ? "years" : null;
  if (lo < 0 || !unit) return null;
  const [least, most] = bounds(counted(unit));
  const last = isFinite(most) ? plural(said, unit, most) : null;
  return least === most || !last ? last : filled(said[most - least > 1 ? "to" : "or"], least, last);
}
