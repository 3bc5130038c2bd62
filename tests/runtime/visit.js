// One visit to a record in the page's engine: what is said to it, and what it then says of itself.

import { presentNames } from "../../renderers/runtime/former_names.js";
import { recordJson } from "../../renderers/runtime/record_json.js";
import { open } from "../../renderers/runtime/session.js";

/** What a record says after some calls of its methods; `refused` where it could not be opened. */
export function visit({ page, opening, calls }) {
  let session;
  const faults = [];
  const told = (fault) => {
    if (fault.name !== "Fault") throw fault;
    const { code, path, question, expected } = fault;
    return { code, path, question, expected };
  };
  try {
    session = open(page, { ...opening, answers: presentNames(page.content, opening.answers ?? null) });
  } catch (fault) {
    return { refused: told(fault) };
  }
  for (const [method, ...values] of calls) {
    try {
      session[method](...values);
      faults.push(null);
    } catch (fault) {
      faults.push(told(fault));
    }
  }
  const views = [...session.questions()];
  return {
    faults,
    json: recordJson(session),
    because: Object.fromEntries(views.map(([address, { because }]) => [address, because])),
    texts: Object.fromEntries(views.map(([address, { text }]) => [address, text])),
    summary: session.caseSummary(),
    answers: session.answers(),
    changed: session.changedFacts(),
    warned: session.warnings.map(told),
    rows: Object.fromEntries(
      views.filter(([, { id }]) => page.content.questions[id.replace(/\[[^\]]*\]/g, "")].type === "group")
        .map(([address]) => [address, session.rows(address)]),
    ),
  };
}
