// Why a question is asked, skipped or pending (rule S6): the rule that decided, its because, and what it read.

import { addressOf } from "./address.js";
import { ASKED, OUTER, PENDING, SKIPPED, STATE, STATUS, STATUS_NAMES } from "./program.js";
import { readsOf, unknownRefs } from "./reasons.js";
import { ownStatus } from "./settling.js";
import { rowsAround } from "./state.js";
import { Rows } from "./truth.js";
import { fillText, listed } from "./wording.js";

/** Why the question at a path has its status in a frame: {sentence, kind?, by?, owner?, condition?, read?}. */
export function why(state, path, frame) {
  const { program } = state;
  const node = program.nodes.get(`q:${path}`);
  const status = frame[node.cell + STATUS];
  const [decided, rule] = ownStatus(node, frame);
  if (decided === status && (rule || node.skips.length)) return told(state, node, frame, status, rule);
  const [around, outside] = whyAround(state, node, frame);
  if (!around && decided === status && status === ASKED) {
    const said = program.questions.get(path).because;
    const words = said === undefined ? "" : `: ${fillText(state, said, frame, node.scope).text}`;
    return { sentence: `always asked${words}` };
  }
  if (!around) return told(state, node, frame, status, rule);
  const verb = { [SKIPPED]: "is skipped", [PENDING]: "waits", [ASKED]: "is asked" }[status];
  return { ...around, sentence: `${outside} ${verb}: ${around.sentence}` };
}

/** Why the group or section around a question has its status, and what it is called; null where no rule has a say. */
function whyAround(state, node, frame) {
  const { program } = state;
  if (node.scope) {
    const outer = why(state, node.scope, frame[OUTER]);
    return [outer.kind === undefined ? null : outer, `the group \`${node.scope}\``];
  }
  const { section } = program.questions.get(node.path);
  const holder = program.nodes.get(`s:${section}`);
  if (!holder.ask && !holder.skips.length) return [null, ""];
  const [status, rule] = ownStatus(holder, frame);
  return [told(state, holder, frame, status, rule), `the section \`${section}\``];
}

/** What the rules of a node say of its status: `rule` decided it, or no skip rule held. */
function told(state, node, frame, status, rule) {
  if (!rule) return notSkipped(state, node, frame);
  const { spec } = rule;
  const { scope } = node;
  const said = spec.because === undefined ? null : fillText(state, spec.because, frame, scope).text;
  let sentence;
  if (status === PENDING) {
    sentence = `waiting until ${untilKnown(state, spec.tree, frame, scope)}, since it is asked when ${spec.text}`;
  } else if (status === ASKED && rule.holds(frame) !== true) {
    sentence = `asked already, though it cannot be told yet whether ${spec.text}`;
  } else if (status === ASKED) {
    sentence = `asked, since ${spec.text}${said === null ? "" : ` (${said})`}`;
  } else {
    sentence = said ?? `${spec.kind === "skip" ? "skipped" : "asked only"} when ${spec.text}`;
  }
  return because(sentence, spec, spec.text, statesRead(state, [spec.tree], frame, scope));
}

/** A question that would be skipped, were one of its skip rules to hold. */
function notSkipped(state, node, frame) {
  const specs = node.skips.map((skip) => skip.spec);
  const condition = specs.map(({ text }) => (specs.length > 1 ? `(${text})` : text)).join(" or ");
  const read = statesRead(state, specs.map((spec) => spec.tree), frame, node.scope);
  return because(`asked, since it is skipped only when ${condition}`, specs[0], condition, read);
}

function because(sentence, { kind, by, owner }, condition, read) {
  return { sentence, kind, by, owner, condition, ...(read.length && { read }) };
}

/** What has to be known before a condition is: `drinking` is known, the exact date of `born` is known. */
function untilKnown(state, tree, frame, scope) {
  const { program } = state;
  const named = new Set();
  for (const [[kind, name], here] of unknownRefs(program.compiler, tree, scope, frame)) {
    const cell = kind === "fact" ? program.factCell(name) : program.cell(name);
    const question = kind === "fact" ? program.bound.get(name) : name;
    const shown = `\`${question === undefined ? name : addressOf(question, rowsAround(here))}\``;
    if (here[cell + STATE] !== "answered") named.add(shown);
    else named.add(`${here[cell] instanceof Rows ? "every row" : "the exact date"} of ${shown}`);
  }
  if (!named.size) return "the calendar of bank holidays reaches that far";
  return `${listed([...named])} ${named.size > 1 ? "are" : "is"} known`;
}

/** The sources that conditions read, a question by its address, each with the state it was in. */
function statesRead(state, trees, frame, scope) {
  const { program } = state;
  const found = new Map();
  for (const [[kind, name], here] of trees.flatMap((tree) => readsOf(program.compiler, tree, scope, frame))) {
    const cell = kind === "fact" ? program.factCell(name) : program.cell(name);
    const shown = kind === "fact" ? name : addressOf(name, rowsAround(here));
    if (!found.has(`${kind} ${shown}`)) found.set(`${kind} ${shown}`, { [kind]: shown, state: here[cell + STATE] });
  }
  return [...found.values()];
}
