// Closures over the rows of a group (rule C6). A row in which the test does not arise is left out; with "there are
// others" a result that another row could overturn is unknown.

import { ABSENT } from "./truth.js";
import { added, bounds, exactOrRange } from "./intervals.js";

/** Whether the half is true of any row. */
export function someRow(rows, half) {
  return (frame) => {
    const group = rows(frame);
    if (group === null) return null;
    let result = group.others ? null : false;
    for (const row of group.frames) {
      const truth = half(row);
      if (truth === true) return true;
      if (truth === null) result = null;
    }
    return result;
  };
}

/** Whether the half is true of every row in which the test arises; `other` is the other half. */
export function allRows(rows, half, other) {
  return (frame) => {
    const group = rows(frame);
    if (group === null) return null;
    let result = group.others ? null : true;
    for (const row of group.frames) {
      let truth = half(row);
      if (truth === false) {
        truth = other(row);
        if (truth === true) return false;
      }
      if (truth === null) result = null;
    }
    return result;
  };
}

/** How many rows, or for how many the condition holds: a number, or a range where some are unknown. */
export function count(rows, holds) {
  return (frame) => {
    const group = rows(frame);
    if (group === null) return null;
    const truths = group.frames.map((row) => (holds ? holds(row) : true));
    const least = truths.filter((truth) => truth === true).length;
    const unknown = truths.filter((truth) => truth === null).length;
    return exactOrRange(least, group.others ? Infinity : least + unknown);
  };
}

/** The sum over the rows in which the value arises; unknown with a gap row or others. */
export function total(rows, value) {
  return (frame) => {
    const group = rows(frame);
    if (group === null || group.others) return null;
    return group.frames.map(value).reduce((sum, each) => (each === ABSENT ? sum : added(sum, each)), 0);
  };
}

/** The latest (or earliest) date of the rows in which it arises; with others, at least (at most) that. */
export function extreme(kind, rows, value) {
  return (frame) => {
    const group = rows(frame);
    if (group === null) return null;
    const found = group.frames.map(value).filter((each) => each !== ABSENT);
    if (found.includes(null)) return null;
    if (!found.length) return group.others ? null : ABSENT;
    const furthest = kind === "latest" ? Math.max : Math.min;
    const [lo, hi] = [0, 1].map((end) => found.map((each) => bounds(each)[end]).reduce((a, b) => furthest(a, b)));
    if (!group.others) return [lo, hi];
    return kind === "latest" ? [lo, Infinity] : [-Infinity, hi];
  };
}
