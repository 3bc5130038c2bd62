// Something wrong with an answer, told without its value.

/**
 * `code` is one of docs/codes.md, `question` the question where it is known, `expected` what should stand there, and
 * `path` where in an answer file it is. The path may repeat a key of the file: it is for programs, not to be shown.
 */
export class Fault extends Error {
  constructor(code, path, { question = null, expected = null } = {}) {
    super(expected ? `${code}: ${expected}` : code);
    this.name = "Fault";
    this.code = code;
    this.path = path;
    this.question = question;
    this.expected = expected;
  }
}
