// The clock of a record (rule R4): from a date, to a date, within a time. It asks why, and never blocks.

import { isList } from "./data.js";
import { isoDay } from "./dates.js";
import { later } from "./operands.js";
import { operandOf } from "./standing.js";

/** Where the clock stands today: {stage, late, due?, reason?}; null for an exemplar without a timescale. */
export function latenessOf(record) {
  const { content, page, today, lateness } = record;
  const spec = content.timescale;
  if (!spec) return null;
  const told = [spec.from, spec.to].map((ref) => operandOf(record, ref));
  const [start, end] = told.map((date) => isList(date) && date);
  if (!start) return { stage: "not started", late: false };
  // A partial date counts from its last day, so that nobody is called late on a guess.
  const day = isoDay(start[1]);
  const limit = spec.limits?.find(({ from = day, to = day }) => from <= day && day <= to) ?? spec;
  const due = later(start[1], ...limit.within, page.calendar);
  if (due === null) return { stage: "cannot be told", late: false };
  const isOver = end ? end[0] > due : today > due;
  const stage = end ? (isOver ? "done late" : "in time") : isOver ? "late" : "running";
  const reason = end || isOver ? lateness : null;
  return { stage, late: isOver, due: isoDay(due), ...(reason !== null && { reason }) };
}
