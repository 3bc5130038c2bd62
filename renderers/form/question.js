// One question: its words, its way in, the reasons for no answer, what is on record, and what waits for it.

import { all, faceOf, form, isTheirs, pathOf, pick, specOf, writerOf } from "./form.js";
import { fillIn, isTranslated, say, tell, word } from "./words.js";
import { button, copy, describe, folded, inset, make, originOf, wordsIn, symbol, textIn } from "./patterns.js";
import { boxesIn, choicesIn, markReason, recordOf, restore, saidTo } from "./answering.js";
import { CONTROL, entryOf, tellFault } from "./unread.js";
import { INPUTS, answerIn, dateIn, dateWrite, isReasonBefore, optionsOf } from "./inputs.js";

const HEADING = ".govuk-fieldset__legend,.govuk-label";

// The most characters of what stands beside an answer.
const MOST_BESIDE = 100000;

// The box of a question. What is in it is drawn when it is asked.
export function questionBox(address) {
  const box = make("div", "pp-question");
  box.dataset.q = address;
  refresh(box);
  return box;
}

// Bring a question up to date, without touching what somebody is typing.
export function refresh(box) {
  const address = box.dataset.q;
  const view = form.session.question(address);
  const asked = view.status === "asked";
  const spec = specOf(address);
  box.classList.toggle("pp-aside-kept", !!view.set_aside);
  if (!asked) {
    const kept = view.set_aside ? [aside(address, spec, view)] : [];
    if (kept.length || box.firstChild) box.replaceChildren(...kept);
    box.hidden = !kept.length;
    box.drawn = null;
    return false;
  }
  box.hidden = false;
  if (!isTheirs(spec)) return toRead(box, spec, view);
  if (typeof box.drawn === "string") box.drawn = null; // it was there to be read, before a variant began or ceased to apply
  const fresh = !box.drawn;
  const isOther = box.face !== faceOf(spec);
  box.face = faceOf(spec);
  if (fresh) drawWithin(box, spec, view);
  else if (isOther) tellOtherwise(box, spec, view);
  const heading = pick(HEADING, box);
  if (heading.textContent !== view.text) tell(heading, view.text);
  tellRecord(box, spec, view);
  tellMore(box, spec, view);
  const unread = form.unread.get(address);
  if ((fresh || isOther) && unread?.told) tellFault(box, unread.fault);
  return fresh;
}

// A question that somebody else answers: what they wrote, or that they will. It is no secret, and not for this reader to answer.
function toRead(box, spec, view) {
  const now = [view.text, view.state, JSON.stringify(view.value), view.note, form.tongue, faceOf(spec)].join();
  if (box.drawn === now) return false;
  box.drawn = now;
  box.replaceChildren(symbol(spec.symbol), textIn("p", "govuk-label govuk-label--s", view.text),
    ...(spec.hint ? [textIn("p", "govuk-hint", fillIn(spec.hint.practitioner, box.dataset.q))] : []), ...standsThere(box.dataset.q, spec, view), ...originOf("questions." + box.dataset.q));
  return true;
}

function standsThere(address, spec, view) {
  if (view.state === "blank") return [wordsIn("p", "govuk-hint", "written_by_" + writerOf(spec))];
  const said = view.state === "answered" ? answerIn("p", "pp-said", address, spec, view.value) : wordsIn("p", "pp-said", view.state);
  return view.note ? [said, textIn("p", "govuk-hint", view.note)] : [said];
}

function aside(address, spec, view) {
  const said = view.value === null ? wordsIn("p", "pp-said", view.state) : answerIn("p", "pp-said", address, spec, view.value);
  return inset(wordsIn("p", "govuk-body", "set_aside", { question: view.text }), said, whyStands(make("p", "govuk-hint"), address, view));
}

// Put in why a question stands as it does. Families read the author's reasons, and no conditions.
export function whyStands(element, address, view) {
  const { sentence, kind } = view.because;
  if (isTranslated() && !kind) return say(element, "always_asked");
  if ((form.page.audience === "practitioner" && !isTranslated()) || !kind) return tell(element, sentence.replace(/`([^`]+)`/g, (_, name) => called(name)));
  const read = (view.because.read ?? []).map(source => called(source.question ?? source.fact));
  return say(element, "depends_on", { questions: [...new Set(read)].join("; ") });
}

// What a question, a section or a fact is called, in words.
export function called(name) {
  const { facts, questions, sections } = form.content;
  if (questions[pathOf(name)]) return `“${form.session.question(name).text}”`;
  const section = sections.find(({ id }) => id === name);
  return section ? `“${fillIn(section.title.practitioner)}”` : (facts[name]?.title ?? name);
}

function drawWithin(box, spec, view) {
  const address = box.dataset.q;
  const { pattern, write } = INPUTS[spec.type];
  const made = copy(pattern, address);
  const control = pick(CONTROL, made);
  box.hint = pick(".govuk-hint[id$=-hint]", made);
  box.hinted = pick(`[aria-describedby~="${box.hint.id}"]`, made);
  all(".govuk-date-input__label", made).forEach((label, n) => say(label, ["day", "month", "year"][n % 3]));
  const suffix = pick(".govuk-input__suffix", made);
  if (suffix) {
    suffix.ariaHidden = null;
    suffix.id = address + "-unit";
    describe(pick("input", made), suffix.id, spec.unit);
    spec.unit ? tell(suffix, spec.unit) : suffix.remove();
  }
  box.control = control;
  // The patterns of an option and of what stands between options, where the question has any.
  box.patterns = /radios|checkboxes/.test(control.className) && [...control.children];
  control.before(make("div", "pp-record"));
  box.drawn = make("div", "pp-more");
  box.replaceChildren(made, box.drawn, ...originOf("questions." + address));
  tellFace(box, spec, view);
  if (spec.whose_words) made.prepend(wordsIn("p", "pp-whose", "words_" + spec.whose_words));
  write(made.parentNode, view.provenance === "on record" ? undefined : view.value);
  restore(made, form.unread.get(address));
  if (view.state !== "answered" && view.state !== "blank") markReason(box, view.state);
}

// What a variant may say otherwise, beside the question itself: the hint, the picture, the options and the reasons.
function tellFace(box, spec, view) {
  const address = box.dataset.q;
  const made = pick(":scope > .govuk-form-group", box);
  tellHint(box.hint, box.hinted, pick(HEADING, made), spec, address);
  all(":scope > .pp-symbol,:scope > .pp-why", box).forEach(element => element.remove());
  box.prepend(symbol(spec.symbol));
  if (view.because.kind || spec.because) {
    const why = folded("why_asked", {}, textIn("p", "govuk-body", ""));
    why.className += " pp-why";
    box.append(why);
  }
  if (box.patterns) return drawOptions(box.control, box.patterns, spec, view, address);
  pick(".pp-reasons", made)?.remove();
  if (!reasonsOf(spec, view).length) return;
  const reasons = drawReasons(spec, view, address);
  const label = pick(":scope > .govuk-label", made);
  if (label) {
    label.id = address + "-label";
    describe(pick("fieldset", reasons), label.id, true);
  }
  (pick(":scope > fieldset", made) ?? made).append(reasons);
}

// Put a question's hint beneath its heading, or take it away: `hinted` is what it describes.
export function tellHint(hint, hinted, heading, spec, address) {
  const said = spec.hint?.practitioner;
  describe(hinted, hint.id, said);
  if (said) heading.after(tell(hint, fillIn(said, address)));
  else hint.remove();
}

// A variant begins or ceases to apply while somebody writes: what is typed, chosen or opened stays as it is.
function tellOtherwise(box, spec, view) {
  const chosen = choicesIn(box).filter(input => input.checked).map(input => input.value);
  const had = document.activeElement;
  const isWithin = box.contains(had);
  const isOpen = pick(":scope > .pp-why", box)?.open;
  tellFace(box, spec, { ...view, value: [view.value, chosen].flat() });
  for (const input of choicesIn(box)) input.checked = chosen.includes(input.value);
  const why = pick(":scope > .pp-why", box);
  if (why) why.open = isOpen;
  if (isWithin && !box.contains(had)) (all("input", box).find(({ value }) => value === had.value) ?? entryOf(box)).focus();
}

// The reasons that are offered, and the one that was given: it stays where it is offered no longer.
const reasonsOf = (spec, { state }) => [...(spec.reasons ?? []), ...(isReasonBefore(spec, state) ? [state] : [])];

// What is offered no longer says so.
export const marked = (label, isBefore) => (isBefore && label.append(" ", wordsIn("span", "pp-before", "offered_before")), label);

function drawOptions(control, [pattern, divider], spec, view, address) {
  control.replaceChildren();
  let count = 0;
  const add = (value, exclusive, words, hint, picture) => {
    const item = pattern.cloneNode(true);
    const [input, label, told] = item.children;
    const id = count ? `${address}-${count}` : address;
    count += 1;
    input.id = label.htmlFor = id;
    input.value = value;
    if (exclusive) input.dataset.behaviour = "exclusive";
    words(label);
    if (hint) {
      tell(told, fillIn(hint, address));
      told.id = `${id}-item-hint`;
      input.setAttribute("aria-describedby", told.id);
    } else {
      told.remove();
      input.removeAttribute("aria-describedby");
    }
    if (picture) label.prepend(symbol(picture));
    control.append(item);
  };
  const options = optionsOf(spec, view.value);
  const alone = options.filter(option => option.exclusive);
  const put = option => add(option.code, option.exclusive, label => {
    option.word ? (label.textContent = option.word) : tell(label, fillIn(option.say.practitioner, address));
    marked(label, option.isBefore);
  }, option.hint, option.symbol);
  options.filter(option => !option.exclusive).forEach(put);
  const reasons = reasonsOf(spec, view);
  if (alone.length || reasons.length) control.append(say(make("div", divider.className), "or"));
  alone.forEach(put);
  for (const reason of reasons) add("!" + reason, true, label => marked(say(label, reason), isReasonBefore(spec, reason)), null, "!" + reason);
}

function drawReasons(spec, view, address) {
  const made = copy("reasons", address + "!");
  made.className += " pp-reasons";
  say(pick("legend", made), "no_answer");
  const list = pick(".govuk-radios", made);
  const pattern = list.firstElementChild;
  list.replaceChildren(...reasonsOf(spec, view).map((reason, n) => {
    const item = pattern.cloneNode(true);
    const [input, label] = item.children;
    input.id = label.htmlFor = `${address}!${n}`;
    input.value = "!" + reason;
    marked(say(label, reason), isReasonBefore(spec, reason)).prepend(symbol("!" + reason));
    return item;
  }));
  return made;
}

// On record, to confirm or correct; older than it should be; or given to words that have changed since.
function tellRecord(box, spec, view) {
  const place = pick(".pp-record", box);
  if (!place) return;
  const address = box.dataset.q;
  const now = [view.provenance, view.stale, view.check, view.value, box.face].join();
  if (place.said === now + form.tongue) return;
  place.said = now + form.tongue;
  const held = view.provenance && (recordOf(address) ?? {});
  const told = [];
  if (held && (view.provenance !== "confirmed")) {
    const value = view.provenance === "corrected" ? held.value : (held.value ?? view.value);
    told.push(wordsIn("p", "govuk-body", "on_record", { value: held.reason ? wordsIn("span", "", held.reason) : answerIn("span", "", address, spec, value) }));
    if (held.said_by) told.push(wordsIn("p", "govuk-hint", "said_by", { name: held.said_by }));
    if (held.on) told.push(wordsIn("p", "govuk-hint", "said_on", { date: dateIn(held.on) }));
    if (view.stale) told.push(wordsIn("p", "govuk-body", "stale"));
    if (view.provenance !== "corrected" && (!held.reason || spec.reasons?.includes(held.reason))) told.push(button("still_right", "confirm", address));
  } else if (held) told.push(wordsIn("p", "govuk-hint", "confirmed"));
  if (view.check) told.push(wordsIn("p", "govuk-body", "reworded"), button("still_right", "confirm", address));
  place.replaceChildren(...(told.length ? [inset(...told)] : []));
}

// What a reason or an answer asks besides: when to come back, where else it stands, more to say. No box goes away while
// somebody is in it, or while there are words in it that stand nowhere else.
function tellMore(box, spec, view) {
  const address = box.dataset.q;
  const place = box.drawn;
  const reason = /^(answered|blank)$/.test(view.state) ? "" : view.state;
  const given = saidTo(address) ?? {};
  const unread = form.unread.get(address);
  const placed = new Map(all("[data-part]", place).map(element => [element.dataset.part, element]));
  const holds = part => given[part] || placed.get(part)?.contains(document.activeElement) ||
    [...(unread?.boxes ?? [])].some(([id, text]) => text && id.startsWith(`${address}:${part}`));
  const wanted = [(reason === "not_yet_known" || holds("until")) && "until",
    (reason === "recorded_elsewhere" || holds("pointer")) && "pointer",
    (reason || holds("note") || [view.value].flat().some(code => spec.more_to_say?.includes(code))) && "note",
    (reason || unread || (view.state === "answered" && view.provenance !== "on record")) && "clear",
    form.taken.has(address) && "back"].filter(Boolean);
  if (place.wanted === wanted.join()) return;
  place.wanted = wanted.join();
  let next = null;
  for (const part of ["clear", "back", "note", "pointer", "until"]) {
    let there = placed.get(part);
    if (!wanted.includes(part)) {
      if (!there) continue;
      there.hidden = boxesIn(there).some(input => input.value);
      if (!there.hidden) {
        there.remove();
        continue;
      }
    } else if (there) there.hidden = false;
    else {
      there = drawPart(part, address, given, reason);
      place.insertBefore(there, next);
      if (part === "until") dateWrite(box, given.until, ":until");
      restore(there, unread);
    }
    next = there;
  }
}

const KEYS = { clear: ["take_back", "clearanswer"], back: ["bring_it_back", "bringback"] };

function drawPart(part, address, given, reason) {
  const id = `${address}:${part}`;
  let made;
  if (KEYS[part]) {
    made = button(...KEYS[part], address);
    made.className = "pp-quiet";
  } else {
    made = copy(part === "pointer" ? "small" : part, id);
    say(pick(HEADING, made), part === "note" && reason === "not_asked" ? "note_not_asked" : part);
    pick(".govuk-hint", made)?.remove();
    pick("input", made)?.removeAttribute("aria-describedby");
    all(".govuk-date-input__label", made).forEach((label, n) => say(label, ["day", "month", "year"][n]));
    const holder = make("div", "", made);
    holder.dataset.part = part;
    if (part !== "until") Object.assign(pick("input,textarea", made), { value: given[part] ?? "", maxLength: MOST_BESIDE });
    return holder;
  }
  made.dataset.part = part;
  return made;
}
