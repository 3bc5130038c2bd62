// The pen picture (rule R5): sentences with slots; one with an empty slot is left out and its gap is listed.

import { NOT_APPLICABLE } from "./truth.js";
import { FACT } from "./address.js";
import { holds } from "./program.js";
import { operandOf, stateAt } from "./standing.js";
import { fillText, textOf } from "./wording.js";

/** {sentences, gaps}: what can be said, and for each sentence that cannot, the sources that it lacks. */
export function penPictureOf(record) {
  const { root } = record;
  const sentences = [];
  const gaps = [];
  for (const spec of record.content.pen_picture) {
    if (spec.when && !holds(record, spec.when.tree, false)) continue;
    let filled = fillText(record, textOf(spec.say), root, "");
    const lacking = [...filled.empty];
    if (filled.empty.length && spec.otherwise) {
      filled = fillText(record, spec.otherwise, root, "");
      lacking.push(...filled.empty);
    }
    if (!filled.empty.length) sentences.push(filled.text);
    const gap = new Map(lacking.filter((ref) => isGap(record, ref)).map(([kind, name]) => [`${kind} ${name}`, { [kind]: name }]));
    if (gap.size) gaps.push([...gap.values()]);
  }
  return { sentences, gaps };
}

/** Whether an empty slot lacks something: what does not arise, or is none, lacks nothing (rule A1). */
function isGap(record, [kind, name]) {
  const unless = kind === FACT && record.facts.get(name).age_unless;
  if (unless && operandOf(record, [FACT, unless]) === "yes") return false;
  return ![NOT_APPLICABLE, "skipped"].includes(stateAt(record, kind, name, record.root));
}
