// Rows by number. A row's identifier comes from its host and may say somebody's name, so none stands in the page: there
// each row has a number, and which is which is known in memory alone.

const rowOf = new Map();
const numberOf = new Map();

// No identifier has a low line in it, so that a number is never taken for one.
export function rowNumber(row) {
  if (rowOf.has(row)) return row;
  if (!numberOf.has(row)) {
    const number = "_" + (numberOf.size + 1);
    numberOf.set(row, number);
    rowOf.set(number, row);
  }
  return numberOf.get(row);
}

// An address as the page has it; what the page has stays as it is.
export const numberedAddress = address => address.replace(/\[([^\]]*)\]/g, (_, row) => `[${rowNumber(row)}]`);

const known = text => text?.replace(/(?<=\[)_\d+(?=\])|^_\d+$/g, number => rowOf.get(number) ?? number);

// Which of what is asked of a session are addresses and rows.
const ADDRESSED = {
  answer: [0], giveReason: [0], clear: [0], addRow: [0, 1], removeRow: [0, 1], sayRows: [0], question: [0], rows: [0], locate: [0],
  describe: [0], status: [0], fill: [1],
};

// A session that takes the page's addresses beside its own.
export function byNumber(session) {
  for (const [name, places] of Object.entries(ADDRESSED)) {
    const own = session[name].bind(session);
    session[name] = (...asked) => own(...asked.map((each, n) => (places.includes(n) ? known(each) : each)));
  }
  return session;
}
