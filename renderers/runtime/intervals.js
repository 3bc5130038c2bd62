// Numbers and dates that are known only within bounds, and what comparing them can tell (rule C3). An operand is a
// number, or a range [lo, hi] with both ends in it; null is unknown and ABSENT does not arise (rule C1).

import { ABSENT } from "./truth.js";
import { negated, order, sum } from "./decimals.js";

/** Each comparison with the one that is true where it is false. */
export const OPPOSITE = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=" };

function less(a, b, c, d) {
  return order(b, c) < 0 ? true : order(a, d) >= 0 ? false : null;
}

function atMost(a, b, c, d) {
  return order(b, c) <= 0 ? true : order(a, d) > 0 ? false : null;
}

function same(a, b, c, d) {
  if (order(a, b) === 0 && order(b, c) === 0 && order(c, d) === 0) return true;
  return order(b, c) < 0 || order(d, a) < 0 ? false : null;
}

const COMPARE = {
  "<": less,
  "<=": atMost,
  ">": (a, b, c, d) => less(c, d, a, b),
  ">=": (a, b, c, d) => atMost(c, d, a, b),
  "=": same,
  "!=": (a, b, c, d) => {
    const found = same(a, b, c, d);
    return found === null ? null : !found;
  },
};

export function bounds(value) {
  return Array.isArray(value) ? value : [value, value];
}

/** What a comparison of two operands gives: true if it holds for all of both, false if for none, else null. */
export function comparer(op) {
  const test = COMPARE[op];
  return (left, right) => {
    if (left === ABSENT || right === ABSENT) return false;
    if (left === null || right === null) return null;
    return test(...bounds(left), ...bounds(right));
  };
}

export function added(left, right) {
  return combined(left, right, (a, b, c, d) => [sum(a, c), sum(b, d)]);
}

export function subtracted(left, right) {
  return combined(left, right, (a, b, c, d) => [sum(a, negated(d)), sum(b, negated(c))]);
}

function combined(left, right, by) {
  if (left === ABSENT || right === ABSENT) return ABSENT;
  if (left === null || right === null) return null;
  return exactOrRange(...by(...bounds(left), ...bounds(right)));
}

export function exactOrRange(lo, hi) {
  return order(lo, hi) === 0 ? lo : [lo, hi];
}
