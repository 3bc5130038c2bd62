// What waits and for what (rule S3), and what is missing for sign-off (rules A2, A5, S3, S5).

import { addressOf } from "./address.js";
import { ASKED, OUTER, PENDING, STATE, STATUS } from "./program.js";
import { unknownRefs } from "./reasons.js";
import { rowsAround } from "./state.js";

/** Everything that something waits for directly or through other waits, in the order first met. */
export function waitingFor(state) {
  const held = new Map();
  for (const { address, path, frame } of state.everything()) {
    if (state.statusOf(path, frame) !== PENDING) continue;
    for (const [key, end] of endsOf(state, path, frame)) {
      if (!held.has(key)) held.set(key, { ...end, questions: [] });
      held.get(key).questions.push(address);
    }
  }
  return [...held.values()].map(({ kind, name, state: stands, questions }) => ({
    for: { [kind]: name },
    state: stands,
    named: kind !== "question" || stands !== "blank",
    questions,
  }));
}

/** What must not be blank at sign-off and is: mandatory itself, or what mandatory questions wait for. */
export function missingNow(state) {
  const own = new Set();
  const waited = new Map();
  const optional = cutShort(state);
  for (const { address, path, frame } of state.everything()) {
    if (!state.program.questions.get(path).mandatory || optional(path)) continue;
    const status = state.statusOf(path, frame);
    if (status === ASKED && isBlank(state, path, frame)) own.add(address);
    if (status !== PENDING) continue;
    for (const end of endsOf(state, path, frame).values()) {
      if (end.kind !== "question" || end.state !== "blank") continue;
      waited.set(end.name, [...(waited.get(end.name) ?? []), address]);
    }
  }
  const others = [...waited].filter(([question]) => !own.has(question));
  return [
    ...[...own].map((question) => ({ question, why: "mandatory" })),
    ...others.map(([question, by]) => ({ question, why: "waited for", needed_by: by })),
  ];
}

/** The pathways that cut the record short now (rule S5). */
export function shortPathways({ program, root }) {
  return program.content.pathways.filter(({ short }) => short && program.holds(short.tree, root, true));
}

/** A test of paths: whether a short pathway that holds makes the question optional (rule S5). */
function cutShort(state) {
  const { program } = state;
  const pathways = shortPathways(state);
  const whole = pathways.some(({ questions, sections }) => !questions.length && !sections.length);
  const paths = new Set(
    pathways.flatMap(({ questions, sections }) => [
      ...questions,
      ...sections.flatMap((id) => program.sections.get(id).questions),
    ]),
  );
  return (path) => {
    const steps = path.split(".");
    const around = steps.map((_, depth) => steps.slice(0, depth + 1).join("."));
    const specs = around.map((each) => program.questions.get(each));
    if (specs.some((spec) => spec.essential || spec.statutory)) return false;
    return whole || around.some((each) => paths.has(each));
  };
}

/** Whether an asked question counts as blank: nothing said here, and nothing fresh on record (rule A5). */
export function isBlank(state, path, frame) {
  const { program } = state;
  if (frame[program.cell(path) + STATE] !== "blank") return false;
  const { fact, type } = program.questions.get(path);
  // What is on record of a list is laid out as the group's rows already.
  return fact === undefined || type === "group" || state.root[program.factCell(fact) + STATE] === "blank";
}

/** What a pending question waits for at the ends of the chain, by name: what could change its status if filled. */
function endsOf(state, startPath, startFrame) {
  const { program, root } = state;
  const found = new Map();
  const end = (kind, name, stands) => {
    const key = `${kind} ${name}`;
    if (!found.has(key)) found.set(key, { kind, name, state: stands });
  };
  const seen = new Map();
  const stack = [[startPath, startFrame]];
  while (stack.length) {
    const [path, here] = stack.pop();
    const paths = seen.get(here) ?? seen.set(here, new Set()).get(here);
    if (paths.has(path)) continue;
    paths.add(path);
    const waits = [...waitsOf(state, path, here)];
    // Unknown though every source is known: a working day beyond the calendar (rule C5).
    if (!waits.length) end("calendar", "bank holidays", "beyond the calendar");
    for (const [[kind, source], standing] of waits.reverse()) {
      let [name, at] = [source, standing];
      if (kind === "fact") {
        const bound = program.bound.get(source);
        const factState = root[program.factCell(source) + STATE];
        const status = bound === undefined ? null : state.statusOf(bound, root);
        const said =
          status === ASKED && (root[program.cell(bound) + STATE] !== "blank" || isBlank(state, bound, root));
        if (!said && status !== PENDING) {
          end("fact", source, factState);
          continue;
        }
        [name, at] = [bound, root];
      }
      if (state.statusOf(name, at) === PENDING) stack.push([name, at]);
      else end("question", addressOf(name, rowsAround(at)), at[program.cell(name) + STATE]);
    }
  }
  return found;
}

/** The unknown sources that the status of a pending question, or of what contains it, directly waits on. */
function* waitsOf(state, path, start) {
  const { program } = state;
  let [node, frame] = [program.nodes.get(`q:${path}`), start];
  while (node && frame[node.cell + STATUS] === PENDING) {
    for (const rule of [...node.skips, ...(node.ask ? [node.ask] : [])]) {
      yield* unknownRefs(program.compiler, rule.spec.tree, node.scope, frame);
    }
    if (node.scope) [node, frame] = [program.nodes.get(`q:${node.scope}`), frame[OUTER]];
    else node = node.isSection ? null : program.nodes.get(`s:${program.questions.get(node.path).section}`);
  }
}
