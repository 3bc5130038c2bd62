// An artifact's content made ready to run: conditions as closures, cells laid out.
//
// Each scope (the root, and each group's row) has a frame: a plain array of the enclosing frame, the row's identifier,
// and then four cells for each source: operand, state, status and draft.

import { Compiler, HOLDS } from "./closures.js";
import { readValue, kindOf } from "./values.js";

export const [SKIPPED, PENDING, ASKED] = [0, 1, 2];
export const STATUS_NAMES = ["skipped", "pending", "asked"];
export const [OUTER, ROW] = [0, 1];
export const [STATE, STATUS, DRAFT] = [1, 2, 3];
const [FIRST_CELL, STRIDE] = [2, 4];

export class Program {
  /** `page` is the page's data; `today` gives the day of asking, an ordinal. */
  constructor(page, calendar, today) {
    const { content } = page;
    this.page = page;
    this.content = content;
    this.calendar = calendar;
    // Maps, since a file that is opened may name anything: no name may reach an object's prototype.
    this.questions = new Map(Object.entries(content.questions));
    this.facts = new Map(Object.entries(content.facts));
    this.sections = new Map(content.sections.map((section) => [section.id, section]));
    this.bound = new Map([...this.questions].filter(([, q]) => q.fact).map(([path, q]) => [q.fact, path]));
    this.asOf = content.as_of;
    this.kinds = new Map();
    this.layOut();
    const define = new Map(Object.entries(content.define).map(([name, held]) => [name, held.tree]));
    const place = (scope, ref) => this.place(scope, ref);
    this.compiler = new Compiler({ place, define, asOf: this.asOf, calendar, today });
    this.nodes = new Map();
    for (const name of content.order) this.nodes.set(name, this.node(name[0], name.slice(2)));
  }

  /** Where the frames of a question's scope keep it. */
  cell(path) {
    return this.cells.get(this.scopeOf(path)).get(`question ${path}`);
  }

  factCell(fact) {
    return this.cells.get("").get(`fact ${fact}`);
  }

  scopeOf(path) {
    return this.questions.get(path).group ?? "";
  }

  isGroup(path) {
    return this.questions.get(path).type === "group";
  }

  /** Where a frame of `scope` finds a source: frames to go up, and the index of its operand. */
  place(scope, [kind, path]) {
    const home = kind === "fact" ? "" : this.scopeOf(path);
    const depth = (of) => (of ? of.split(".").length : 0);
    return [depth(scope) - depth(home), this.cells.get(home).get(`${kind} ${path}`)];
  }

  /** A frame with every source blank and undecided. */
  newFrame(scope, outer, row) {
    const frame = [outer, row];
    for (let n = this.cells.get(scope).size; n > 0; n -= 1) frame.push(null, "blank", -1, null);
    return frame;
  }

  /** Whether a condition of the root holds for certain: one that decides, or one that only reads. */
  holds(tree, frame, deciding) {
    return this.compiler.half(tree, "", deciding, HOLDS)(frame) === true;
  }

  /** What a question or a fact takes. */
  kind(spec) {
    return this.kinds.get(spec) ?? this.kinds.set(spec, kindOf(spec)).get(spec);
  }

  read(spec, value) {
    return readValue(this.kind(spec), value);
  }

  layOut() {
    this.cells = new Map([["", new Map()]]);
    const add = (scope, name) => {
      const cells = this.cells.get(scope);
      cells.set(name, FIRST_CELL + cells.size * STRIDE);
    };
    for (const name of this.facts.keys()) add("", `fact ${name}`);
    for (const id of this.sections.keys()) add("", `section ${id}`);
    for (const path of this.questions.keys()) if (this.isGroup(path)) this.cells.set(path, new Map());
    for (const path of this.questions.keys()) add(this.scopeOf(path), `question ${path}`);
  }

  /** One thing that is decided: a section's status, a question's, or a fact's value. */
  node(kind, path) {
    const root = this.cells.get("");
    if (kind === "f") {
      const question = this.bound.get(path);
      const cell = root.get(`fact ${path}`);
      return { fact: path, scope: "", cell, source: question === undefined ? cell : this.cell(question) };
    }
    const isSection = kind === "s";
    const spec = isSection ? this.sections.get(path) : this.questions.get(path);
    const scope = spec.group ?? "";
    const rules = (spec.rules ?? []).map((rule) => ({
      spec: rule,
      holds: this.compiler.half(rule.tree, scope, true, HOLDS),
    }));
    const skips = rules.filter((rule) => rule.spec.kind === "skip");
    if (spec.retired) skips.unshift(retired(path, spec.retired));
    const ask = rules.findLast((rule) => rule.spec.kind !== "skip") ?? null;
    const unknown = ask?.spec.if_not_known === "ask" ? ASKED : PENDING;
    const cell = isSection ? root.get(`section ${path}`) : this.cell(path);
    const around = isSection ? -1 : scope ? this.cell(scope) : root.get(`section ${spec.section}`);
    const isGroup = spec.type === "group";
    return { isSection, path, scope, cell, ask, skips, unknown, around, isGroup };
  }
}

/** What skips a retired question for good; its old answers are set aside and stay readable. */
function retired(path, since) {
  const because = `No longer asked since ${since}`;
  const spec = { kind: "skip", by: "question", owner: path, tree: ["all"], text: "it is retired", because };
  return { spec, holds: () => true };
}
