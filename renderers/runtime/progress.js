// How far a record has come, section by section: for a task list.

import { ASKED, PENDING, SKIPPED } from "./program.js";
import { everythingOf, statusAt } from "./standing.js";
import { isBlank, missingNow } from "./waiting.js";

/**
 * For each section {id, asked, answered, missing, status}. `asked` counts its asked questions, rows and all, a group as
 * one; `answered` those that are not blank (a reason, and what is freshly on record, will do); `missing` those that
 * sign-off waits for. `status` is
 *   skipped      nothing in it is asked, and nothing may yet be
 *   waiting      everything asked is answered, or nothing is asked, and something is still pending
 *   not_started  nothing is answered
 *   done         everything is answered
 *   in_progress  anything else
 */
export function progressOf(record) {
  const wanting = new Set(missingNow(record).map(({ question }) => question));
  return record.content.sections.map(({ id, questions }) => {
    const all = [...everythingOf(record, questions, record.root)];
    const statuses = all.map(([, path, frame]) => statusAt(record, path, frame));
    const open = all.filter((_, at) => statuses[at] === ASKED);
    const [asked, answered] = [open.length, open.filter(([, path, frame]) => !isBlank(record, path, frame)).length];
    const missing = all.filter(([address]) => wanting.has(address)).length;
    let status = "in_progress";
    if (statuses.every((each) => each === SKIPPED)) status = "skipped";
    else if (asked === answered) status = statuses.includes(PENDING) ? "waiting" : "done";
    else if (!answered) status = "not_started";
    return { id, asked, answered, missing, status };
  });
}
