// What cannot be read as an answer: told beside the box that it stands in.

import { all, form, pick, specOf } from "./form.js";
import { copy, describe, wordsIn } from "./patterns.js";

// What somebody types in or chooses from.
export const CONTROL = ".govuk-input__wrapper,.govuk-input,.govuk-textarea,.govuk-radios,.govuk-checkboxes,.govuk-date-input,.pp-parts";

const FAULTS = { date: "bad_date", "partial date": "bad_partial", until: "bad_date" };

// Which box beside the answer a fault is of: until, note or pointer; none where it is the answer's own.
const partOf = fault => (fault?.code === "PP703" ? fault.path.at(-1) : "");
const boxBeside = (box, part) => (part ? pick(`[data-part="${part}"]`, box) : box);

// What should stand in a box where something does that cannot be read.
export const faultTold = (fault, address) =>
  wordsIn("span", "", fault.word ?? FAULTS[partOf(fault) || specOf(address).type] ?? "bad_value", { expected: fault.expected });

// The first box of a question to go to: that which cannot be read.
export const entryOf = box =>
  pick("input,textarea,button", boxBeside(box, partOf(form.unread.get(box.dataset.q)?.fault)) ?? box);

// Say beside the box that it is of what should stand there, or no more.
export function tellFault(box, fault) {
  for (const part of ["", "until", "note", "pointer"]) tellAt(box, part, part === partOf(fault) && fault);
}

function tellAt(box, part, fault) {
  const address = box.dataset.q;
  const place = boxBeside(box, part);
  const group = place && pick(".govuk-form-group", place);
  if (!group) return;
  const id = part ? `${address}:${part}` : address;
  pick(`[id="${id}-error"]`, place)?.remove();
  describe(pick("fieldset,.govuk-input,.govuk-textarea", place), id + "-error", fault);
  group.classList.toggle("govuk-form-group--error", !!fault);
  for (const input of all("input:not([type=radio]),textarea", group)) {
    input.classList.toggle("govuk-input--error", !!fault);
    fault ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
  }
  if (!fault) return;
  const told = copy("error", id);
  told.replaceChildren(wordsIn("span", "govuk-visually-hidden", "error"), " ", faultTold(fault, address));
  pick(CONTROL, group).before(told);
}
