// A record as `run --format json` prints it: for whoever reads one by program. The form has no use for it.

import { mappingOf } from "./data.js";
import { spoken } from "./keeping.js";

/** What a session says of its whole record, as plain data. */
export function recordJson(session) {
  const short = session.short();
  return {
    artifact: session.page.artifact,
    questions: mappingOf([...session.questions()].map(([address, view]) => [address, viewJson(view)])),
    missing: session.missing(),
    waiting: session.waiting(),
    set_aside: session.setAside(),
    next: session.next(),
    late: session.late(),
    pen_picture: session.penPicture(),
    ...(short.length && { short }),
  };
}

function viewJson(view) {
  const { status, because, state } = view;
  const marks = ["stale", "set_aside", "check", "not_offered"].filter((mark) => view[mark]).map((mark) => [mark, true]);
  return {
    status,
    because: because.sentence,
    state,
    ...spoken(view, ["value", "note", "provenance"]),
    ...mappingOf(marks),
  };
}
