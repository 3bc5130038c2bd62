// What a condition read, and what an unknown one waits for (rules S3, S6). A source is told with the frame in which it
// stands, as [ref, frame], so that the row is known too.

import { FAILS, HOLDS, decisiveRow, depthOf } from "./closures.js";
import { outward } from "./operands.js";
import { placeOf } from "./program.js";

const GROUP_TESTS = ["some", "every", "none"];
const GROUP_NODES = [...GROUP_TESTS, "count", "total", "latest", "earliest"];

/** Every source that a condition or value read in a frame, each once, in the author's order, definitions opened. */
export function readsOf(record, tree, scope, frame) {
  return eachOnce(reads(record, tree, scope, frame));
}

/** The sources that an unknown condition waits for, each once; none if the condition is known. */
export function unknownRefs(record, tree, scope, frame) {
  return eachOnce(waits(record, tree, scope, frame, HOLDS));
}

function operandIn(record, tree, scope, frame) {
  return record.value(tree, scope, true)(frame);
}

function* sourceAt(record, ref, scope, frame) {
  yield [ref, outward(frame, placeOf(record, scope, ref)[0])];
}

/** What a definition means: its condition, in the root. */
function opened({ define }, [, name], scope, frame) {
  return [define.get(name), "", outward(frame, depthOf(scope))];
}

function* reads(record, tree, scope, frame) {
  const [kind, first, second] = tree;
  const asOf = record.content.as_of;
  if (kind === "question" || kind === "fact") {
    yield* sourceAt(record, tree, scope, frame);
  } else if (kind === "as_of") {
    if (asOf) yield* sourceAt(record, asOf, scope, frame);
  } else if (kind === "named") {
    yield* reads(record, ...opened(record, tree, scope, frame));
  } else if (GROUP_NODES.includes(kind)) {
    const group = ["question", first];
    yield* sourceAt(record, group, scope, frame);
    const rows = second && operandIn(record, group, scope, frame);
    for (const row of rows?.frames ?? []) yield* reads(record, second, first, row);
  } else {
    for (const part of partsOf(tree)) yield* reads(record, part, scope, frame);
  }
}

/** What an unknown half waits for: under `and` and `or` only the parts that are unknown can change the whole. */
function* waits(record, tree, scope, frame, half) {
  const [kind, first] = tree;
  if (record.half(tree, scope, true, half)(frame) !== null) return;
  if (kind === "all" || kind === "any") {
    for (const part of tree.slice(1)) yield* waits(record, part, scope, frame, half);
  } else if (kind === "not") {
    yield* waits(record, first, scope, frame, 1 - half);
  } else if (kind === "named") {
    yield* waits(record, ...opened(record, tree, scope, frame), half);
  } else if (GROUP_TESTS.includes(kind)) {
    yield* rowsWaits(record, tree, scope, frame, half);
  } else if (kind === "state") {
    yield* sourceAt(record, first, scope, frame);
  } else {
    for (const part of partsOf(tree)) yield* valueWaits(record, part, scope, frame);
  }
}

function* rowsWaits(record, [kind, path, test], scope, frame, half) {
  const rows = yield* groupWaits(record, path, scope, frame);
  const [ofRow, byOneRow] = decisiveRow(kind, half);
  const decisive = byOneRow ? ofRow : 1 - ofRow;
  for (const row of rows?.frames ?? []) {
    const truths = [HOLDS, FAILS].map((each) => record.half(test, path, true, each)(row));
    yield* waits(record, test, path, row, decisive);
    const mayBeLeftOut = !truths.includes(true) && truths.includes(null);
    if (!byOneRow && mayBeLeftOut) yield* waits(record, test, path, row, 1 - decisive);
  }
}

/** The rows of a group; it is waited for itself where they are not all known. */
function* groupWaits(record, path, scope, frame) {
  const group = ["question", path];
  const rows = operandIn(record, group, scope, frame);
  if (rows === null || rows.others) yield* sourceAt(record, group, scope, frame);
  return rows;
}

/** The sources of a value that are not exactly known. */
function* valueWaits(record, tree, scope, frame) {
  const [kind, , born, on] = tree;
  const asOf = record.content.as_of;
  let parts = partsOf(tree);
  if (kind === "question" || kind === "fact") {
    if (!isExact(operandIn(record, tree, scope, frame))) yield* sourceAt(record, tree, scope, frame);
  } else if (kind === "as_of") parts = asOf ? [asOf] : [];
  else if (GROUP_NODES.includes(kind)) {
    yield* overRowsWaits(record, tree, scope, frame);
    return;
  } else if (kind === "age" && operandIn(record, born, scope, frame) !== null) {
    // Who has a date of birth is born: the age waits for the dates alone.
    parts = [born, on];
  }
  for (const part of parts) yield* valueWaits(record, part, scope, frame);
}

function* overRowsWaits(record, [kind, path, inner], scope, frame) {
  const rows = yield* groupWaits(record, path, scope, frame);
  if (rows === null || inner === null) return;
  if (kind === "count") {
    for (const row of rows.frames) yield* waits(record, inner, path, row, HOLDS);
    return;
  }
  // While a row is a gap, nothing about the exact dates of the others can change the whole (rule C6).
  const gaps = rows.frames.filter((row) => operandIn(record, inner, path, row) === null);
  for (const row of gaps.length ? gaps : rows.frames) yield* valueWaits(record, inner, path, row);
}

/** The sources and values within a leaf or value; a list of option codes is none of them. */
function partsOf(tree) {
  return tree.slice(1, tree[0] === "one_of" ? 2 : undefined).filter(Array.isArray);
}

function isExact(operand) {
  return operand !== null && !(Array.isArray(operand) && operand[0] !== operand[1]);
}

/** Each source of each frame once, in the order first met. */
function eachOnce(standings) {
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
