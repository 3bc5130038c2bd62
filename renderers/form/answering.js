// What somebody says to a question: handed on to the engine, confirmed, taken back and brought back.

import { QUESTION } from "../runtime/address.js";
import { setDraft } from "../runtime/keeping.js";
import { settle } from "../runtime/settling.js";
import { rowRecordAt } from "../runtime/standing.js";
import { all, form, pick, specOf, today } from "./form.js";
import { INPUTS, dateRead } from "./inputs.js";
import { tellFault } from "./unread.js";

// What was said to a question, with what stands beside it; and what is on record of it.
export const saidTo = address => {
  const { path, frame } = form.session.locate(address);
  return form.session.draft(path, frame)?.given ?? null;
};
export const recordOf = address => {
  const { path, frame, spec } = form.session.locate(address);
  return rowRecordAt(form.session, path, frame)?.given ?? (spec.fact && form.session.onRecord(spec.fact));
};

export const choicesIn = box => all("input[type=radio],input[type=checkbox]", box);
const reasonInputs = box => choicesIn(box).filter(input => input.value.startsWith("!"));
const chosenReason = box => reasonInputs(box).find(input => input.checked)?.value.slice(1);
export const markReason = (box, reason) => reasonInputs(box).forEach(input => (input.checked = input.value === "!" + reason));

// What stands in the boxes of a question, by their ids; and put back, where the session cannot have it.
export const boxesIn = box => all("input:not([type=radio],[type=checkbox]),textarea", box);
const typedIn = box => new Map(boxesIn(box).map(input => [input.id, input.value]));
export function restore(within, unread) {
  for (const input of unread ? boxesIn(within) : []) input.value = unread.boxes.get(input.id) ?? input.value;
}

// Say that it is still right: what was answered, or else what is on record, whether that is a value or a reason.
export function confirm(box) {
  const address = box.dataset.q;
  const view = form.session.question(address);
  const held = view.state === "blank" ? recordOf(address) : { value: view.value, reason: view.state };
  const { note, until, pointer, by } = saidTo(address) ?? {};
  const typed = pick(`[id="${address}:note"]`, box)?.value.trim();
  // An answer keeps no place to look elsewhere of its own.
  const words = [typed || note, held.value !== null && pointer].filter(Boolean).join("\n");
  const remarks = { note: words || undefined, by: form.by || (by ?? undefined), at: today() };
  try {
    if (held.value !== null) form.session.answer(address, held.value, remarks);
    else form.session.giveReason(address, held.reason, { ...remarks, until: until ?? undefined, pointer: pointer ?? undefined });
    form.unread.delete(address);
    form.taken.delete(address);
  } catch (fault) {
    if (!fault.expected) throw fault;
    tellFault(box, fault); // the record may hold less than is asked for, as a year alone
  }
}

// Take back what was said, and what stands in the boxes; and bring it back, all that stands beside it as it was.
export function takeBack(address) {
  const { path, frame } = form.session.locate(address);
  form.taken.set(address, { draft: form.session.draft(path, frame), unread: form.unread.get(address) });
  form.session.clear(address);
  form.unread.delete(address);
}

export function bringBack(address) {
  const { path, frame } = form.session.locate(address);
  const { draft, unread } = form.taken.get(address);
  setDraft(form.session, QUESTION, path, frame, draft);
  settle(form.session);
  form.taken.delete(address);
  if (unread) form.unread.set(address, unread);
}

// Hand on to the engine what stands in the boxes. Only what is malformed is refused: it stays where it is, and so does
// what stands beside a value that cannot be read or is not there yet.
export function handOn(box, target) {
  const address = box.dataset.q;
  const spec = specOf(address);
  const isReason = target.value?.startsWith("!") && /radio|checkbox/.test(target.type);
  if (target.dataset.behaviour === "exclusive" && target.checked) {
    all("input:checked", box).forEach(input => (input.checked = input === target));
  } else if (/radio|checkbox/.test(target.type) && target.checked) {
    all('[data-behaviour="exclusive"]', box).forEach(input => (input.checked = input === target));
  }
  const beside = target.id?.includes(":");
  if (!isReason && !beside) markReason(box, "");
  const reason = chosenReason(box);
  const boxOf = part => pick(`[id="${address}:${part}"]`, box);
  let note = boxOf("note")?.value.trim();
  if (isReason && /text/.test(spec.type)) {
    const words = INPUTS[spec.type].read(box);
    // What was written so far goes along with the reason.
    if (words) note = [words, note].filter(Boolean).join("\n");
    if (words && boxOf("note")) boxOf("note").value = note;
    INPUTS[spec.type].write(box, "");
  }
  const pointer = boxOf("pointer")?.value.trim();
  const until = dateRead(box, ":until");
  const remarks = { note: note || undefined, by: form.by || undefined, at: today() };
  form.unread.delete(address);
  form.taken.delete(address);
  const hold = fault => form.unread.set(address, { fault, boxes: typedIn(box).set(`${address}:note`, note ?? "") });
  const before = saidTo(address)?.value;
  const said = reason ? null : INPUTS[spec.type].read(box, before);
  // With an answer nobody looks elsewhere any more; where it was to be found is still words of somebody's.
  if (said && pointer) remarks.note = [note, pointer].filter(Boolean).join("\n");
  if (reason) Object.assign(remarks, { until: until || undefined, pointer: pointer || undefined });
  if (!reason && !said) {
    form.session.clear(address);
    if (note || pointer || until) hold({ word: "beside_alone" });
  } else handOnSaid(address, reason, said, remarks, hold);
  if (form.unread.has(address)) return;
  tellFault(box, null);
  if (!said || !pointer) return;
  boxOf("pointer").value = "";
  if (boxOf("note")) boxOf("note").value = remarks.note;
}

// What is refused is held, and the rest handed on without it.
function handOnSaid(address, reason, said, remarks, hold) {
  for (;;) {
    try {
      return reason ? form.session.giveReason(address, reason, remarks) : form.session.answer(address, said, remarks);
    } catch (fault) {
      if (!fault.expected) throw fault;
      hold(fault);
      const key = fault.path.at(-1);
      if (fault.code !== "PP703" || !remarks[key]) return form.session.clear(address);
      delete remarks[key];
    }
  }
}
