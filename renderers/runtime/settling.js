// How statuses settle: a pure function of answers and facts (rule S1). After each change everything is decided again, in
// the artifact's own order: that is quicker than to keep account of what hangs on what.

import { FACT, QUESTION } from "./address.js";
import { isList } from "./data.js";
import { ABSENT, BLANK, NO_ROWS } from "./truth.js";
import { parseDate } from "./dates.js";
import { later } from "./operands.js";
import { saysSomething } from "./drafts.js";
import { ASKED, DRAFT, OUTER, PENDING, SKIPPED, STATE, STATUS, cellOf, holds, scopeOf } from "./program.js";

const UNSAID = { operand: null, state: BLANK };
const WAITING = { operand: null, state: "pending" };
const NO_ANSWER = { operand: ABSENT, state: "skipped" };
const NO_GROUP = { operand: NO_ROWS, state: "skipped" };

/** Decide the status of every question in every frame of a record, the value of every fact, and which variants surely hold. */
export function settle(record) {
  for (const fact of record.facts.keys()) if (!record.nodes.has(`f:${fact}`)) settleFact(record, fact);
  const known = new Map([["", [record.root]]]);
  for (const node of record.nodes.values()) {
    if (node.fact) settleFact(record, node.fact);
    else for (const frame of framesOf(record, known, node.scope)) decide(node, frame);
  }
  record.holding = record.variants.filter((name) => holds(record, record.define.get(`variant ${name}`), true));
}

/** Every frame of a scope, removed rows too: what was said in them is shown, and they may come back. */
function framesOf(record, known, scope) {
  if (!known.has(scope)) {
    const cell = cellOf(record, QUESTION, scope) + DRAFT;
    const drafts = framesOf(record, known, scopeOf(record, scope)).map((frame) => frame[cell]);
    known.set(scope, drafts.flatMap((rows) => (rows ? [...rows.present.values(), ...rows.removed.values()] : [])));
  }
  return known.get(scope);
}

/** The status that a node's own rules give (rule S1), and the rule that gave it. */
export function ownStatus({ skips, ask, unknown }, frame) {
  for (const skip of skips) if (skip.holds(frame)) return [SKIPPED, skip];
  if (!ask) return [ASKED];
  const held = ask.holds(frame);
  return [held ? ASKED : held === null ? unknown : SKIPPED, ask];
}

function decide(node, frame) {
  const { cell, around } = node;
  let [status] = ownStatus(node, frame);
  if (around) status = Math.min(status, (node.scope ? frame[OUTER] : frame)[around + STATUS]);
  let draft = frame[cell + DRAFT];
  if (status === PENDING) draft = WAITING;
  if (status === SKIPPED) draft = node.isGroup ? NO_GROUP : NO_ANSWER;
  put(frame, cell, draft);
  frame[cell + STATUS] = status;
}

/** The value of a fact (rule C9): what its question was told, else what is on record. */
function settleFact(record, fact) {
  const { root } = record;
  const cell = cellOf(record, FACT, fact);
  const source = record.bound.has(fact) ? cellOf(record, QUESTION, record.bound.get(fact)) : cell;
  const status = source !== cell && saysSomething(root[source + DRAFT]) ? root[source + STATUS] : SKIPPED;
  if (status === ASKED) {
    put(root, cell, { operand: root[source], state: root[source + STATE] });
  } else if (status === PENDING) {
    put(root, cell, WAITING);
  } else {
    const held = root[cell + DRAFT];
    put(root, cell, isPast(record, fact, held?.given) ? null : held);
  }
}

/** What a draft comes to; nothing, where there is none. */
function put(frame, cell, draft) {
  const { operand, state } = draft ?? UNSAID;
  frame[cell] = operand;
  frame[cell + STATE] = state;
}

/**
 * Whether what is on record is not surely within its fact's `stale after` on the `as of` date (rule A5). While that date
 * is not known, nothing is: a gap must not make a record count (rule S2).
 */
export function isPast({ facts, content, page, root, cells }, fact, held) {
  const lasting = facts.get(fact).stale_after;
  const asOf = content.as_of?.join(" ");
  if (!held?.on || !lasting || !asOf || asOf === `fact ${fact}`) return false;
  const on = root[cells.get(asOf)];
  if (!isList(on)) return true;
  const [told] = parseDate(held.on.slice(0, 10));
  const goodUntil = later(told, ...lasting, page.calendar);
  return goodUntil !== null && goodUntil < on[1];
}
