// Check your answers: what stands, what is still to be answered before anybody signs, and what else a signer should know.

import { facing } from "../runtime/program.js";
import { form, isTheirs, specOf, writerOf } from "./form.js";
import { fillIn, say, tell } from "./words.js";
import { copy, make, textIn, wordsIn } from "./patterns.js";
import { called } from "./question.js";
import { answerIn, inWords, rowsInWords } from "./inputs.js";
import { brief } from "./picture.js";
import { lateness, linkTo, missing, notAsked, otherwise, sayHeading, sectionHeading, shortened, viewsBySection, withheld } from "./pages.js";

function standing(address, view) {
  const spec = specOf(address);
  const { path, frame } = form.session.locate(address);
  if (spec.type === "group" && form.session.draft(path, frame)?.said === "none") return textIn("span", "pp-none", fillIn(rowsInWords(spec, "there_are_none"), address));
  if (view.state === "blank" && !isTheirs(spec)) return wordsIn("span", "pp-none", "written_by_" + writerOf(spec));
  if (view.state !== "answered") return wordsIn("span", "pp-none", view.state);
  return spec.type === "group" ? wordsIn("span", "pp-answer", "rows_below") : answerIn("span", "pp-answer", address, spec, view.value);
}

function checkList(views) {
  const list = copy("list");
  const pattern = list.firstElementChild;
  list.replaceChildren(...views.filter(([, view]) => view.status === "asked").map(([address, view]) => {
    const row = pattern.cloneNode(true);
    const [key, value, actions] = row.children;
    tell(key, view.text);
    if (address.includes("[")) row.classList.add("pp-in-row");
    value.replaceChildren(standing(address, view));
    if (view.note) value.append(textIn("p", "govuk-hint", view.note));
    if (view.provenance === "on record") value.append(wordsIn("p", "govuk-hint", "still_on_record"));
    if (view.stale) value.append(wordsIn("p", "govuk-hint", "stale"));
    if (view.check) value.append(wordsIn("p", "govuk-hint", "reworded"));
    if (view.not_offered) value.append(wordsIn("p", "govuk-hint", "offered_before"));
    if (!isTheirs(specOf(address))) return row.classList.add("govuk-summary-list__row--no-actions"), actions.remove(), row;
    const to = say(linkTo(address), "change");
    to.append(textIn("span", "govuk-visually-hidden", ` ${view.text}`));
    actions.replaceChildren(to);
    return row;
  }));
  return list;
}

// What sign-off waits for, and what in its turn waits for that. It is told here and counted in the list of sections, and
// nowhere while somebody writes.
function stillOpen() {
  const { session, content } = form;
  const open = missing();
  if (!open.length) {
    const wanted = Object.values(content.questions).some(spec => facing(session, spec).mandatory && isTheirs(spec));
    return wanted ? [wordsIn("p", "govuk-body", "nothing_open")] : [];
  }
  return headed("still_open", open.map(({ question, needed_by: by = [] }) =>
    make("li", "", linkTo(question), ...by.map(name => wordsIn("p", "govuk-hint", "needed_by", { question: session.question(name).text })))));
}

// Facts that are not what these answers saw, for the signer to look at (rule R2). Nothing is changed by them unseen.
function recordChanged() {
  const { session, content } = form;
  const told = (name, held) => {
    const spec = content.facts[name];
    if (!held) return wordsIn("span", "", "not_on_record");
    if (held.reason) return wordsIn("span", "", held.reason);
    const parts = new Map(spec.parts?.map(part => [part.id, part]));
    const entry = row => inWords(null, ...Object.entries(row).filter(([id]) => parts.has(id)).map(([id, value]) => [parts.get(id), value])[0]);
    return spec.type === "list" ? held.value.map(entry).join(", ") : answerIn("span", "", null, spec, held.value);
  };
  return session.changedFacts().map(name => wordsIn("li", "", "was_and_is", {
    name: content.facts[name].title ?? name, before: told(name, session.seen.get(name)), now: told(name, session.onRecord(name)),
  }));
}

const headed = (key, items) => (items.length ? [sayHeading(2, key), make("ul", "govuk-list govuk-list--bullet", ...items)] : []);

export function checkPage() {
  const { session, content } = form;
  const back = say(copy("back"), "back_to_list");
  back.href = "#/";
  const waits = session.waiting().filter(({ named }) => named).map(wait => {
    const source = wait.for.question ?? wait.for.fact;
    return make("li", "", source ? textIn("span", "", called(source)) : "", " ", wordsIn("span", "", "holds_up", { count: wait.questions.length }),
      make("ul", "govuk-list govuk-list--bullet", ...wait.questions.map(name => textIn("li", "", session.question(name).text))));
  });
  const kept = session.setAside().map(({ question, because: why }) =>
    make("li", "", specOf(question) && !question.endsWith("]") ? textIn("span", "", called(question)) : wordsIn("span", "", "removed_row"), textIn("span", "govuk-hint", why.includes("`") || form.page.audience !== "practitioner" ? "" : why)));
  const roles = content.signatures.map(({ role }) => textIn("li", "", role));
  const next = session.next().map(step => make("li", "", textIn("span", "", step.exemplar.replaceAll("-", " ")), ...(step.because ? [": ", textIn("span", "", step.because)] : [])));
  const views = viewsBySection();
  return [back, make("div", "pp-problem"), sayHeading(1, "check_title", "l"), ...brief("h2", "m"), ...lateness(), ...shortened(), ...otherwise(),
    ...stillOpen(), ...headed("record_changed", recordChanged()), ...headed("waiting", waits),
    ...content.sections.flatMap(section => [sectionHeading(2, section, "m"), checkList(views.get(section.id)), ...notAsked(views.get(section.id)), ...withheld(section.id)]),
    ...headed("kept_aside", kept), ...headed("next_steps", next), ...headed("signatures", roles)];
}

