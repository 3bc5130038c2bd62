// Dates that may be partial, and time reckoned in completed units (rule C3). A day is an ordinal: 1 is 1 January of
// the year 1. A date is a range of days.

import { exactOrRange } from "./intervals.js";

const LAST_DAY = 3652059; // of the year 9999
const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const PARTIAL = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function isLeap(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year, month) {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** How many days come before a year. */
export function daysBefore(year) {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** The ordinal of a day that the calendar has. */
function dayOf(year, month, dom) {
  let day = daysBefore(year) + dom;
  for (let m = 1; m < month; m += 1) day += monthLength(year, m);
  return day;
}

/** Year, month and day of the month of an ordinal. */
function civil(day) {
  let year = Math.floor((day - 1) / 365.2425) + 1;
  while (daysBefore(year) >= day) year -= 1;
  while (daysBefore(year + 1) < day) year += 1;
  let left = day - daysBefore(year);
  let month = 1;
  while (left > monthLength(year, month)) {
    left -= monthLength(year, month);
    month += 1;
  }
  return [year, month, left];
}

/** The range of days that a date means: `2024`, `2024-05`, `2024-05-12`, or two of them as `FIRST/LAST`; or null. */
export function parseDate(text) {
  const slash = text.indexOf("/");
  const start = parseOne(slash < 0 ? text : text.slice(0, slash));
  const end = slash < 0 ? start : parseOne(text.slice(slash + 1));
  return start === null || end === null || start[0] > end[1] ? null : [start[0], end[1]];
}

function parseOne(text) {
  const found = PARTIAL.exec(text);
  if (!found) return null;
  const [year, month, dom] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year < 1) return null;
  if (month === null) return [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  if (month < 1 || month > 12) return null;
  const days = monthLength(year, month);
  if (dom === null) return [dayOf(year, month, 1), dayOf(year, month, days)];
  return dom < 1 || dom > days ? null : [dayOf(year, month, dom), dayOf(year, month, dom)];
}

/** A day as it is written in answers. */
export function isoDay(day) {
  const [year, month, dom] = civil(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dom).padStart(2, "0")}`;
}

/** A range of days in plain words: `12 May 2024`, `May 2024`, `2024`, `between 1 May 2024 and 31 July 2024`. */
export function dateWords([lo, hi]) {
  const [year, month, dom] = civil(lo);
  const [lastYear, lastMonth, lastDom] = civil(hi);
  if (lo === hi) return dayWords(lo);
  if (year === lastYear && dom === 1 && lastDom === monthLength(year, lastMonth)) {
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
  if (unit === "days" || unit === "weeks") {
    const moved = day + n * (unit === "weeks" ? 7 : 1);
    return moved >= 1 && moved <= LAST_DAY ? moved : null;
  }
  if (day < 1 || day > LAST_DAY) return null;
  const [y, m, dom] = civil(day);
  const months = y * 12 + m - 1 + n * (unit === "years" ? 12 : 1);
  const year = Math.floor(months / 12);
  if (!(year >= 1 && year <= 9999)) return null;
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(dom, monthLength(year, month)));
}

/** How many units are complete on `end`, counted from `start`: negative where `end` comes first, null if untold. */
export function completed(unit, start, end) {
  if (unit === "days") return end - start;
  if (unit === "weeks") return Math.floor((end - start) / 7);
  if (start < 1 || start > LAST_DAY || end < 1 || end > LAST_DAY) return null;
  const [a, b] = [civil(start), civil(end)];
  const months = (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0);
  return unit === "years" ? Math.floor(months / 12) : months;
}

/** Units between two ranges of days by a way of counting them: a number, a range, or null. An open end stays open. */
export function countedBetween(count, start, end) {
  const least = boundBetween(count, start[1], end[0], -Infinity);
  const most = boundBetween(count, start[0], end[1], Infinity);
  return least === null || most === null ? null : exactOrRange(least, most);
}

function boundBetween(count, start, end, open) {
  return Number.isFinite(start) && Number.isFinite(end) ? count(start, end) : open;
}

/** An age in plain words: weeks under 1 month, months under 2 years, then years; null where it cannot be told. */
export function ageWords(born, on) {
  const counted = (unit) => countedBetween((start, end) => completed(unit, start, end), born, on);
  const months = counted("months");
  if (months === null) return null;
  const [lo, hi] = Array.isArray(months) ? months : [months, months];
  const unit = hi < 1 ? "weeks" : lo >= 1 && hi < 24 ? "months" : lo >= 24 ? "years" : null;
  if (lo < 0 || unit === null) return null;
  const count = counted(unit);
  if (!Array.isArray(count)) return count === null ? null : `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
  const [least, most] = count;
  if (!Number.isFinite(least) || !Number.isFinite(most)) return null;
  return `${least} ${most === least + 1 ? "or" : "to"} ${most} ${unit}`;
}
