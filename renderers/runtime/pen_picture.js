// The pen picture (rule R5): sentences with slots; one with an empty slot is left out and its gap is listed.

import { STATE } from "./program.js";
import { fillText, textOf } from "./wording.js";

/** {sentences, gaps}: what can be said, and for each sentence that cannot, the sources that it lacks. */
export function penPictureOf(state) {
  const { program, root } = state;
  const sentences = [];
  const gaps = [];
  for (const spec of program.content.pen_picture) {
    if (spec.when && !program.holds(spec.when.tree, root, false)) continue;
    let filled = fillText(state, textOf(spec.say), root, "");
    const lacking = [...filled.empty];
    if (filled.empty.length && spec.otherwise !== undefined) {
      filled = fillText(state, spec.otherwise, root, "");
      lacking.push(...filled.empty);
    }
    if (!filled.empty.length) sentences.push(filled.text);
    const gap = new Map(lacking.filter((ref) => isGap(state, ref)).map(([kind, name]) => [`${kind} ${name}`, { [kind]: name }]));
    if (gap.size) gaps.push([...gap.values()]);
  }
  return { sentences, gaps };
}

/** Whether an empty slot lacks something: what does not arise, or is none, lacks nothing (rule A1). */
function isGap({ program, root }, ref) {
  const unless = ref[0] === "fact" ? program.facts.get(ref[1]).age_unless : undefined;
  if (unless !== undefined && root[program.factCell(unless)] === "yes") return false;
  return !["not_applicable", "skipped"].includes(root[program.place("", ref)[1] + STATE]);
}
