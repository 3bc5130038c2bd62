// The values that conditions are made of: true, false and null for unknown, and what a source hands to a condition.

/** The operand of a source that is not applicable or skipped: a comparison with it does not arise (rule C1). */
export const ABSENT = Symbol("does not arise");

/** The operand of a group whose rows are known (rule C6): a frame for each row, and whether there are others. */
export class Rows {
  constructor(frames, others) {
    this.frames = frames;
    this.others = others;
  }
}

/** States that are spoken of everywhere. */
export const NOT_APPLICABLE = "not_applicable";
export const ANSWERED = "answered";
export const BLANK = "blank";

/** "There are none", or a skipped group. */
export const NO_ROWS = new Rows([], false);

export const REASONS = [NOT_APPLICABLE, "not_known", "not_yet_known", "declined", "not_asked", "recorded_elsewhere"];

/** Every state that is a gap (rule A1). `not_applicable` is a fact. */
const GAPS = [BLANK, ...REASONS.slice(1)];

/** The states that pass a test, where they are not the one that it names. */
const STATE_TESTS = {
  not_known: GAPS,
  known: [ANSWERED, NOT_APPLICABLE],
  asked: [...GAPS, ANSWERED, NOT_APPLICABLE],
};

/**
 * One half of what a state test says of a state (rule C2): 0 holds, 1 fails. In a condition that decides, a pending
 * source is unknown, and so is whether a gap will yet be filled.
 */
export function stateHalf(test, state, deciding, half) {
  if (deciding && test !== "pending") {
    if (state === "pending") return null;
    if ([ANSWERED, NOT_APPLICABLE, "known"].includes(test) && GAPS.includes(state)) return half ? true : null;
  }
  return (STATE_TESTS[test] ?? [test.replace("reason:", "")]).includes(state) === !half;
}
