// Conditions compiled to closures over frames. A condition has two halves (rule C1); each half is compiled on its own,
// `not` changing from one to the other, so that the closure of a condition is its holds half.

import { FACT, QUESTION } from "./address.js";
import { ABSENT, stateHalf } from "./truth.js";
import { added, comparer, subtracted } from "./intervals.js";
import { decimal } from "./decimals.js";
import { parseDate } from "./dates.js";
import { climb, elapsed, shifted } from "./operands.js";
import { CHOICE_TESTS, kleene, leaf } from "./leaves.js";
import { allRows, count, extreme, someRow, total } from "./groups.js";

export const HOLDS = 0;
export const FAILS = 1;

/** How many frames up from a row of a group the root is. */
export const depthOf = (scope) => (scope ? scope.split(".").length : 0);

/**
 * The half of a row's test that decides a test of rows, and whether one row can decide this half of it: `every` fails by
 * a row that fails; `any` holds by one that holds, and `no` fails by it.
 */
export const decisiveRow = (kind, half) =>
  [kind === "every" ? FAILS : HOLDS, half === (kind === "some" ? HOLDS : FAILS)];

const always = (operand) => () => operand;

/**
 * Compiles the conditions of one exemplar, each part of each once: explanations ask about the parts. `half` gives one
 * half of a condition, to be asked of a frame of `scope`: true, false or null; `value` a value's operand in a frame.
 */
export function compiler({ place, define, asOf, calendar, today }) {
  const known = new Map();

  function once(tree, key, make) {
    const made = known.get(tree) ?? known.set(tree, new Map()).get(tree);
    return made.get(key) ?? made.set(key, make()).get(key);
  }

  const half = (tree, scope, deciding, of) =>
    once(tree, `${of}${deciding}${scope}`, () => condition(tree, scope, deciding, of));

  const value = (tree, scope, deciding) => once(tree, `v${deciding}${scope}`, () => operand(tree, scope, deciding));

  function condition(tree, scope, deciding, of) {
    const [kind, first, second, third] = tree;
    const inner = (part, its = of) => half(part, scope, deciding, its);
    switch (kind) {
      case "all":
      case "any": {
        const parts = tree.slice(1).map((part) => inner(part));
        const decisive = (kind === "any") === (of === HOLDS);
        return (frame) => kleene(decisive, parts, (part) => part(frame));
      }
      case "not":
        return inner(first, 1 - of);
      case "named":
        return climb(half(define.get(first), "", deciding, of), depthOf(scope));
      case "surely":
      case "possibly": {
        const holds = inner(first, HOLDS);
        return (frame) => (holds(frame) ?? kind === "possibly") === !of;
      }
      case "state": {
        const [up, index] = place(scope, first);
        return climb((frame) => stateHalf(second, frame[index + 1], deciding, of), up);
      }
      case "compare":
        return pair(second, third, scope, deciding, comparer(first, of === FAILS));
      case "some":
      case "every":
      case "none": {
        const rows = value([QUESTION, first], scope, deciding);
        const [ofRow, byOneRow] = decisiveRow(kind, of);
        const [decides, other] = [ofRow, 1 - ofRow].map((each) => half(second, first, deciding, each));
        return byOneRow ? someRow(rows, decides) : allRows(rows, other, decides);
      }
      default: {
        const [up, index] = place(scope, first);
        const test = CHOICE_TESTS[kind](second);
        return climb(leaf(index, (answer) => test(answer) === !of), up);
      }
    }
  }

  function pair(left, right, scope, deciding, by) {
    const [a, b] = [left, right].map((part) => value(part, scope, deciding));
    return (frame) => by(a(frame), b(frame));
  }

  function operand(tree, scope, deciding) {
    const [kind, first, second, third, fourth] = tree;
    const both = (left, right, by) => pair(left, right, scope, deciding, by);
    switch (kind) {
      case QUESTION:
      case FACT: {
        const [up, index] = place(scope, tree);
        return climb((frame) => frame[index], up);
      }
      case "number":
        return always(decimal(String(first)));
      case "date":
        return always(parseDate(first));
      case "as_of":
        return asOf ? value(asOf, scope, deciding) : always(null);
      case "today":
        return always([today, today]);
      case "age": {
        const since = both(second, third, (born, on) => elapsed(first, null, born, on));
        const unborn = fourth && half(["is", fourth, "yes"], scope, deciding, HOLDS);
        return unborn ? (frame) => (unborn(frame) ? ABSENT : since(frame)) : since;
      }
      case "elapsed":
        return both(second, third, (start, end) => elapsed(first, calendar, start, end));
      case "shift": {
        const date = value(third, scope, deciding);
        return (frame) => shifted(first, second, calendar, date(frame));
      }
      case "add":
        return both(first, second, added);
      case "subtract":
        return both(first, second, subtracted);
      default: {
        const rows = value([QUESTION, first], scope, deciding);
        if (kind === "count") return count(rows, second && half(second, first, deciding, HOLDS));
        const ofRow = value(second, first, deciding);
        return kind === "total" ? total(rows, ofRow) : extreme(kind, rows, ofRow);
      }
    }
  }

  return { half, value };
}
