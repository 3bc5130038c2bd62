// A record begun, changed and kept, and the words that say where it is kept.

import { presentNames } from "../runtime/former_names.js";
import { open } from "../runtime/session.js";
import { byId, form, pick, today } from "./form.js";
import { byNumber } from "./numbered.js";
import { say, word } from "./words.js";
import { announce, inset, wordsIn } from "./patterns.js";
import { saidTo } from "./answering.js";
import { dayIn, manners } from "./inputs.js";
import { linkTo, otherwiseNow } from "./pages.js";
import { main, hideWays, show, afterChange } from "./showing.js";

// The variants that held when the page was last told of them.
let holding = [];

export function changed(answered) {
  const fresh = afterChange(answered);
  const told = otherwiseNow(holding);
  holding = form.session.holding;
  if (told.length) announce(...told);
  keep();
  tellState();
  return fresh;
}

const holdsMore = ({ hidden, hiddenFacts, hiddenLateness }) =>
  hiddenFacts.size > 0 || !!hiddenLateness || [...hidden.values()].some(({ given, rows }) => given.size || rows.size);

export function begin(answers) {
  const { facts } = form.page;
  const session = (form.session = byNumber(open(form.page, { answers: presentNames(form.page.content, answers), facts, today: today() })));
  holding = session.holding;
  form.unread.clear();
  form.taken.clear();
  form.isBegun = [...session.facts.keys()].some(name => session.onRecord(name)) || session.instances().some(address => saidTo(address)?.by);
}

export function take(answers) {
  begin(answers);
  show(false);
  // A file may hold what is not for this reader. Who keeps it should know.
  if (holdsMore(form.session)) pick("h1", main).after(inset(wordsIn("p", "govuk-body", "holds_more")));
}

export const whenSaved = saved => new Date(saved).toLocaleString(manners(), { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" });

let toldState = "";

// Something may be typed before what keeps it is there.
let isEarly = false;
const keep = () => (form.keeping ? form.keeping.changed(() => form.session.answers()) : (isEarly = true));

export function tellState() {
  const { state, why } = form.keeping ?? { state: isEarly ? "unsaved" : "empty" };
  const savedAt = form.keeping?.savedAt;
  const [unread] = form.unread.keys();
  const now = [state, why, savedAt, form.tongue, form.unread.size, unread].join();
  if (toldState === now) return;
  toldState = now;
  if (savedAt && state === "saved") say(byId("pp-state"), "state_as_saved", { time: dayIn("span", "", whenSaved(savedAt)) });
  else say(byId("pp-state"), "state_" + state.replace(" ", "_"));
  // What cannot be read as an answer is in no answer file: it is not called saved.
  if (unread) {
    byId("pp-state").replaceChildren(say(linkTo(unread), "unread", { count: form.unread.size }));
    hideWays(byId("pp-state"));
  }
  const told = why && word("keep_" + why);
  if (told) byId("pp-state").append(" ", told);
}

export const keepEarly = () => isEarly && keep();
