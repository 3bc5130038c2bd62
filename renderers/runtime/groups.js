// Closures over the rows of a group (rule C6). A row in which the test does not arise is left out; with "there are
// others" a result that another row could overturn is unknown.

import { ABSENT } from "./truth.js";
import { added, bounds, exactOrRange, not } from "./intervals.js";
import { kleene } from "./leaves.js";

/** Whether the half is true of any row. */
export const someRow = (rows, half) =>
  ofRows(rows, (group) => kleene(true, group.frames, half, group.others ? null : false));

/** Whether the half is true of every row in which the test arises; `other` is the other half. */
export function allRows(rows, half, other) {
  const truthOf = (row) => (half(row) === false ? not(other(row)) : half(row));
  return ofRows(rows, (group) => kleene(false, group.frames, truthOf, group.others ? null : true));
}

/** How many rows, or for how many the condition holds: a number, or a range where some are unknown. */
export function count(rows, holds) {
  return ofRows(rows, ({ frames, others }) => {
    const truths = frames.map((row) => (holds ? holds(row) : true));
    const possible = truths.filter((truth) => truth !== false).length;
    return exactOrRange(truths.filter((truth) => truth).length, others ? Infinity : possible);
  });
}

/** The sum over the rows in which the value arises; unknown with a gap row or others. */
export function total(rows, value) {
  return ofRows(rows, ({ frames, others }) =>
    others ? null : frames.map(value).reduce((sum, each) => (each === ABSENT ? sum : added(sum, each)), 0),
  );
}

/** The latest (or earliest) date of the rows in which it arises; with others, at least (at most) that. */
export function extreme(kind, rows, value) {
  return ofRows(rows, ({ frames, others }) => {
    const found = frames.map(value).filter((each) => each !== ABSENT);
    if (found.includes(null)) return null;
    if (!found.length) return others ? null : ABSENT;
    const isLatest = kind === "latest";
    const furthest = (end) => Math[isLatest ? "max" : "min"](...found.map((each) => bounds(each)[end]));
    const [lo, hi] = [furthest(0), furthest(1)];
    if (!others) return [lo, hi];
    return isLatest ? [lo, Infinity] : [-Infinity, hi];
  });
}

function ofRows(rows, by) {
  return (frame) => {
    const group = rows(frame);
    return group && by(group);
  };
}
