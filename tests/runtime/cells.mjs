// Decides the cells of the truth table on the page's own closures: a line of JSON in, a line of JSON out.

import { createInterface } from "node:readline";

const at = (file) => import(new URL(file, process.argv[2]));
const { compiler } = await at("closures.js");
const { decimal } = await at("decimals.js");
const { ABSENT, Rows } = await at("truth.js");

/** A frame as the table's reader wrote it down. */
function frameOf(written, outer) {
  const frame = [outer];
  for (const [operand, state] of written) frame.push(operandOf(operand, frame), state);
  return frame;
}

function operandOf([kind, value, others], outer) {
  if (kind === "absent") return ABSENT;
  if (kind === "rows") return new Rows(value.map((row) => frameOf(row, outer)), others);
  if (kind === "number") return decimal(value);
  if (kind === "codes") return new Set(value);
  return value;
}

function told(operand) {
  if (operand === ABSENT) return "absent";
  if (Array.isArray(operand)) return operand.map(told);
  if (operand === Infinity || operand === -Infinity) return String(operand);
  return typeof operand === "number" ? String(operand) : operand && `${operand.n}e-${operand.s}`;
}

function cell({ tree, ofValues, deciding, sources, written, asOf, calendar, today, define = {} }) {
  const place = (scope, [, path]) => {
    const steps = path.split(".");
    const name = steps.pop();
    const depth = scope ? scope.split(".").length : 0;
    const within = steps.reduce((names, step) => names[step], sources);
    return [depth - steps.length, 1 + 2 * Object.keys(within).indexOf(name)];
  };
  const named = new Map(Object.entries(define));
  const { half, value } = compiler({ place, define: named, asOf, calendar, today });
  const frame = frameOf(written, null);
  if (ofValues) return told(value(tree, "", deciding)(frame));
  return [0, 1].map((of) => half(tree, "", deciding, of)(frame));
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = JSON.parse(line).map(cell);
  } catch (error) {
    said = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
