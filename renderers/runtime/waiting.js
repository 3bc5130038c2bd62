// What waits and for what (rule S3), and what is missing for sign-off (rules A2, A5, S3, S5).

import { BLANK } from "./truth.js";
import { FACT, QUESTION, addressOf } from "./address.js";
import { ASKED, OUTER, PENDING, STATUS, faceAt, holds, isGroup, specAt } from "./program.js";
import { unknownRefs } from "./reasons.js";
import { everything, stateAt, statusAt } from "./standing.js";

/** Everything that something waits for directly or through other waits, in the order first met. */
export function waitingFor(record) {
  const held = new Map();
  for (const [address, path, frame] of everything(record)) {
    if (statusAt(record, path, frame) !== PENDING) continue;
    for (const [key, [kind, name, state]] of endsOf(record, path, frame)) {
      const named = kind !== QUESTION || state !== BLANK;
      if (!held.has(key)) held.set(key, { for: { [kind]: name }, state, named, questions: [] });
      held.get(key).questions.push(address);
    }
  }
  return [...held.values()];
}

/** What must not be blank at sign-off and is: mandatory itself, or what mandatory questions wait for. */
export function missingNow(record) {
  const own = new Set();
  const waited = new Map();
  const isOptional = cutShort(record);
  for (const [address, path, frame, spec] of everything(record)) {
    if (!spec.mandatory || isOptional(path)) continue;
    const status = statusAt(record, path, frame);
    if (status === ASKED && isBlank(record, path, frame)) own.add(address);
    if (status !== PENDING) continue;
    for (const [kind, name, state] of endsOf(record, path, frame).values()) {
      if (kind === QUESTION && state === BLANK) waited.set(name, [...(waited.get(name) ?? []), address]);
    }
  }
  const others = [...waited].filter(([question]) => !own.has(question));
  return [
    ...[...own].map((question) => ({ question, why: "mandatory" })),
    ...others.map(([question, by]) => ({ question, why: "waited for", needed_by: by })),
  ];
}

/** The pathways that cut the record short now (rule S5). */
export const shortPathways = (record) =>
  record.content.pathways.filter(({ short }) => short && holds(record, short.tree, true));

/** A test of paths: whether a short pathway that holds makes the question optional (rule S5). */
function cutShort(record) {
  const { sections } = record;
  const pathways = shortPathways(record);
  // A pathway that names nothing makes everything optional.
  const whole = pathways.some((pathway) => !pathway.questions.length && !pathway.sections.length);
  const paths = pathways.flatMap((pathway) => [
    ...pathway.questions,
    ...pathway.sections.flatMap((id) => sections.get(id).questions),
  ]);
  return (path) => {
    const around = path.split(".").map((_, depth, steps) => steps.slice(0, depth + 1).join("."));
    const faces = around.map((each) => faceAt(record, each));
    if (faces.some(({ essential, statutory }) => essential || statutory)) return false;
    return whole || around.some((each) => paths.includes(each));
  };
}

/** Whether an asked question counts as blank: nothing said here, and nothing fresh on record (rule A5). */
export function isBlank(record, path, frame) {
  if (stateAt(record, QUESTION, path, frame) !== BLANK) return false;
  const spec = specAt(record, path);
  const { fact } = spec;
  // What is on record of a list is laid out as the group's rows already.
  return !fact || isGroup(spec) || stateAt(record, FACT, fact, record.root) === BLANK;
}

/**
 * What a pending question waits for at the ends of the chain, by name: [kind, name, state] of what could change its status
 * if filled.
 */
function endsOf(record, startPath, startFrame) {
  const found = new Map();
  const end = (...told) => {
    const key = told.slice(0, 2).join(" ");
    if (!found.has(key)) found.set(key, told);
  };
  const seen = new Set();
  const stack = [[startPath, startFrame]];
  while (stack.length) {
    const [path, here] = stack.pop();
    const address = addressOf(path, here);
    if (seen.has(address)) continue;
    seen.add(address);
    const waits = [...waitsOf(record, path, here)];
    // Unknown though every source is known: a working day beyond the calendar (rule C5).
    if (!waits.length) end("calendar", "bank holidays", "beyond the calendar");
    for (const [kind, source, frame] of waits.reverse()) {
      const name = kind === FACT ? record.bound.get(source) : source;
      const status = name && statusAt(record, name, frame);
      const state = name && stateAt(record, QUESTION, name, frame);
      // A fact is wanted itself where its question neither waits nor can tell it.
      const isTold = kind !== FACT || (status === ASKED && (state !== BLANK || isBlank(record, name, frame)));
      if (status === PENDING) stack.push([name, frame]);
      else if (isTold) end(QUESTION, addressOf(name, frame), state);
      else end(FACT, source, stateAt(record, FACT, source, frame));
    }
  }
  return found;
}

/** The unknown sources that the status of a pending question, or of what contains it, directly waits on. */
function* waitsOf(record, path, start) {
  const { nodes } = record;
  let [node, frame] = [nodes.get(`q:${path}`), start];
  while (node && frame[node.cell + STATUS] === PENDING) {
    const { skips, ask, scope, section } = node;
    for (const { rule } of ask ? [...skips, ask] : skips) yield* unknownRefs(record, rule.tree, scope, frame);
    if (scope) [node, frame] = [nodes.get(`q:${scope}`), frame[OUTER]];
    else node = section && nodes.get(`s:${section}`);
  }
}
