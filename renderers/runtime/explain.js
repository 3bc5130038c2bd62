// Why a question is asked, skipped or pending (rule S6): the rule that decided, its because, and what it read.

import { FACT, addressOf } from "./address.js";
import { ASKED, OUTER, PENDING, STATUS, cellOf, faceAt } from "./program.js";
import { readsOf, unknownRefs } from "./reasons.js";
import { ownStatus } from "./settling.js";
import { stateAt } from "./standing.js";
import { ANSWERED, Rows } from "./truth.js";
import { fillText, listed } from "./wording.js";

/** Why the question at a path has its status in a frame: {sentence, kind?, by?, owner?, condition?, read?}. */
export function why(record, path, frame) {
  const node = record.nodes.get(`q:${path}`);
  const status = frame[node.cell + STATUS];
  const [decided, rule] = ownStatus(node, frame);
  const isOwn = decided === status && (rule || node.skips.length);
  const [around, outside] = isOwn ? [] : whyAround(record, node, frame);
  if (around) {
    const verb = ["is skipped", "waits", "is asked"][status];
    return { ...around, sentence: `${outside} ${verb}: ${around.sentence}` };
  }
  if (isOwn || decided !== status || status !== ASKED) return told(record, node, frame, status, rule);
  const said = faceAt(record, path).because;
  const words = said ? `: ${fillText(record, said, frame, node.scope).text}` : "";
  return { sentence: `always asked${words}` };
}

/** Why the group or section around a question has its status, and what it is called; null where no rule has a say. */
function whyAround(record, node, frame) {
  if (node.scope) {
    const outer = why(record, node.scope, frame[OUTER]);
    return [outer.kind ? outer : null, `the group \`${node.scope}\``];
  }
  const { section } = node;
  const holder = record.nodes.get(`s:${section}`);
  if (!holder.ask && !holder.skips.length) return [null, ""];
  const [status, rule] = ownStatus(holder, frame);
  return [told(record, holder, frame, status, rule), `the section \`${section}\``];
}

/** What the rules of a node say of its status: `rule` decided it, or no skip rule held. */
function told(record, node, frame, status, rule) {
  if (!rule) return notSkipped(record, node, frame);
  const spec = rule.rule;
  const { scope } = node;
  const said = spec.because ? fillText(record, spec.because, frame, scope).text : null;
  let sentence;
  if (status === PENDING) {
    sentence = `waiting until ${untilKnown(record, spec.tree, frame, scope)}, since it is asked when ${spec.text}`;
  } else if (status === ASKED && rule.holds(frame) !== true) {
    sentence = `asked already, though it cannot be told yet whether ${spec.text}`;
  } else if (status === ASKED) {
    sentence = `asked, since ${spec.text}${said === null ? "" : ` (${said})`}`;
  } else {
    sentence = said ?? `${spec.kind === "skip" ? "skipped" : "asked only"} when ${spec.text}`;
  }
  return because(sentence, spec, spec.text, statesRead(record, [spec.tree], frame, scope));
}

/** A question that would be skipped, were one of its skip rules to hold. */
function notSkipped(record, node, frame) {
  const specs = node.skips.map((skip) => skip.rule);
  const condition = specs.map(({ text }) => (specs.length > 1 ? `(${text})` : text)).join(" or ");
  const read = statesRead(record, specs.map((spec) => spec.tree), frame, node.scope);
  return because(`asked, since it is skipped only when ${condition}`, specs[0], condition, read);
}

function because(sentence, { kind, by, owner }, condition, read) {
  return { sentence, kind, by, owner, condition, ...(read.length && { read }) };
}

/** What has to be known before a condition is: `drinking` is known, the exact date of `born` is known. */
function untilKnown(record, tree, frame, scope) {
  const named = new Set();
  for (const [kind, name, here] of unknownRefs(record, tree, scope, frame)) {
    const question = kind === FACT ? record.bound.get(name) : name;
    const shown = `\`${question ? addressOf(question, here) : name}\``;
    const inexact = here[cellOf(record, kind, name)] instanceof Rows ? "every row" : "the exact date";
    named.add(stateAt(record, kind, name, here) === ANSWERED ? `${inexact} of ${shown}` : shown);
  }
  if (!named.size) return "the calendar of bank holidays reaches that far";
  return `${listed(record, [...named])} ${named.size > 1 ? "are" : "is"} known`;
}

/** The sources that conditions read, a question by its address, each with the state it was in. */
function statesRead(record, trees, frame, scope) {
  return readsOf(record, trees, scope, frame).map(([kind, name, here, shown]) => ({
    [kind]: shown,
    state: stateAt(record, kind, name, here),
  }));
}
