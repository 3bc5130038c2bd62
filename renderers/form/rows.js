// A group: rows that are added, removed and brought back, and what is said of them as a whole.

import { statusAt } from "../runtime/standing.js";
import { all, faceOf, form, isTheirs, pick, specOf, writerOf } from "./form.js";
import { rowNumber } from "./numbered.js";
import { say, tell } from "./words.js";
import { button, copy, make, originOf, wordsIn, symbol, textIn } from "./patterns.js";
import { rowsInWords } from "./inputs.js";
import { marked, whyStands, questionBox, refresh, tellHint } from "./question.js";

// A long page has a thousand questions: those in sight, or coming in sight, are kept up to date, and the others where
// their status changes. Of a part that is out of sight, nothing is told of what stands in it.
document.addEventListener(
  "contentvisibilityautostatechange",
  ({ target, skipped }) => {
    target.far = skipped;
    if (!skipped) for (const box of target.at ? [target] : target.children) if (box.at && !isFar(box)) refreshAny(box);
  },
  true);

export const isFar = box => box.far || box.parentNode.far;

// A part of a long page, with its questions, out of sight until it is said to be in sight.
export function longPart(...inside) {
  const part = make("div", "pp-part", ...inside);
  for (const element of [part, ...part.children]) element.far = true;
  return part;
}

export function boxFor(address) {
  const box = specOf(address).type === "group" ? groupBox(address) : questionBox(address);
  box.at = form.session.locate(address);
  box.status = statusOf(box);
  return box;
}

export const statusOf = ({ at }) => statusAt(form.session, at.path, at.frame);

export function refreshAny(box) {
  return specOf(box.dataset.q).type === "group" ? refreshGroup(box) : refresh(box);
}

function groupBox(address) {
  const box = make("div", "pp-question pp-group");
  box.dataset.q = address;
  refreshGroup(box);
  return box;
}

function refreshGroup(box) {
  const address = box.dataset.q;
  const spec = specOf(address);
  const view = form.session.question(address);
  if (view.status !== "asked") {
    const kept = view.set_aside;
    box.replaceChildren(...(kept ? [wordsIn("p", "govuk-body", "set_aside", { question: view.text }), whyStands(make("p", "govuk-hint"), address, view)] : []));
    box.hidden = !kept;
    box.drawn = null;
    return false;
  }
  box.hidden = false;
  const fresh = !box.drawn;
  if (fresh) {
    const made = copy("group", address);
    box.drawn = make("div", "pp-rows");
    box.whole = make("div", "pp-whole");
    box.hint = make("div", "govuk-hint");
    box.hint.id = address + "-hint";
    made.id = address;
    made.append(box.drawn, box.whole);
    box.replaceChildren(made, ...originOf("questions." + address));
  }
  if (fresh || box.face !== faceOf(spec)) {
    const made = pick(":scope > fieldset", box);
    tellHint(box.hint, made, pick("legend", made), spec, address);
    pick(":scope > .pp-symbol", box)?.remove();
    box.prepend(symbol(spec.symbol));
  }
  box.face = faceOf(spec);
  const heading = pick("legend", box);
  if (heading.textContent !== view.text) tell(heading, view.text);
  const { present, removed } = rowsNow(address);
  for (const element of [...box.drawn.children]) if (!present.some(({ row }) => row === element.dataset.row)) element.remove();
  present.forEach(({ row, title }, n) => {
    let element = [...box.drawn.children].find(there => there.dataset.row === row);
    if (!element) box.drawn.append((element = drawRow(address, spec, row)));
    const legend = pick("legend", element);
    title ? tell(legend, title) : say(legend, "row", { count: n + 1 });
  });
  tellWhole(box, spec, view, present, removed);
  return fresh;
}

function rowsNow(address) {
  const rows = form.session.rows(address).map(each => ({ ...each, row: rowNumber(each.row) }));
  return { present: rows.filter(row => !row.removed), removed: rows.filter(row => row.removed) };
}

function drawRow(group, spec, id) {
  const made = copy("group");
  made.className += " pp-row";
  made.dataset.row = id;
  const own = isTheirs(spec) ? [button("remove", "removerow", `${group} ${id}`)] : [];
  const scope = `${group}[${id}]`;
  pick("legend", made).className = "govuk-fieldset__legend govuk-fieldset__legend--s";
  made.append(...spec.questions.map(path => boxFor(`${scope}.${path.split(".").pop()}`)), ...own);
  return made;
}

function tellWhole(box, spec, view, present, removed) {
  const { path, frame } = form.session.locate(box.dataset.q);
  const draft = form.session.draft(path, frame);
  const said = draft?.said ?? (draft?.given ? "!" + draft.given.reason : "");
  const key = [present.length, removed.map(({ row }) => row), said, form.tongue, box.face].join();
  if (box.whole.said === key) return;
  const had = document.activeElement?.value;
  const inside = box.whole.contains(document.activeElement);
  box.whole.said = key;
  const address = box.dataset.q;
  if (!isTheirs(spec)) return box.whole.replaceChildren(...(present.length ? [] : [wholeToRead(spec, view, said)]));
  const offered = [];
  if (!present.length && spec.there_are_none) offered.push(["none", spec.there_are_none]);
  if (present.length) offered.push(["complete", null]);
  if (spec.there_are_others) offered.push(["others", spec.there_are_others]);
  for (const reason of spec.reasons ?? []) if (!present.length || said === "!" + reason) offered.push(["!" + reason, null]);
  const isBefore = said && said !== "complete" && !offered.some(([value]) => value === said);
  if (isBefore) offered.push([said, rowsInWords(spec, "there_are_" + said) ?? null]);
  const parts = [button(present.length ? "add_another" : "add", "addrow", address)];
  for (const { row, title } of removed) {
    const back = say(button("bring_back", "restorerow", `${address} ${row}`), "bring_back", { title: title || "…" });
    back.className = "pp-quiet";
    parts.push(back);
  }
  if (offered.length) {
    const made = copy("reasons", address + "!");
    say(pick("legend", made), present.length ? "is_that_all" : "or_say");
    const list = pick(".govuk-radios", made);
    const pattern = list.firstElementChild;
    list.replaceChildren(...offered.map(([value, text], n) => {
      const item = pattern.cloneNode(true);
      const [input, label] = item.children;
      input.id = label.htmlFor = `${address}!${n}`;
      input.value = value;
      input.dataset.rows = address;
      input.checked = said === value;
      text ? tell(label, form.session.fill(text, address)) : say(label, value.replace("!", "")).prepend(symbol(value));
      if (isBefore) marked(label, value === said);
      return item;
    }));
    parts.push(made);
  }
  box.whole.replaceChildren(...parts);
  if (inside) all("input,button", box.whole).find(element => element.value === had)?.focus();
}

// A list that somebody else makes, while nothing is in it.
function wholeToRead(spec, view, said) {
  if (said === "none") return textIn("p", "pp-said", form.session.fill(rowsInWords(spec, "there_are_none")));
  return wordsIn("p", "govuk-hint", view.state === "blank" ? "written_by_" + writerOf(spec) : view.state);
}
