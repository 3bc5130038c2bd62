// Texts with their slots filled: what a wording says on this record, and which of its slots are empty.

import { ageWords, dateWords, parseDate } from "./dates.js";
import { plain } from "./decimals.js";
import { outward } from "./operands.js";
import { ASKED, PENDING } from "./program.js";

/** A wording of a page has one text: the one that speaks to its reader. */
export function textOf(wording) {
  return wording.practitioner;
}

/**
 * A text of the artifact as it reads in a frame of `scope`: {text, empty}. An empty slot says what its fact is called
 * when not known, or an ellipsis.
 */
export function fillText(state, text, frame, scope) {
  if (typeof text === "string") return { text, empty: [] };
  const empty = [];
  const parts = text.map((part) => {
    if (typeof part === "string") return part;
    const [kind, name] = part.slot;
    const said = wordsOf(state, part.slot, frame, scope);
    if (said === null) empty.push(part.slot);
    return said ?? (kind === "fact" ? state.program.facts.get(name).called : null) ?? "…";
  });
  return { text: parts.join(""), empty };
}

/** What a source says in a sentence, or null while it says nothing that counts. */
export function wordsOf(state, [kind, name], frame, scope) {
  const { program } = state;
  if (kind === "fact") {
    const spec = program.facts.get(name);
    if (spec.type === "age") return ageSaid(state, spec);
    if (spec.type === "list") return entriesSaid(state, spec, name);
    const value = factValue(state, name);
    return value === null ? null : valueInWords(spec, value);
  }
  const spec = program.questions.get(name);
  const home = outward(frame, program.place(scope, ["question", name])[0]);
  if (state.statusOf(name, home) !== ASKED) return null;
  if (spec.type === "group") return rowsSaid(state, name, home);
  const value = state.said(name, home)?.value ?? null;
  if (value !== null) return valueInWords(spec, value);
  return spec.fact ? wordsOf(state, ["fact", spec.fact], state.root, "") : null;
}

/** The value that a fact has on this record (rule C9), in its JSON form, or null. */
function factValue(state, fact) {
  const question = state.program.bound.get(fact);
  const said = question === undefined ? null : state.said(question, state.root);
  if (said) {
    const status = state.statusOf(question, state.root);
    if (status === ASKED) return said.value;
    if (status === PENDING) return null;
  }
  const held = state.onRecord(fact);
  return held === null || state.isStale(fact) ? null : held.value;
}

/** A value in its JSON form as plain words, by the question or fact that it answers. */
export function valueInWords(spec, value) {
  switch (spec.type) {
    case "choice":
      return optionSaid(spec, value);
    case "choices":
      return listed(value.map((code) => optionSaid(spec, code)));
    case "date":
    case "partial date":
      return dateWords(parseDate(value));
    case "number":
      return spec.unit ? `${plain(value)} ${spec.unit}` : plain(value);
    case "person":
      return value.name;
    case "picture":
    case "file":
      return value.description ?? value.file;
    default:
      return value;
  }
}

/** A list in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function optionSaid(spec, code) {
  const option = spec.options?.find((each) => each.code === code);
  if (!option) return code;
  const said = textOf(option.say);
  return option.in_sentence ?? (typeof said === "string" ? said : code);
}

function ageSaid(state, spec) {
  const { program, root } = state;
  const operand = (fact) => root[program.factCell(fact)];
  if (spec.age_unless && operand(spec.age_unless) === "yes") return null;
  const born = operand(spec.age_from);
  const on = program.asOf && root[program.place("", program.asOf)[1]];
  return Array.isArray(born) && Array.isArray(on) ? ageWords(born, on) : null;
}

/** The entries of a list: the rows of the group here that is bound to it, or what is on record. */
function entriesSaid(state, spec, name) {
  const group = state.program.bound.get(name);
  if (group !== undefined) return rowsSaid(state, group, state.root);
  const [first] = spec.parts;
  const entries = (factValue(state, name) ?? []).filter((entry) => Object.hasOwn(entry, first.id));
  return listed(entries.map((entry) => valueInWords(first, entry[first.id]))) || null;
}

function rowsSaid(state, path, frame) {
  const draft = state.draft(path, frame);
  if (!draft?.present.size) return null;
  const titles = [...draft.present.values()].map((inner) => rowTitle(state, path, inner));
  const said = titles.filter((title) => title);
  if (!said.length) return null;
  const unnamed = titles.length - said.length;
  // A list that leaves somebody out without a word would say that there is nobody else.
  if (unnamed) said.push(`${unnamed === 1 ? "one" : unnamed} not yet named`);
  if (draft.said === "others") said.push("others");
  return listed(said);
}

/** How one row is headed: its `row title`, or the first answer that can be said; empty while neither can. */
export function rowTitle(state, group, frame) {
  const spec = state.program.questions.get(group);
  if (spec.row_title !== undefined) {
    const { text, empty } = fillText(state, spec.row_title, frame, group);
    return empty.length ? "" : text;
  }
  for (const path of spec.questions) {
    const said = wordsOf(state, ["question", path], frame, group);
    if (said !== null) return said;
  }
  return "";
}
