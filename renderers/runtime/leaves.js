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

/** Or (`decisive` is true) and and (`decisive` is false) of what some things give, in strong Kleene logic. */
export function kleene(decisive, things, truthOf, result = !decisive) {
  for (const thing of things) {
    const truth = truthOf(thing);
    if (truth === decisive) return truth;
    if (truth === null) result = null;
  }
  return result;
}
