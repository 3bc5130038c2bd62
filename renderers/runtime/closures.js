// Conditions compiled to closures over frames. A condition has two halves (rule C1); each half is compiled on its own,
// `not` changing from one to the other, so that the closure of a condition is its holds half.

import { ABSENT, stateHalf } from "./truth.js";
import { OPPOSITE, added, comparer, subtracted } from "./intervals.js";
import { decimal } from "./decimals.js";
import { parseDate } from "./dates.js";
import { climb, elapsed, shifted } from "./operands.js";
import { CHOICE_TESTS, conjunction, disjunction, leaf } from "./leaves.js";
import { allRows, count, extreme, someRow, total } from "./groups.js";

export const HOLDS = 0;
export const FAILS = 1;

/** How many frames up from a row of a group the root is. */
export function depthOf(scope) {
  return scope ? scope.split(".").length : 0;
}

/** Compiles the conditions of one exemplar, each part of each once: explanations ask about the parts. */
export class Compiler {
  /** `context` has place(scope, ref), define, asOf, calendar and today(). */
  constructor(context) {
    this.context = context;
    this.known = new Map();
  }

  /** One half of a condition, to be asked of a frame of `scope`: true, false or null. */
  half(tree, scope, deciding, half) {
    return this.once(tree, `${half}${deciding}${scope}`, () => this.condition(tree, scope, deciding, half));
  }

  /** A value, to be read in a frame of `scope`: its operand. */
  value(tree, scope, deciding) {
    return this.once(tree, `v${deciding}${scope}`, () => this.operand(tree, scope, deciding));
  }

  once(tree, key, make) {
    let known = this.known.get(tree);
    if (!known) this.known.set(tree, (known = new Map()));
    if (!known.has(key)) known.set(key, make());
    return known.get(key);
  }

  condition(tree, scope, deciding, half) {
    const [kind, first, second, third] = tree;
    const inner = (part, of = half) => this.half(part, scope, deciding, of);
    switch (kind) {
      case "all":
      case "any": {
        const parts = tree.slice(1).map((part) => inner(part));
        return (kind === "all") === (half === HOLDS) ? conjunction(parts) : disjunction(parts);
      }
      case "not":
        return inner(first, 1 - half);
      case "named":
        return climb(this.half(this.context.define.get(first), "", deciding, half), depthOf(scope));
      case "surely":
      case "possibly": {
        const holds = inner(first, HOLDS);
        const passes = kind === "surely" ? (truth) => truth === true : (truth) => truth !== false;
        return (frame) => passes(holds(frame)) === !half;
      }
      case "state": {
        const [up, index] = this.context.place(scope, first);
        return climb((frame) => stateHalf(second, frame[index + 1], deciding, half), up);
      }
      case "compare":
        return this.comparison(half === HOLDS ? first : OPPOSITE[first], second, third, scope, deciding);
      case "some":
      case "every":
      case "none":
        return this.ofRows(kind, first, second, scope, deciding, half);
      default: {
        const [up, index] = this.context.place(scope, first);
        const test = CHOICE_TESTS[kind](second);
        return climb(leaf(index, half === HOLDS ? test : (value) => !test(value)), up);
      }
    }
  }

  comparison(op, left, right, scope, deciding) {
    const [a, b] = [left, right].map((part) => this.value(part, scope, deciding));
    const test = comparer(op);
    return (frame) => test(a(frame), b(frame));
  }

  ofRows(kind, path, test, scope, deciding, half) {
    const rows = this.value(["question", path], scope, deciding);
    const [holds, fails] = [HOLDS, FAILS].map((each) => this.half(test, path, deciding, each));
    if (kind === "every") return half === HOLDS ? allRows(rows, holds, fails) : someRow(rows, fails);
    return (kind === "some") === (half === HOLDS) ? someRow(rows, holds) : allRows(rows, fails, holds);
  }

  operand(tree, scope, deciding) {
    const [kind, first, second, third, fourth] = tree;
    const { context } = this;
    const inner = (part, within = scope) => this.value(part, within, deciding);
    const pair = (left, right, by) => {
      const [a, b] = [inner(left), inner(right)];
      return (frame) => by(a(frame), b(frame));
    };
    switch (kind) {
      case "question":
      case "fact": {
        const [up, index] = context.place(scope, tree);
        return climb((frame) => frame[index], up);
      }
      case "number": {
        const number = typeof first === "string" ? decimal(first) : first;
        return () => number;
      }
      case "date": {
        const date = parseDate(first);
        return () => date;
      }
      case "as_of":
        return context.asOf ? inner(context.asOf) : () => null;
      case "today":
        return () => [context.today(), context.today()];
      case "age": {
        const since = pair(second, third, (born, on) => elapsed(first, null, born, on));
        const unborn = fourth && this.half(["is", fourth, "yes"], scope, deciding, HOLDS);
        return unborn ? (frame) => (unborn(frame) === true ? ABSENT : since(frame)) : since;
      }
      case "elapsed":
        return pair(second, third, (start, end) => elapsed(first, context.calendar, start, end));
      case "shift": {
        const date = inner(third);
        return (frame) => shifted(first, second, context.calendar, date(frame));
      }
      case "add":
        return pair(first, second, added);
      case "subtract":
        return pair(first, second, subtracted);
      case "count":
        return count(inner(["question", first]), second && this.half(second, first, deciding, HOLDS));
      case "total":
        return total(inner(["question", first]), inner(second, first));
      default:
        return extreme(kind, inner(["question", first]), inner(second, first));
    }
  }
}
