// Replays visits on the engine in the page: a line of JSON in, a line of JSON out. What it is asked to import is the
// modules themselves, or one script joined of them.

import { createInterface } from "node:readline";

const { open } = await import(process.argv[2]);

function visit({ page, opening, calls }) {
  let session;
  const faults = [];
  const told = (fault) => {
    if (fault.name !== "Fault") throw fault;
    const { code, path, question, expected } = fault;
    return { code, path, question, expected };
  };
  try {
    session = open(page, opening);
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
    json: session.asJson(),
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

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = visit(JSON.parse(line));
  } catch (error) {
    said = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
