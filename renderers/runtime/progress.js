// How far a record has come, section by section: for a task list.

import { ASKED, PENDING, SKIPPED } from "./program.js";
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
export function progressOf(state) {
  const missing = missingNow(state).map(({ question }) => question);
  return state.program.content.sections.map(({ id, questions }) => {
    const all = [...state.everythingOf(questions, state.root, [])];
    const statuses = all.map(({ path, frame }) => state.statusOf(path, frame));
    const asked = all.filter((_, at) => statuses[at] === ASKED);
    const answered = asked.filter(({ path, frame }) => !isBlank(state, path, frame));
    const pending = statuses.includes(PENDING);
    let status = "in_progress";
    if (statuses.every((each) => each === SKIPPED)) status = "skipped";
    else if (asked.length === answered.length) status = pending ? "waiting" : "done";
    else if (!answered.length) status = "not_started";
    return {
      id,
      asked: asked.length,
      answered: answered.length,
      missing: all.filter(({ address }) => missing.includes(address)).length,
      status,
    };
  });
}
