// Numbers and dates that are known only within bounds, and what comparing them can tell (rule C3). An operand is a
// number, or a range [lo, hi] with both ends in it; null is unknown and ABSENT does not arise (rule C1).

import { isList } from "./data.js";
import { ABSENT } from "./truth.js";
import { negated, order, sum } from "./decimals.js";

const less = ([a, b], [c, d]) => (order(b, c) < 0 ? true : order(a, d) >= 0 ? false : null);

function same([a, b], [c, d]) {
  if (order(b, c) < 0 || order(d, a) < 0) return false;
  return order(a, b) === 0 && order(b, c) === 0 && order(c, d) === 0 ? true : null;
}

/** Each comparison as one of the two, whether its sides change places, and whether it says the opposite. */
const COMPARE = {
  "<": [less, false, false],
  ">=": [less, false, true],
  ">": [less, true, false],
  "<=": [less, true, true],
  "=": [same, false, false],
  "!=": [same, false, true],
};

/** The opposite of a truth; what is unknown stays so. */
export const not = (truth) => (truth === null ? null : !truth);

export const bounds = (value) => (isList(value) ? value : [value, value]);

/** What two operands come to: nothing arises without both, and nothing is known without both. */
export function ofBoth(left, right, absent, by) {
  if (left === ABSENT || right === ABSENT) return absent;
  return left === null || right === null ? null : by(bounds(left), bounds(right));
}

/**
 * One half of what a comparison of two operands gives: true if it holds (or fails, where `fails`) for all of both, false
 * if for none, else null.
 */
export function comparer(op, fails) {
  const [test, swapped, opposite] = COMPARE[op];
  return (left, right) =>
    ofBoth(left, right, false, (one, other) => {
      const truth = swapped ? test(other, one) : test(one, other);
      return opposite === fails ? truth : not(truth);
    });
}

export const added = (left, right) =>
  ofBoth(left, right, ABSENT, ([a, b], [c, d]) => exactOrRange(sum(a, c), sum(b, d)));

export const subtracted = (left, right) =>
  ofBoth(left, right, ABSENT, (one, [c, d]) => added(one, [negated(d), negated(c)]));

export const exactOrRange = (lo, hi) => (order(lo, hi) === 0 ? lo : [lo, hi]);
