// Texts with their slots filled: what a wording says on this record, and which of its slots are empty.

import { FACT, QUESTION } from "./address.js";
import { hasKey, isList, isString } from "./data.js";
import { ageWords, dateWords, parseDate, plural } from "./dates.js";
import { plain } from "./decimals.js";
import { outward } from "./operands.js";
import { ASKED, PENDING, faceAt, isGroup, placeOf } from "./program.js";
import { draftAt, heldOf, isStale, operandOf, saidAt, statusAt } from "./standing.js";

/** A wording of a page has one text: the one that speaks to its reader. */
export const textOf = (wording) => wording.practitioner;

/**
 * A text of the artifact as it reads in a frame of `scope`: {text, empty}. An empty slot says what its fact is called
 * when not known, with a capital where a sentence begins, or an ellipsis.
 */
export function fillText(record, text, frame, scope) {
  if (isString(text)) return { text, empty: [] };
  const empty = [];
  const parts = text.map((part, at) => {
    if (isString(part)) return part;
    const [kind, name] = part.slot;
    const said = wordsOf(record, part.slot, frame, scope);
    if (said === null) empty.push(part.slot);
    return said ?? inSentence((kind === FACT ? record.facts.get(name).called : null) ?? "…", text[at - 1]);
  });
  return { text: parts.join(""), empty };
}

/** Words for what is not known, with a capital where they begin a sentence: `before` is the part in front of them. */
export function inSentence(words, before) {
  const begins = before === undefined || (isString(before) && /[.?!] $/.test(before));
  return begins ? words.replace(/^./u, (letter) => letter.toUpperCase()) : words;
}

/** What a source says in a sentence, or null while it says nothing that counts. */
export function wordsOf(record, [kind, name], frame, scope) {
  if (kind === FACT) {
    const spec = record.facts.get(name);
    if (spec.type === "age") return ageSaid(record, spec);
    if (spec.type === "list") return entriesSaid(record, spec, name);
    return valueInWords(record, spec, factValue(record, name));
  }
  const spec = faceAt(record, name);
  const home = outward(frame, placeOf(record, scope, [QUESTION, name])[0]);
  if (statusAt(record, name, home) !== ASKED) return null;
  if (isGroup(spec)) return rowsSaid(record, name, home);
  const said = valueInWords(record, spec, saidAt(record, name, home)?.value ?? null);
  return said ?? (spec.fact ? wordsOf(record, [FACT, spec.fact], record.root, "") : null);
}

/** The value that a fact has on this record (rule C9), in its JSON form, or null. */
function factValue(record, fact) {
  const question = record.bound.get(fact);
  const given = question && saidAt(record, question, record.root);
  if (given) {
    const status = statusAt(record, question, record.root);
    if (status === ASKED) return given.value;
    if (status === PENDING) return null;
  }
  const held = heldOf(record, fact);
  return held && !isStale(record, fact) ? held.value : null;
}

/** Yes or no as a language says it to this question: Welsh answers with the verb that it was asked with. */
export function answerWord({ ask }, value, spoken) {
  const [asked] = [ask?.practitioner].flat();
  return spoken.answers?.find(([begins]) => asked?.startsWith?.(begins))?.[1][value] ?? spoken[value];
}

/** A value in its JSON form as plain words, by the question or fact that it answers; null for none. */
export function valueInWords(record, spec, value) {
  if (value === null) return null;
  const { spoken } = record.page;
  switch (spec.type) {
    case "choice":
      return optionSaid(spec, value);
    case "choices":
      return listed(record, value.map((code) => optionSaid(spec, code)));
    case "yes/no":
      return answerWord(spec, value, spoken);
    case "date":
    case "partial date":
      return dateWords(parseDate(value), spoken);
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

/** A list in a sentence: `a`, `a and b`, `a, b and c`. It is used up. */
export function listed(record, words) {
  if (words.length < 2) return words.join("");
  const { and, vowels } = record.page.spoken;
  const last = words.pop();
  return words.join(", ") + and[vowels.includes(last[0]?.toLowerCase()) ? 1 : 0] + last;
}

function optionSaid(spec, code) {
  // As it is offered now, or else as it was.
  const option = [spec, spec.own].flatMap((each) => each?.options ?? []).find((each) => each.code === code);
  if (!option) return code;
  const said = textOf(option.say);
  return option.in_sentence ?? (isString(said) ? said : code);
}

function ageSaid(record, spec) {
  const { as_of: asOf } = record.content;
  if (spec.age_unless && operandOf(record, [FACT, spec.age_unless]) === "yes") return null;
  const born = operandOf(record, [FACT, spec.age_from]);
  const on = asOf && operandOf(record, asOf);
  return isList(born) && isList(on) ? ageWords(born, on, record.page.spoken) : null;
}

/** The entries of a list: the rows of the group here that is bound to it, or what is on record. */
function entriesSaid(record, spec, name) {
  const group = record.bound.get(name);
  if (group) return rowsSaid(record, group, record.root);
  const [first] = spec.parts;
  const entries = (factValue(record, name) ?? []).filter((entry) => hasKey(entry, first.id));
  return listed(record, entries.map((entry) => valueInWords(record, first, entry[first.id]))) || null;
}

function rowsSaid(record, path, frame) {
  const draft = draftAt(record, path, frame);
  if (!draft?.present.size) return null;
  const titles = [...draft.present.values()].map((inner) => rowTitle(record, path, inner));
  const said = titles.filter((title) => title);
  if (!said.length) return null;
  const unnamed = titles.length - said.length;
  // A list that leaves somebody out without a word would say that there is nobody else.
  const spoken = record.page.spoken;
  if (unnamed) said.push(plural(spoken, "unnamed", unnamed));
  if (draft.others) said.push(spoken.others);
  return listed(record, said);
}

/** How one row is headed: its `row title`, or the first answer that can be said; empty while neither can. */
export function rowTitle(record, group, frame) {
  const spec = faceAt(record, group);
  if (spec.row_title) {
    const { text, empty } = fillText(record, spec.row_title, frame, group);
    return empty.length ? "" : text;
  }
  for (const path of spec.questions) {
    const said = wordsOf(record, [QUESTION, path], frame, group);
    if (said !== null) return said;
  }
  return "";
}
