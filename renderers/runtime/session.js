// A running record as a page meets it: open, answer, ask what stands. Names in what it returns are those of Python's.

import { Calendar } from "./working_days.js";
import { isoDay, parseDate } from "./dates.js";
import { saysSomething } from "./drafts.js";
import { why } from "./explain.js";
import { readJson } from "./json.js";
import { factJson } from "./keeping.js";
import { penPictureOf } from "./pen_picture.js";
import { ASKED, Program, STATUS_NAMES } from "./program.js";
import { progressOf } from "./progress.js";
import { RowsDraft } from "./drafts.js";
import { State } from "./state.js";
import { latenessOf } from "./timescale.js";
import { missingNow, shortPathways, waitingFor } from "./waiting.js";
import { fillText, rowTitle, textOf, valueInWords, wordsOf } from "./wording.js";

/**
 * Open a record on a page's data: blank, or with the answers of an earlier sitting, as an answer file's text or plain
 * data. `facts` is what the data model holds now, by name; without it those that the answers saw are used. `today` is a
 * date as 2026-06-01. Throws Fault on the first thing that is wrong with either.
 */
export function open(page, { answers = null, facts = null, today = null } = {}) {
  const session = new Session(page, today ?? localDay(new Date()));
  session.load(typeof answers === "string" ? (readJson(answers) ?? []) : answers, facts);
  return session;
}

function localDay(now) {
  const [month, dom] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${dom}`;
}

class Session extends State {
  constructor(page, today) {
    const [day] = parseDate(today);
    super(new Program(page, page.calendar && new Calendar(page.calendar), () => day));
    this.today = day;
  }

  /** One question as it stands; `because` says why, and is worked out when it is asked for. Throws Fault. */
  question(address) {
    const { path, frame } = this.locate(address);
    return this.view(address, path, frame);
  }

  /** Every question of the record by address, rows and all, in the author's order: a Map. */
  questions() {
    return new Map([...this.everything()].map(({ address, path, frame }) => [address, this.view(address, path, frame)]));
  }

  /** The addresses of every question, rows and all, in the author's order. */
  instances() {
    return [...this.everything()].map(({ address }) => address);
  }

  /** `asked`, `skipped` or `pending` (rule S1). */
  status(address) {
    const { path, frame } = this.locate(address);
    return STATUS_NAMES[this.statusOf(path, frame)];
  }

  /** The rows of a group, removed ones after the others: [{row, title, removed}]. */
  rows(group) {
    const { path, frame } = this.locateGroup(group);
    const draft = this.draft(path, frame);
    const told = (rows, removed) => [...rows].map(([row, inner]) => ({ row, title: rowTitle(this, path, inner), removed }));
    return draft ? [...told(draft.present, false), ...told(draft.removed, true)] : [];
  }

  /** What is on record or was said to a question, in words, whether or not it counts now; null where nothing was. */
  describe(address) {
    const { path, frame, spec } = this.locate(address);
    if (spec.type === "group") return wordsOf(this, ["question", path], frame, this.program.scopeOf(path));
    const { value } = this.view(address, path, frame);
    return value === null ? null : valueInWords(spec, value);
  }

  /** A text of the artifact as it reads now; one of a row's question, or a row title, at the row's address. */
  fill(text, address = null) {
    if (address === null) return fillText(this, text, this.root, "").text;
    const { path, frame } = this.locate(address);
    return fillText(this, text, frame, this.program.scopeOf(path)).text;
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
    for (const { address, path, frame } of this.everything()) {
      const draft = this.draft(path, frame);
      if (this.statusOf(path, frame) !== ASKED && saysSomething(draft)) {
        found.push({ question: address, because: why(this, path, frame).sentence });
      }
      for (const row of (draft instanceof RowsDraft && draft.removed.keys()) || []) {
        found.push({ question: `${address}[${row}]`, because: "the row was removed here" });
      }
    }
    return found;
  }

  /** The exemplars that the record leads to, as far as is known: [{exemplar, because?}]. */
  next() {
    const { content } = this.program;
    const steps = content.next.filter((step) => !step.if || this.program.holds(step.if.tree, this.root, false));
    return steps.map(({ exemplar, because }) => ({
      exemplar,
      ...(because !== undefined && { because: this.fill(because) }),
    }));
  }

  /** The key facts at the head of the record: [{label, said}], `said` null while there is nothing to say. */
  caseSummary() {
    return this.program.content.case_summary.map(({ show, label }) => ({
      label,
      said: wordsOf(this, show, this.root, ""),
    }));
  }

  /** The short pathways in force (rule S5): [{pathway, because}]. */
  short() {
    return shortPathways(this).map(({ id, because }) => ({ pathway: id, because: this.fill(because) }));
  }

  /** Facts whose record is not what the opened answers saw: for the signer to look at (rule R2). */
  changedFacts() {
    if (!this.seen) return [];
    const now = [...this.program.facts.keys()].filter((name) => this.onRecord(name));
    const names = new Set([...this.seen.keys(), ...now]);
    return [...names].filter((name) => !isSame(this.onRecord(name), this.seen.get(name) ?? null));
  }

  /** The answer file. */
  answers() {
    return this.answersJson(this.lateness ?? this.hiddenLateness);
  }

  /** The record as `run --format json` prints it. */
  asJson() {
    const short = this.short();
    return {
      artifact: this.program.page.artifact,
      questions: Object.fromEntries([...this.questions()].map(([address, view]) => [address, viewJson(view)])),
      missing: this.missing(),
      waiting: this.waiting(),
      set_aside: this.setAside(),
      next: this.next(),
      late: this.late(),
      pen_picture: this.penPicture(),
      ...(short.length && { short }),
    };
  }

  view(id, path, frame) {
    const { program } = this;
    const spec = program.questions.get(path);
    const draft = this.draft(path, frame);
    const status = this.statusOf(path, frame);
    const given = this.said(path, frame);
    let [state, value] = [draft?.state ?? "blank", given?.value ?? null];
    const [provenance, stale] = this.provenance(spec, path, frame, value, state);
    if (provenance === "on record" && spec.fact && !given) {
      const held = this.onRecord(spec.fact);
      [state, value] = [held.reason ?? "answered", held.value];
    }
    const record = this;
    return {
      id,
      get text() {
        return fillText(record, textOf(spec.ask), frame, program.scopeOf(path)).text;
      },
      status: STATUS_NAMES[status],
      get because() {
        return why(record, path, frame);
      },
      state,
      value,
      note: given?.note ?? null,
      provenance,
      stale,
      set_aside: status !== ASKED && saysSomething(draft),
      check: Boolean(given?.shown) && given.shown !== spec.shown,
    };
  }

  /** Rule A5: what became of the fact on record, and whether the record is stale. */
  provenance(spec, path, frame, value, state) {
    if (this.statusOf(path, frame) !== ASKED || spec.type === "group") return [null, false];
    if (this.draft(path, frame)?.fromRecord) return ["on record", false];
    const row = this.rowRecord(path, frame);
    if (row) return [isSame(row.given.value, value) ? "confirmed" : "corrected", false];
    const held = spec.fact ? this.onRecord(spec.fact) : null;
    if (!held) return [null, false];
    if (state === "blank") return this.isStale(spec.fact) ? ["left", true] : ["on record", false];
    const isKept = isSame([held.value, held.reason ?? "answered"], [value, state]);
    return [isKept ? "confirmed" : "corrected", false];
  }
}

function viewJson(view) {
  const { status, because, state, value, note, provenance, stale, set_aside, check } = view;
  const said = Object.entries({ value, note, provenance }).filter(([, each]) => each !== null);
  const marks = Object.entries({ stale, set_aside, check }).filter(([, each]) => each);
  return { status, because: because.sentence, state, ...Object.fromEntries([...said, ...marks]) };
}

/** Whether two pieces of plain data say the same, in whatever order their keys stand. */
function isSame(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
