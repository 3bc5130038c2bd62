// Working days (rule C5): every day but Saturdays, Sundays and bank holidays. The calendar comes with the page:
// `first` and `last` are years, `closed` the bank holidays on weekdays, ordinals in order. Beyond it nothing is known.

import { dayOf } from "./dates.js";

/** The nth working day after a day (before it, if `n` is negative); the day itself for 0; null beyond the calendar. */
export function workingDayAfter(calendar, day, n) {
  if (!isWithin(calendar, day)) return null;
  if (n === 0) return day;
  const [from, to] = ends(calendar);
  const wanted = n > 0 ? worked(calendar, day) + n : worked(calendar, day - 1) + n + 1;
  if (wanted > worked(calendar, to) || wanted <= worked(calendar, from - 1)) return null;
  // The first day by which as many days have been worked.
  return firstPlace(from, to, (each) => worked(calendar, each) >= wanted);
}

/** How many working days come after `start`, up to `end` and with it; negative where `end` comes first. */
export function workingDaysBetween(calendar, start, end) {
  if (!isWithin(calendar, start) || !isWithin(calendar, end)) return null;
  const back = end < start ? 1 : 0;
  return worked(calendar, end - back) - worked(calendar, start - back);
}

const ends = ({ first, last }) => [dayOf(first, 1, 1), dayOf(last, 12, 31)];

function isWithin(calendar, day) {
  if (!calendar) return false;
  const [from, to] = ends(calendar);
  return day >= from && day <= to;
}

/** Working days from the year 1 to a day and with it, as if there had been no holidays before the calendar. */
function worked({ closed }, day) {
  const weeks = Math.floor(day / 7);
  const holidays = firstPlace(0, closed.length, (at) => closed[at] > day);
  return weeks * 5 + Math.min(day % 7, 5) - holidays;
}

/** The first of some whole numbers that passes a test which all after it pass; the last of them if none does. */
function firstPlace(lo, hi, passes) {
  while (lo < hi) {
    const middle = Math.floor((lo + hi) / 2);
    if (passes(middle)) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}
