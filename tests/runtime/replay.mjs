// Replays visits in node: a line of JSON in, a line of JSON out.

import { createInterface } from "node:readline";
import { visit } from "./visit.js";

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = visit(JSON.parse(line));
  } catch (error) {
    said = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
