// The pages inside the page: the list of sections, one section, everything at once, one question.

import { facing } from "../runtime/program.js";
import { inSentence } from "../runtime/wording.js";
import { LATENESS, all, form, isTheirs, pick, specOf } from "./form.js";
import { numberedAddress } from "./numbered.js";
import { fillIn, say, tell } from "./words.js";
import { button, copy, describe, folded, inset, link, make, originOf, wordsIn, textIn } from "./patterns.js";
import { entryOf, faultTold, tellFault } from "./unread.js";
import { whyStands } from "./question.js";
import { dateIn } from "./inputs.js";
import { boxFor, longPart } from "./rows.js";

export const heading = (level, text, size = "l") => textIn("h" + level, `govuk-heading-${size}`, text);
export const sayHeading = (level, key, size = "m") => wordsIn("h" + level, `govuk-heading-${size}`, key);
const titleOf = section => fillIn(facing(form.session, section).title.practitioner);

// What a section says, in the words that it has now: they follow when a variant begins or ceases to apply.
function following(element, section, facet) {
  element.className += " pp-follows";
  element.follow = () => {
    const said = facing(form.session, section)[facet];
    const text = said ? fillIn(said.practitioner ?? said) : "";
    if (element.textContent !== text) tell(element, text);
    element.hidden = !text;
  };
  element.follow();
  return element;
}
export const sectionHeading = (level, section, size = "l") => following(make("h" + level, `govuk-heading-${size}`), section, "title");
const sectionHint = section => following(make("p", "govuk-hint"), section, "hint");
export const follow = within => all(".pp-follows", within).forEach(element => element.follow());

const HEARD = ["ask", "hint", "options", "reasons", "title"];

// Whether a variant puts anything that is asked now in other words, where these hold.
function isHeard(variant, holding) {
  const speaks = ({ variants = [] }) => variants.some(entry =>
    entry.in.includes(variant) && entry.in.every(name => holding.includes(name)) && HEARD.some(facet => facet in entry));
  return form.content.sections.some(speaks) ||
    [...form.session.questions()].some(([address, { status }]) => status === "asked" && speaks(specOf(address)));
}

// That some questions are put in other words, in one sentence, and why, where any of these variants says so.
function toldOtherwise(names, tag, style) {
  const heard = names.filter(name => isHeard(name, form.session.holding));
  const whys = heard.map(name => form.content.variants[name].because).filter(Boolean);
  const said = make("span", "", ...whys.flatMap((why, n) => [n ? "; " : "", textIn("span", "", fillIn(why))]));
  if (whys.length) return [wordsIn(tag, style, "otherwise_because", { because: said })];
  return heard.length ? [wordsIn(tag, style, "otherwise")] : [];
}
export const otherwise = () => toldOtherwise(form.session.holding, "p", "govuk-body").map(told => inset(told));

// The same to those who listen, when variants have begun or ceased to apply since `before` held.
export function otherwiseNow(before) {
  const now = form.session.holding;
  const begun = toldOtherwise(now.filter(name => !before.includes(name)), "span", "");
  if (begun.length) return begun;
  return before.some(name => !now.includes(name) && isHeard(name, before)) ? [wordsIn("span", "", "as_before")] : [];
}

// A title without what anybody said: the browser keeps titles in its history.
export const unfilled = text => [text].flat().map((part, n, parts) =>
  part.slot ? inSentence(form.content.facts[part.slot[1]]?.called ?? "…", parts[n - 1]) : part).join("");

// Questions as they stand, by section, without those of rows.
export const viewsBySection = () => {
  const views = form.session.questions();
  const found = new Map(form.content.sections.map(section => [section.id, []]));
  for (const [address, view] of views) found.get(specOf(address).section).push([address, view]);
  return found;
};

const counted = views => {
  const asked = views.filter(([address, view]) => view.status === "asked" && specOf(address).type !== "group" && isTheirs(specOf(address)));
  const done = asked.filter(([, view]) => view.state !== "blank");
  return { done: done.length, count: asked.length };
};

// What sign-off waits for and this reader can answer.
export const missing = () => form.session.missing().filter(({ question }) => isTheirs(specOf(question)));

function firstOf({ id, questions }) {
  if (!form.page.easy) return `#/s/${id}`;
  const asked = askedNow();
  return `#/q/${questions.find(name => asked.includes(name)) ?? questions[0]}`;
}

export function lateness() {
  const late = form.session.late();
  if (!late) return [];
  const told = [];
  if (late.due) told.push(wordsIn("p", "govuk-body", late.late ? "late" : "due", { date: dateIn(late.due) }));
  if (late.late) {
    const made = copy("note", "pp-lateness");
    say(pick("label", made), "why_late");
    Object.assign(pick("textarea", made), { value: form.unread.get(LATENESS) ?? late.reason ?? "", maxLength: 100000 });
    told.push(made);
  }
  return told.length ? [inset(...told)] : [];
}

export const shortened = () => form.session.short().map(({ because: why }) => inset(wordsIn("p", "govuk-body", "short"), textIn("p", "govuk-body", why)));

export const withheld = id => {
  const count = form.page.withheld[id];
  return count ? [wordsIn("p", "govuk-hint", "withheld" + (count === 1 ? ".one" : ""), { count })] : [];
};

// How to begin with what is on record, while there is nothing; and to a family, that somebody has begun.
function beginning() {
  const { page, session, isBegun } = form;
  const { facts, given, rows } = session.answers();
  const isBlank = !facts && !rows && !Object.keys(given).length;
  if (page.audience === "practitioner") return isBlank ? [wordsIn("p", "govuk-body", "how_to_begin")] : [];
  return isBegun && page.audience !== "conference" ? [wordsIn("p", "govuk-body", "begun_by_others")] : [];
}

export function listPage() {
  const views = viewsBySection();
  const list = copy("tasks");
  const pattern = list.firstElementChild;
  const open = missing().map(({ question }) => specOf(question).section);
  list.replaceChildren(...form.content.sections.map((section, n) => {
    const item = pattern.cloneNode(true);
    const { done, count } = counted(views.get(section.id));
    const there = views.get(section.id).filter(([, view]) => view.status === "asked");
    const asked = there.length > 0;
    const theirs = there.some(([address]) => isTheirs(specOf(address)));
    const to = pick("a", item);
    tell(to, titleOf(section));
    to.href = firstOf(section);
    const tag = pick(".govuk-tag", item);
    tag.parentNode.id = `status-${n}`;
    to.setAttribute("aria-describedby", `status-${n}`);
    const hint = pick(".govuk-task-list__hint", item);
    const toGo = open.filter(id => id === section.id).length;
    hint.id = `to-go-${n}`;
    if (toGo) say(hint, "to_go", { count: toGo });
    else hint.remove();
    describe(to, hint.id, toGo);
    const state = !asked ? "not_asked_here" : !theirs ? "to_read" : !done ? "not_begun" : done === count ? "all_said" : "begun";
    tag.className = `govuk-tag govuk-tag--${{ not_asked_here: "grey", to_read: "grey", not_begun: "blue", all_said: "green", begun: "yellow" }[state]}`;
    say(tag, state, { done, count });
    return item;
  }));
  const whole = [...views.values()].map(counted);
  const done = whole.reduce((sum, each) => sum + each.done, 0);
  const count = whole.reduce((sum, each) => sum + each.count, 0);
  const who = copy("small", "pp-by");
  say(pick("label", who), "your_name");
  say(pick(".govuk-hint", who), "your_name_hint");
  pick("input", who).value = form.by;
  pick("input", who).autocomplete = "off";
  pick("input", who).maxLength = 1000;
  return [heading(1, fillIn(form.content.title.practitioner)), ...beginning(), wordsIn("p", "govuk-body", "progress", { done, count: count + 0 }),
    ...lateness(), ...shortened(), ...otherwise(), list, who,
    make("p", "govuk-body pp-ways", ...(form.page.easy ? [] : [say(link("", "#/all"), "one_page"), " "]), say(link("", "#/check"), "check_title"))];
}

export function notAsked(views) {
  const left = views.filter(([address, view]) => view.status === "skipped" && !view.set_aside && !address.includes("["));
  if (!left.length) return [];
  const list = make("ul", "govuk-list", ...left.map(([address, view]) =>
    make("li", "", textIn("strong", "", view.text), make("br"), whyStands(make("span", "govuk-hint"), address, view))));
  return [folded("not_asked_list", { count: left.length }, list)];
}

export function sectionPage(section) {
  const sections = form.content.sections;
  const next = sections[sections.indexOf(section) + 1];
  const back = say(copy("back"), "back_to_list");
  back.href = "#/";
  const onward = button("onward", "go", next ? firstOf(next) : "#/check", "button");
  return [back, make("div", "pp-problem"), sectionHeading(1, section), sectionHint(section), ...originOf("sections." + section.id),
    ...section.questions.map(boxFor), make("div", "pp-left"), ...withheld(section.id),
    make("div", "govuk-button-group", onward, say(link("", "#/"), "back_to_list"))];
}

export const tellLeft = (place, section) =>
  place.replaceChildren(...notAsked(viewsBySection().get(section.id)));

export function everythingPage() {
  const back = say(copy("back"), "back_to_list");
  back.href = "#/";
  return [back, make("div", "pp-problem"), heading(1, fillIn(form.content.title.practitioner)),
    ...form.content.sections.map(section => longPart(sectionHeading(2, section, "m"), ...originOf("sections." + section.id), ...section.questions.map(boxFor), ...withheld(section.id))),
    make("div", "govuk-button-group", button("check_title", "go", "#/check", "button"), say(link("", "#/"), "back_to_list"))];
}

// What is asked on a page of its own: of what somebody else answers, what they have written.
const askedNow = () => [...form.session.questions()].filter(([name, view]) =>
  view.status === "asked" && !name.includes("[") && (isTheirs(specOf(name)) || view.state !== "blank")).map(([name]) => name);

// Where a question leads, once it is answered: its answer may have asked for more.
export const onwardFrom = address => {
  const asked = askedNow();
  const names = [...form.session.questions().keys()];
  const after = names.slice(names.indexOf(address) + 1).find(name => asked.includes(name));
  return after ? `#/q/${after}` : "#/check";
};

export function questionPage(address) {
  const asked = askedNow();
  const at = asked.indexOf(address);
  const section = form.content.sections.find(({ id }) => id === specOf(address).section);
  const before = asked[at - 1];
  const back = say(copy("back"), before ? "back" : "back_to_list");
  back.href = before ? `#/q/${before}` : "#/";
  return [back, sectionHeading(1, section), ...(at < 0 ? [] : [wordsIn("p", "govuk-hint", "question_of", { at: at + 1, all: asked.length })]),
    boxFor(address), make("div", "govuk-button-group", button("onward", "onward", address, "button"), say(link("", "#/"), "back_to_list"))];
}

// The way to the box of a question, or to that for why the work is late.
export const linkTo = address => {
  const spec = specOf(address);
  const made = spec ? link(form.session.question(address).text, form.page.easy ? `#/q/${address.split("[")[0]}` : `#/s/${spec.section}`) : link("", "#/");
  made.dataset.to = numberedAddress(address);
  return made;
};

// "There is a problem": only what is asked and cannot be read as an answer, each with a way to its box.
export function tellProblems(within) {
  const place = pick(".pp-problem", within);
  if (!place) return false;
  const found = [...form.unread].filter(([address]) =>
    specOf(address) && form.session.status(address) === "asked" && (pick(`[data-q="${address}"]`, within) || !pick("[data-q]", within)));
  if (!found.length) return place.replaceChildren(), false;
  const made = copy("problem");
  for (const [address, unread] of found) {
    unread.told = true;
    const box = all(".pp-question", within).find(there => there.dataset.q === address);
    if (box) tellFault(box, unread.fault);
  }
  say(pick("h2", made), "problem");
  pick("ul", made).replaceChildren(...found.map(([address, { fault }]) => {
    const box = pick(`[data-q="${address}"]`, within);
    const entry = box && entryOf(box);
    const to = entry ? link("", "#" + entry.id) : linkTo(address);
    to.replaceChildren(textIn("span", "", form.session.question(address).text), ": ", faultTold(fault, address));
    return make("li", "", to);
  }));
  place.replaceChildren(made);
  new GOVUK.ErrorSummary(made);
  return true;
}
