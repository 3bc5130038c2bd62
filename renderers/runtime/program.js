// An artifact's content made ready to run: conditions as closures, cells laid out.
//
// Each scope (the root, and each group's row) has a frame: a plain array of the enclosing frame, the row's identifier,
// and then four cells for each source: operand, state, status and draft.

import { BLANK } from "./truth.js";
import { FACT, QUESTION } from "./address.js";
import { keysOf, pairsOf } from "./data.js";
import { HOLDS, compiler, depthOf } from "./closures.js";

export const SKIPPED = 0;
export const PENDING = 1;
export const ASKED = 2;
export const STATUS_NAMES = ["skipped", "pending", "asked"];
export const OUTER = 0;
export const ROW = 1;
export const STATE = 1;
export const STATUS = 2;
export const DRAFT = 3;

/** `page` is the page's data; `today` the day of asking, an ordinal. */
export class Program {
  constructor(page, today) {
    const { content, calendar } = page;
    Object.assign(this, {
      page,
      content,
      today,
      holding: [],
      // Maps, since a file that is opened may name anything: no name may reach an object's prototype.
      specs: new Map(pairsOf(content.questions)),
      facts: new Map(pairsOf(content.facts)),
      sections: new Map(content.sections.map((section) => [section.id, section])),
      variants: keysOf(content.variants ?? {}),
      define: new Map(pairsOf(content.define).map(([name, { tree }]) => [name, tree])),
      cells: new Map(),
      blank: new Map([["", []]]),
    });
    this.bound = new Map([...this.specs].filter(([, spec]) => spec.fact).map(([path, spec]) => [spec.fact, path]));
    layOut(this);
    const place = (scope, ref) => placeOf(this, scope, ref);
    Object.assign(this, compiler({ place, define: this.define, asOf: content.as_of, calendar, today }));
    this.nodes = new Map(content.order.map((name) => [name, nodeOf(this, name[0], name.slice(2))]));
  }
}

export const isGroup = (spec) => spec?.type === "group";

/** Where the frames of its scope keep a question, fact or section. */
export const cellOf = (program, kind, name) => program.cells.get(`${kind} ${name}`);

/** The definition of a question: its own, with whatever it may ever offer. */
export const specAt = ({ specs }, path) => specs.get(path);

/** What a question or section says now: over its own facets those of the variants that surely hold (rule L3). */
export const facing = ({ holding }, spec) =>
  spec?.variants
    ? Object.assign({}, spec, { own: spec }, ...spec.variants.filter((entry) => entry.in.every((name) => holding.includes(name))))
    : spec;

export const faceAt = (record, path) => facing(record, specAt(record, path));

export const scopeOf = (program, path) => specAt(program, path).group ?? "";

/** Where a frame of `scope` finds a source: frames to go up, and the index of its operand. */
export function placeOf(program, scope, [kind, name]) {
  const home = kind === FACT ? "" : scopeOf(program, name);
  return [depthOf(scope) - depthOf(home), cellOf(program, kind, name)];
}

/** A frame with every source blank and undecided. */
export const newFrame = (program, scope, outer, row) => [outer, row, ...program.blank.get(scope)];

/** Whether a condition of the root holds for certain: one that decides, or one that only reads. */
export const holds = (record, tree, deciding) => record.half(tree, "", deciding, HOLDS)(record.root) === true;

function layOut({ cells, blank, specs, facts, sections }) {
  const add = (scope, kind, name) => {
    const frame = blank.get(scope);
    cells.set(`${kind} ${name}`, 2 + frame.length);
    frame.push(null, BLANK, -1, null);
  };
  for (const name of facts.keys()) add("", FACT, name);
  for (const id of sections.keys()) add("", "section", id);
  for (const [path, spec] of specs) if (isGroup(spec)) blank.set(path, []);
  for (const [path, { group }] of specs) add(group ?? "", QUESTION, path);
}

/** One thing that is decided: a section's status, a question's, or a fact's value. */
function nodeOf(program, kind, path) {
  if (kind === "f") return { fact: path, scope: "" };
  const isSection = kind === "s";
  const spec = (isSection ? program.sections : program.specs).get(path);
  const { group, section, rules = [], retired } = spec;
  const scope = group ?? "";
  const compiled = rules.map((rule) => ({ rule, holds: program.half(rule.tree, scope, true, HOLDS) }));
  const skips = compiled.filter(({ rule }) => rule.kind === "skip");
  if (retired) skips.unshift(retirement(path));
  const ask = compiled.findLast(({ rule }) => rule.kind !== "skip");
  return {
    path,
    scope,
    section,
    cell: cellOf(program, isSection ? "section" : QUESTION, path),
    around: group ? cellOf(program, QUESTION, group) : section && cellOf(program, "section", section),
    isGroup: isGroup(spec),
    ask,
    skips,
    unknown: ask?.rule.if_not_known === "ask" ? ASKED : PENDING,
  };
}

/** What skips a retired question for good, whatever its day; its old answers are set aside and stay readable. */
function retirement(path) {
  const because = "No longer asked";
  const rule = { kind: "skip", by: "question", owner: path, tree: ["all"], text: "it is retired", because };
  return { rule, holds: () => true };
}
