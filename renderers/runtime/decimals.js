// Exact decimals: nobody's half pound is rounded. A number is a JavaScript one where it is a whole number that fits,
// and otherwise {n, s}: n times ten to the power of minus s. Plus and minus Infinity are open ends.

import { isNumber } from "./data.js";

const NUMERAL = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/;

const isOpen = (end) => isNumber(end) && !isFinite(end);

const ten = (power) => 10n ** BigInt(power);

/** As many digits as Python's sums of decimals keep. */
const KEPT = 28;

/** A number as it was written: its sign, its digits without leading zeros, and its power of ten; null for no number. */
export function numeral(text) {
  const found = NUMERAL.exec(text);
  if (!found) return null;
  const digits = (found[2] + found[3]).replace(/^0+(?=.)/, "");
  return { sign: found[1] === "-" ? "-" : "", digits, power: Number(found[4] ?? 0) - found[3].length };
}

/** The exact number of a text. The text is one: an artifact was looked at before it came here. */
export function decimal(text) {
  const { sign, digits, power } = numeral(text);
  const n = BigInt(sign + digits);
  return power > 0 ? simplest(n * ten(power), 0) : simplest(n, -power);
}

function simplest(n, s) {
  while (s > 0 && n % 10n === 0n) {
    n /= 10n;
    s -= 1;
  }
  return s === 0 && Number.isSafeInteger(Number(n)) ? Number(n) : { n, s };
}

/** Two numbers as whole ones of one scale, and that scale. Beside an open end, any number will do. */
function aligned(a, b) {
  if (isNumber(a) && isNumber(b)) return [a, b, 0];
  if (isOpen(a)) return [a, 0, 0];
  if (isOpen(b)) return [0, b, 0];
  const [x, y] = [a, b].map((each) => (isNumber(each) ? { n: BigInt(each), s: 0 } : each));
  const s = Math.max(x.s, y.s);
  return [x.n * ten(s - x.s), y.n * ten(s - y.s), s];
}

/** Below zero, zero or above it, as the first number is less than the second, the same, or more. */
export function order(a, b) {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The exact sum of two numbers. */
export function sum(a, b) {
  const [x, y, s] = aligned(a, b);
  const found = x + y;
  if (s > 0) return rounded(found, s);
  return Number.isSafeInteger(found) || isOpen(found)
    ? found
    : simplest(BigInt(x) + BigInt(y), 0);
}

/** To the digits that Python keeps, a half to the even one. */
function rounded(n, s) {
  const extra = String(n).replace("-", "").length - KEPT;
  if (extra <= 0) return simplest(n, s);
  const unit = ten(extra);
  let whole = n / unit;
  const rest = (n % unit) * 2n;
  const size = rest < 0n ? -rest : rest;
  if (size > unit || (size === unit && whole % 2n !== 0n)) whole += n < 0n ? -1n : 1n;
  return extra > s ? simplest(whole * ten(extra - s), 0) : simplest(whole, s - extra);
}

export const negated = (a) => (isNumber(a) ? -a : { n: -a.n, s: a.s });

/** A number as people write it, without a power of ten. */
export function plain(number) {
  const found = decimal(String(number));
  if (isNumber(found)) return String(found);
  const digits = String(found.n).replace("-", "").padStart(found.s + 1, "0");
  return `${found.n < 0n ? "-" : ""}${digits.slice(0, -found.s)}.${digits.slice(-found.s)}`;
}
