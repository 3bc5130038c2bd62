// Working days (rule C5): every day but Saturdays, Sundays and bank holidays. The calendar comes with the page;
// beyond it nothing is known.

import { daysBefore } from "./dates.js";

export class Calendar {
  /** `first` and `last` are years; `closed` the bank holidays on weekdays, ordinals in order. */
  constructor({ first, last, closed }) {
    this.from = daysBefore(first) + 1;
    this.to = daysBefore(last + 1);
    this.closed = closed;
  }

  /** The nth working day after a day (before it, if `n` is negative); the day itself for 0; null beyond the calendar. */
  add(day, n) {
    if (!this.has(day)) return null;
    if (n === 0) return day;
    const wanted = n > 0 ? this.until(day) + n : this.until(day - 1) + n + 1;
    if (wanted > this.until(this.to) || wanted <= this.until(this.from - 1)) return null;
    // The first day by which as many days have been worked.
    return firstPlace(this.from, this.to, (each) => this.until(each) >= wanted);
  }

  /** How many working days come after `start`, up to `end` and with it; negative where `end` comes first. */
  between(start, end) {
    if (!this.has(start) || !this.has(end)) return null;
    return end < start ? this.until(end - 1) - this.until(start - 1) : this.until(end) - this.until(start);
  }

  has(day) {
    return day >= this.from && day <= this.to;
  }

  /** Working days from the year 1 to a day and with it, as if there had been no holidays before the calendar. */
  until(day) {
    const weeks = Math.floor(day / 7);
    const holidays = firstPlace(0, this.closed.length, (at) => this.closed[at] > day);
    return weeks * 5 + Math.min(day - weeks * 7, 5) - holidays;
  }
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
