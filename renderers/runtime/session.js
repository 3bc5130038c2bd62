// A running record as a page meets it: open, answer, ask what stands. Names in what it returns are those of Python's.

import { ANSWERED, BLANK } from "./truth.js";
import { QUESTION } from "./address.js";
import { hasKey, isString, keysOf } from "./data.js";
import { parseDate } from "./dates.js";
import { saysSomething } from "./drafts.js";
import { why } from "./explain.js";
import { readJson } from "./json.js";
import { answersJson } from "./keeping.js";
import { penPictureOf } from "./pen_picture.js";
import { ASKED, STATUS_NAMES, holds, isGroup, scopeOf } from "./program.js";
import { progressOf } from "./progress.js";
import { draftAt, everything, heldOf, isStale, located, locatedGroup, rowRecordAt, saidAt, statusAt } from "./standing.js";
import { State } from "./state.js";
import { latenessOf } from "./timescale.js";
import { missingNow, shortPathways, waitingFor } from "./waiting.js";
import { notOffered } from "./values.js";
import { fillText, rowTitle, textOf, valueInWords, wordsOf } from "./wording.js";

/**
 * Open a record on a page's data: blank, or with the answers of an earlier sitting, as an answer file's text or plain
 * data. `facts` is what the data model holds now, by name; without it those that the answers saw are used. `today` is a
 * date as 2026-06-01. Throws Fault on the first thing that is wrong with either.
 */
export function open(page, { answers = null, facts = null, today = null } = {}) {
  const session = new Session(page, parseDate(today ?? localDay())[0]);
  session.load(isString(answers) ? (readJson(answers) ?? []) : answers, facts);
  return session;
}

function localDay() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

class Session extends State {
  /** One question as it stands; `because` says why, and is worked out when it is asked for. Throws Fault. */
  question(address) {
    return viewOf(this, address, ...located(this, address));
  }

  /** Every question of the record by address, rows and all, in the author's order: a Map. */
  questions() {
    return new Map([...everything(this)].map((each) => [each[0], viewOf(this, ...each)]));
  }

  /** The addresses of every question, rows and all, in the author's order. */
  instances() {
    return [...everything(this)].map(([address]) => address);
  }

  /** `asked`, `skipped` or `pending` (rule S1). */
  status(address) {
    return STATUS_NAMES[statusAt(this, ...located(this, address))];
  }

  /** The rows of a group, removed ones after the others: [{row, title, removed}]. */
  rows(group) {
    const [path, frame] = locatedGroup(this, group);
    const told = (rows, removed) =>
      [...(rows ?? [])].map(([row, inner]) => ({ row, title: rowTitle(this, path, inner), removed }));
    const draft = draftAt(this, path, frame);
    return [...told(draft?.present, false), ...told(draft?.removed, true)];
  }

  /** What is on record or was said to a question, in words, whether or not it counts now; null where nothing was. */
  describe(address) {
    const [path, frame, spec] = located(this, address);
    if (isGroup(spec)) return wordsOf(this, [QUESTION, path], frame, scopeOf(this, path));
    const { value } = viewOf(this, address, path, frame, spec);
    return valueInWords(this, spec, value);
  }

  /** A text of the artifact as it reads now; one of a row's question, or a row title, at the row's address. */
  fill(text, address) {
    if (!address) return fillText(this, text, this.root, "").text;
    const [path, frame] = located(this, address);
    return fillText(this, text, frame, scopeOf(this, path)).text;
  }

  missing() {
    return missingNow(this);
  }

  waiting() {
    return waitingFor(this);
  }

  progress() {
    return progressOf(this);
  }

  late() {
    return latenessOf(this);
  }

  penPicture() {
    return penPictureOf(this);
  }

  /** Answers kept behind a skipped or pending status, and removed rows (rules S4, C6): [{question, because}]. */
  setAside() {
    const found = [];
    for (const [address, path, frame] of everything(this)) {
      const draft = draftAt(this, path, frame);
      if (statusAt(this, path, frame) !== ASKED && saysSomething(draft)) {
        found.push({ question: address, because: why(this, path, frame).sentence });
      }
      for (const row of draft?.removed?.keys() ?? []) {
        found.push({ question: `${address}[${row}]`, because: "the row was removed here" });
      }
    }
    return found;
  }

  /** The exemplars that the record leads to, as far as is known: [{exemplar, because?}]. */
  next() {
    const steps = this.content.next.filter((step) => !step.if || holds(this, step.if.tree, false));
    return steps.map(({ exemplar, because }) => ({ exemplar, ...(because && { because: this.fill(because) }) }));
  }

  /** The key facts at the head of the record: [{label, said}], `said` null while there is nothing to say. */
  caseSummary() {
    return this.content.case_summary.map(({ show, label }) => ({ label: this.fill(textOf(label)), said: wordsOf(this, show, this.root, "") }));
  }

  /** The short pathways in force (rule S5): [{pathway, because}]. */
  short() {
    return shortPathways(this).map(({ id, because }) => ({ pathway: id, because: this.fill(textOf(because)) }));
  }

  /** Facts whose record is not what the opened answers saw: for the signer to look at (rule R2). */
  changedFacts() {
    if (!this.seen) return [];
    const names = new Set([...this.seen.keys(), ...this.facts.keys()]);
    return [...names].filter((name) => !isSame(heldOf(this, name), this.seen.get(name) ?? null));
  }

  /** The answer file. */
  answers() {
    return answersJson(this);
  }
}

function viewOf(record, id, path, frame, spec) {
  const draft = draftAt(record, path, frame);
  const status = statusAt(record, path, frame);
  const given = saidAt(record, path, frame);
  let [state, value] = [draft?.state ?? BLANK, given?.value ?? null];
  const provenance = status === ASKED ? provenanceOf(record, path, frame, spec, value, state) : null;
  if (provenance === "on record" && spec.fact && !given) {
    const held = heldOf(record, spec.fact);
    [state, value] = [held.reason ?? ANSWERED, held.value];
  }
  return {
    id,
    get text() {
      return fillText(record, textOf(spec.ask), frame, scopeOf(record, path)).text;
    },
    status: STATUS_NAMES[status],
    get because() {
      return why(record, path, frame);
    },
    state,
    value,
    note: given?.note ?? null,
    provenance,
    stale: provenance === "left",
    set_aside: status !== ASKED && saysSomething(draft),
    check: Boolean(given?.shown) && ![spec.shown, ...(spec.same_as ?? [])].includes(given.shown),
    // What a variant has offered stays valid when it applies no longer (rule A4).
    not_offered: Boolean(given && spec.own && notOffered(spec, given).length),
  };
}

/** Rule A5: what became of the fact on record of an asked question; it is left where the record is stale. */
function provenanceOf(record, path, frame, spec, value, state) {
  if (isGroup(spec)) return null;
  if (draftAt(record, path, frame)?.fromRecord) return "on record";
  const row = rowRecordAt(record, path, frame);
  const held = row ? row.given : spec.fact ? heldOf(record, spec.fact) : null;
  if (!held) return null;
  if (!row && state === BLANK) return isStale(record, spec.fact) ? "left" : "on record";
  const isKept = isSame(held.value, value) && (row || (held.reason ?? ANSWERED) === state);
  return isKept ? "confirmed" : "corrected";
}

/** Whether two pieces of plain data say the same, in whatever order their keys stand. */
function isSame(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const keys = keysOf(one);
  return (
    keys.length === keysOf(other).length &&
    keys.every((key) => hasKey(other, key) && isSame(one[key], other[key]))
  );
}
