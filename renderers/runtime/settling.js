// How statuses settle: a pure function of answers and facts (rule S1). After each change everything is decided again, in
// the artifact's own order: that is quicker than to keep account of what hangs on what.

import { ABSENT, NO_ROWS } from "./truth.js";
import { parseDate } from "./dates.js";
import { later } from "./operands.js";
import { saysSomething } from "./drafts.js";
import { ASKED, DRAFT, OUTER, PENDING, SKIPPED, STATE, STATUS } from "./program.js";

/** Decide the status of every question in every frame of a record, and the value of every fact. */
export function settle(program, root) {
  for (const fact of program.facts.keys()) if (!program.nodes.has(`f:${fact}`)) settleFact(program, root, fact);
  const frames = new Map([["", [root]]]);
  for (const node of program.nodes.values()) {
    if (node.fact) {
      settleFact(program, root, node.fact, node.source);
      continue;
    }
    for (const frame of framesOf(program, frames, node.scope)) decide(node, frame);
  }
}

/** Every frame of a scope, removed rows too: what was said in them is shown, and they may come back. */
function framesOf(program, known, scope) {
  if (!known.has(scope)) {
    const cell = program.cell(scope) + DRAFT;
    const outer = framesOf(program, known, program.scopeOf(scope));
    known.set(scope, outer.flatMap((frame) => frame[cell]?.every ?? []));
  }
  return known.get(scope);
}

/** The status that a node's own rules give (rule S1), and the rule that gave it. */
export function ownStatus(node, frame) {
  for (const skip of node.skips) if (skip.holds(frame) === true) return [SKIPPED, skip];
  if (!node.ask) return [ASKED, null];
  const held = node.ask.holds(frame);
  return [held === true ? ASKED : held === false ? SKIPPED : node.unknown, node.ask];
}

function decide(node, frame) {
  let [status] = ownStatus(node, frame);
  if (!node.isSection) status = Math.min(status, (node.scope ? frame[OUTER] : frame)[node.around + STATUS]);
  const draft = frame[node.cell + DRAFT];
  let [operand, state] = [null, "blank"];
  if (status === PENDING) state = "pending";
  else if (status === SKIPPED) [operand, state] = [node.isGroup ? NO_ROWS : ABSENT, "skipped"];
  else if (draft) ({ operand, state } = draft);
  put(frame, node.cell, operand, state);
  frame[node.cell + STATUS] = status;
}

/** The value of a fact (rule C9): what its question was told, else what is on record. */
function settleFact(program, root, fact, source) {
  const cell = program.factCell(fact);
  const status = source === undefined || source === cell ? -1 : root[source + STATUS];
  const said = status !== -1 && saysSomething(root[source + DRAFT]);
  if (said && status === ASKED) {
    put(root, cell, root[source], root[source + STATE]);
  } else if (said && status === PENDING) {
    put(root, cell, null, "pending");
  } else {
    const held = root[cell + DRAFT];
    if (held === null || isPast(program, root, fact, held.given)) put(root, cell, null, "blank");
    else put(root, cell, held.operand, held.state);
  }
}

function put(frame, cell, operand, state) {
  frame[cell] = operand;
  frame[cell + STATE] = state;
}

/**
 * Whether what is on record is not surely within its fact's `stale after` on the `as of` date (rule A5). While that date
 * is not known, nothing is: a gap must not make a record count (rule S2).
 */
export function isPast(program, root, fact, held) {
  const lasting = program.facts.get(fact).stale_after;
  const { asOf } = program;
  if (!held?.on || !lasting || !asOf || (asOf[0] === "fact" && asOf[1] === fact)) return false;
  const on = root[program.place("", asOf)[1]];
  if (!Array.isArray(on)) return true;
  const [told] = parseDate(held.on.slice(0, 10));
  const goodUntil = later(told, lasting[0], lasting[1], program.calendar);
  return goodUntil !== null && goodUntil < on[1];
}
