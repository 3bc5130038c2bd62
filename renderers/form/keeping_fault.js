// What can go wrong in keeping, as a code that the page has words for (docs/form.md). It never carries a word of an answer.

export class KeepingFault extends Error {
  constructor(code) {
    super(code);
    this.name = "KeepingFault";
    this.code = code;
  }
}
