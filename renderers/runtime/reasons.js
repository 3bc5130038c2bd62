// What a condition read, and what an unknown one waits for (rules S3, S6). A source is told with the frame in which it
// stands, as [ref, frame], so that the row is known too.

import { FAILS, HOLDS, depthOf } from "./closures.js";
import { outward } from "./operands.js";

const GROUP_TESTS = ["some", "every", "none"];
const GROUP_NODES = [...GROUP_TESTS, "count", "total", "latest", "earliest"];

/** Every source that a condition or value read in a frame, each once, in the author's order, definitions opened. */
export function readsOf(compiler, tree, scope, frame) {
  return once(new Explaining(compiler).reads(tree, scope, frame));
}

/** The sources that an unknown condition waits for, each once; none if the condition is known. */
export function unknownRefs(compiler, tree, scope, frame) {
  return once(new Explaining(compiler).waits(tree, scope, frame, HOLDS));
}

class Explaining {
  constructor(compiler) {
    this.compiler = compiler;
    this.context = compiler.context;
  }

  truth(tree, scope, frame, half) {
    return this.compiler.half(tree, scope, true, half)(frame);
  }

  operand(tree, scope, frame) {
    return this.compiler.value(tree, scope, true)(frame);
  }

  rows(path, scope, frame) {
    return this.operand(["question", path], scope, frame);
  }

  standing(ref, scope, frame) {
    return [ref, outward(frame, this.context.place(scope, ref)[0])];
  }

  *reads(tree, scope, frame) {
    const [kind, first, second] = tree;
    if (kind === "question" || kind === "fact") {
      yield this.standing(tree, scope, frame);
    } else if (kind === "as_of") {
      if (this.context.asOf) yield this.standing(this.context.asOf, scope, frame);
    } else if (kind === "named") {
      yield* this.reads(this.context.define.get(first), "", outward(frame, depthOf(scope)));
    } else if (GROUP_NODES.includes(kind)) {
      yield this.standing(["question", first], scope, frame);
      const rows = this.rows(first, scope, frame);
      for (const row of (second && rows?.frames) || []) yield* this.reads(second, first, row);
    } else {
      for (const part of partsOf(tree)) yield* this.reads(part, scope, frame);
    }
  }

  /** What an unknown half waits for: under `and` and `or` only the parts that are unknown can change the whole. */
  *waits(tree, scope, frame, half) {
    const [kind, first] = tree;
    if (this.truth(tree, scope, frame, half) !== null) return;
    if (kind === "all" || kind === "any") {
      for (const part of tree.slice(1)) yield* this.waits(part, scope, frame, half);
    } else if (kind === "not") {
      yield* this.waits(first, scope, frame, 1 - half);
    } else if (kind === "named") {
      yield* this.waits(this.context.define.get(first), "", outward(frame, depthOf(scope)), half);
    } else if (GROUP_TESTS.includes(kind)) {
      yield* this.groupWaits(tree, scope, frame, half);
    } else if (kind === "state") {
      yield this.standing(first, scope, frame);
    } else {
      for (const part of partsOf(tree)) yield* this.valueWaits(part, scope, frame);
    }
  }

  *groupWaits([kind, path, test], scope, frame, half) {
    const rows = this.rows(path, scope, frame);
    if (rows === null || rows.others) yield this.standing(["question", path], scope, frame);
    for (const row of rows?.frames ?? []) {
      const truths = [HOLDS, FAILS].map((each) => this.truth(test, path, row, each));
      // `every` fails by a row that fails; `any` holds by one that holds, and so `no` fails by it.
      const ofRow = kind === "every" ? FAILS : HOLDS;
      const byOneRow = half === (kind === "some" ? HOLDS : FAILS);
      const decisive = byOneRow ? ofRow : 1 - ofRow;
      yield* this.waits(test, path, row, decisive);
      const mayBeLeftOut = !truths.includes(true) && truths.includes(null);
      if (!byOneRow && mayBeLeftOut) yield* this.waits(test, path, row, 1 - decisive);
    }
  }

  /** The sources of a value that are not exactly known. */
  *valueWaits(tree, scope, frame) {
    const [kind, , second, third] = tree;
    if (kind === "question" || kind === "fact") {
      if (!isExact(this.operand(tree, scope, frame))) yield this.standing(tree, scope, frame);
    } else if (kind === "as_of") {
      if (this.context.asOf) yield* this.valueWaits(this.context.asOf, scope, frame);
    } else if (kind === "age" && this.operand(second, scope, frame) !== null) {
      // Who has a date of birth is born: the age waits for the dates alone.
      yield* this.valueWaits(second, scope, frame);
      yield* this.valueWaits(third, scope, frame);
    } else if (GROUP_NODES.includes(kind)) {
      yield* this.overRowsWaits(tree, scope, frame);
    } else {
      for (const part of partsOf(tree)) yield* this.valueWaits(part, scope, frame);
    }
  }

  *overRowsWaits([kind, path, inner], scope, frame) {
    const rows = this.rows(path, scope, frame);
    if (rows === null || rows.others) yield this.standing(["question", path], scope, frame);
    if (rows === null || inner === null) return;
    if (kind === "count") {
      for (const row of rows.frames) yield* this.waits(inner, path, row, HOLDS);
      return;
    }
    // While a row is a gap, nothing about the exact dates of the others can change the whole (rule C6).
    const gaps = rows.frames.filter((row) => this.operand(inner, path, row) === null);
    for (const row of gaps.length ? gaps : rows.frames) yield* this.valueWaits(inner, path, row);
  }
}

/** The sources and values within a leaf or value; a list of option codes is none of them. */
function partsOf(tree) {
  return tree.slice(1, tree[0] === "one_of" ? 2 : undefined).filter(Array.isArray);
}

function isExact(operand) {
  return operand !== null && !(Array.isArray(operand) && operand[0] !== operand[1]);
}

/** Each source of each frame once, in the order first met. */
function once(standings) {
  const seen = new Map();
  const found = [];
  for (const [ref, frame] of standings) {
    const names = seen.get(frame) ?? seen.set(frame, new Set()).get(frame);
    const name = ref.join(" ");
    if (!names.has(name)) found.push([ref, frame]);
    names.add(name);
  }
  return found;
}
