// Something wrong with an answer, told without its value.

/**
 * `code` is one of docs/codes.md, `question` the question where it is known, `expected` what should stand there, and
 * `path` where in an answer file it is. The path may repeat a key of the file: it is for programs, not to be shown.
 */
export class Fault extends Error {
  constructor(code, path, expected = null, question = null) {
    super(code);
    Object.assign(this, { name: "Fault", code, path, expected, question });
  }
}

/** No question of that address, and something of another shape than it should be: what is most often wrong. */
export const NO_QUESTION = "PP705";
export const MISSHAPEN = "PP703";

/** Throws the Fault. */
export function refuse(code, path = [], expected, question) {
  throw new Fault(code, path, expected, question);
}

/** A value that its question cannot take. Who reads it says where it stands, by `placed`; the value is never told. */
export function malformed(expected) {
  refuse("", [], expected);
}

/** What is read; a value that is malformed is told by this code, at this path. */
export function placed(code, path, question, read) {
  try {
    return read();
  } catch (fault) {
    throw fault instanceof Fault ? new Fault(code, path, fault.expected, question) : fault;
  }
}
