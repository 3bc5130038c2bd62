// What a condition read, and what an unknown one waits for (rules S3, S6). A source is told with the frame in which it
// stands, so that the row is known too: [kind, name, frame, its name or address].

import { FACT, QUESTION, addressOf } from "./address.js";
import { FAILS, HOLDS, decisiveRow, depthOf } from "./closures.js";
import { isList } from "./data.js";
import { outward } from "./operands.js";
import { placeOf } from "./program.js";

const GROUP_TESTS = ["some", "every", "none"];
const GROUP_NODES = [...GROUP_TESTS, "count", "total", "latest", "earliest"];

/** Every source that some conditions read in a frame, each once, in the author's order, definitions opened. */
export function readsOf(record, trees, scope, frame) {
  const { reads, found } = sourcesOf(record);
  for (const tree of trees) reads(tree, scope, frame);
  return [...found.values()];
}

/** The sources that an unknown condition waits for, each once; none if the condition is known. */
export function unknownRefs(record, tree, scope, frame) {
  const { waits, found } = sourcesOf(record);
  waits(tree, scope, frame, HOLDS);
  return [...found.values()];
}

/** Walks over conditions; `found` takes each source once, in the order first met. */
function sourcesOf(record) {
  const { half, value, define } = record;
  const { as_of: asOf } = record.content;
  const found = new Map();

  function tell(ref, scope, frame) {
    const [kind, name] = ref;
    const here = outward(frame, placeOf(record, scope, ref)[0]);
    const shown = kind === FACT ? name : addressOf(name, here);
    found.set(`${kind} ${shown}`, [kind, name, here, shown]);
  }

  const operandIn = (tree, scope, frame) => value(tree, scope, true)(frame);

  function reads(tree, scope, frame) {
    const [kind, first, second] = tree;
    if (kind === QUESTION || kind === FACT) tell(tree, scope, frame);
    else if (kind === "as_of" && asOf) tell(asOf, scope, frame);
    else if (kind === "named") reads(define.get(first), "", outward(frame, depthOf(scope)));
    else if (GROUP_NODES.includes(kind)) {
      const group = [QUESTION, first];
      tell(group, scope, frame);
      const rows = second && operandIn(group, scope, frame);
      for (const row of rows?.frames ?? []) reads(second, first, row);
    } else for (const part of partsOf(tree)) reads(part, scope, frame);
  }

  /** What an unknown half waits for: under `and` and `or` only the parts that are unknown can change the whole. */
  function waits(tree, scope, frame, its) {
    const [kind, first] = tree;
    if (half(tree, scope, true, its)(frame) !== null) return;
    if (kind === "all" || kind === "any") for (const part of tree.slice(1)) waits(part, scope, frame, its);
    else if (kind === "not") waits(first, scope, frame, 1 - its);
    else if (kind === "named") waits(define.get(first), "", outward(frame, depthOf(scope)), its);
    else if (GROUP_TESTS.includes(kind)) rowsWaits(tree, scope, frame, its);
    else if (kind === "state") tell(first, scope, frame);
    else for (const part of partsOf(tree)) valueWaits(part, scope, frame);
  }

  /** The rows of a group, which is waited for itself where they are not all known. */
  function knownRows(path, scope, frame) {
    const group = [QUESTION, path];
    const rows = operandIn(group, scope, frame);
    if (!rows || rows.others) tell(group, scope, frame);
    return rows?.frames ?? [];
  }

  function rowsWaits([kind, path, test], scope, frame, its) {
    const [ofRow, byOneRow] = decisiveRow(kind, its);
    const decisive = byOneRow ? ofRow : 1 - ofRow;
    for (const row of knownRows(path, scope, frame)) {
      const truths = [HOLDS, FAILS].map((each) => half(test, path, true, each)(row));
      waits(test, path, row, decisive);
      // A row that neither passes nor fails may yet be left out.
      if (!byOneRow && !truths.includes(true)) waits(test, path, row, 1 - decisive);
    }
  }

  /** The sources of a value that are not exactly known. */
  function valueWaits(tree, scope, frame) {
    const [kind, first, second, third] = tree;
    if (kind === QUESTION || kind === FACT) {
      if (!isExact(operandIn(tree, scope, frame))) tell(tree, scope, frame);
    } else if (GROUP_NODES.includes(kind)) overRowsWaits(kind, first, second, scope, frame);
    else {
      let parts = partsOf(tree);
      // Who has a date of birth is born: the age waits for the dates alone.
      if (kind === "age" && operandIn(second, scope, frame)) parts = [second, third];
      if (kind === "as_of" && asOf) parts = [asOf];
      for (const part of parts) valueWaits(part, scope, frame);
    }
  }

  function overRowsWaits(kind, path, inner, scope, frame) {
    const rows = knownRows(path, scope, frame);
    if (kind === "count") {
      if (inner) for (const row of rows) waits(inner, path, row, HOLDS);
      return;
    }
    // While a row is a gap, nothing about the exact dates of the others can change the whole (rule C6).
    const gaps = rows.filter((row) => operandIn(inner, path, row) === null);
    for (const row of gaps.length ? gaps : rows) valueWaits(inner, path, row);
  }

  return { reads, waits, found };
}

/** The sources and values within a leaf or value; a list of option codes is none of them. */
const partsOf = (tree) => tree.slice(1, tree[0] === "one_of" ? 2 : undefined).filter(isList);

const isExact = (operand) => operand !== null && !(isList(operand) && operand[0] !== operand[1]);
