// Closures for the leaves of a condition and for `and` and `or`: one half each (rule C1).

import { ABSENT } from "./truth.js";

/** What a leaf says of the answer at a place of the frame: unknown on a gap, false where it does not arise. */
export function leaf(index, test) {
  return (frame) => {
    const value = frame[index];
    return value === null ? null : value !== ABSENT && test(value);
  };
}

/** Whether an answer passes a choice's test. */
export const CHOICE_TESTS = {
  is: (code) => (value) => value === code,
  one_of: (codes) => (value) => codes.includes(value),
  includes: (code) => (value) => value.has(code),
};

/** And, in strong Kleene logic. */
export function conjunction(parts) {
  return (frame) => {
    let result = true;
    for (const part of parts) {
      const truth = part(frame);
      if (truth === false) return false;
      if (truth === null) result = null;
    }
    return result;
  };
}

/** Or, in strong Kleene logic. */
export function disjunction(parts) {
  return (frame) => {
    let result = false;
    for (const part of parts) {
      const truth = part(frame);
      if (truth === true) return true;
      if (truth === null) result = null;
    }
    return result;
  };
}
