// Begin: open a record, go from page to page, hand on what is typed, keep it.

import { presentNames } from "../runtime/former_names.js";
import { open } from "../runtime/session.js";
import { openKeeping } from "./keeping.js";
import { LATENESS, all, byId, form, pick, specOf, today } from "./form.js";
import { byNumber, numberedAddress, rowNumber } from "./numbered.js";
import { say, sayAll, word, isTranslated, translate } from "./words.js";
import { announce, announceWord, inset, make, wordsIn } from "./patterns.js";
import { bringBack, confirm, entryOf, handOn, saidTo, takeBack, tellFault, whyStands } from "./question.js";
import { isFar, refreshAny, statusOf } from "./rows.js";
import { dayIn, manners } from "./inputs.js";
import { announcePicture, drawPicture, keepPictureOpen } from "./picture.js";
import { everythingPage, follow, linkTo, listPage, onwardFrom, otherwiseNow, unfilled, questionPage, sectionPage, tellLeft, tellProblems } from "./pages.js";
import { checkPage } from "./check.js";

const main = byId("pp-main");
let shownSection = null;
let goal = null;
let fitPicture = () => {};

// A browser keeps addresses in its history, so a page of the form stands there as a number: which sections and questions
// were gone to would tell what was said. What a number stands for is known only while the form is open.
const ways = ["#/"];
function wayTo(page) {
  if (!ways.includes(page)) ways.push(page);
  return "#" + ways.indexOf(page);
}
const hideWays = within => {
  for (const to of all('a[href^="#/"]', within)) to.href = wayTo(to.getAttribute("href"));
};

function show(focus = true) {
  const at = location.hash.slice(1);
  const [, kind, name] = (ways[at] ?? at).split("/");
  const section = form.content.sections.find(({ id }) => id === name);
  shownSection = kind === "s" && section;
  const parts = shownSection ? sectionPage(section) : kind === "q" && specOf(name) ? questionPage(name)
    : kind === "all" ? everythingPage() : kind === "check" ? checkPage() : listPage();
  main.replaceChildren(...parts);
  hideWays(main);
  main.classList.toggle("pp-long", kind === "all");
  byId("pp-brief").hidden = kind === "check"; // it stands at the head of the check itself
  afterChange();
  tellWaits();
  const title = pick("h1", main);
  document.title = `${kind === "check" ? word("check_title") + " – " : ""}${unfilled(form.content.title.practitioner)}`;
  byId("pp-name").textContent = unfilled(form.content.title.practitioner);
  if (kind === "check") tellProblems(main);
  if (!focus || toGoal()) return;
  goal = null;
  title.tabIndex = -1;
  title.focus();
  scrollTo(0, 0);
}

// To the box that somebody wants to go to, where it is on this page.
function toGoal() {
  const box = goal && boxOf(goal);
  const to = goal === LATENESS ? byId("pp-lateness") : box && entryOf(box);
  if (!to) return false;
  goal = null;
  to.focus();
  return true;
}

const boxes = main.getElementsByClassName("pp-question");
const boxOf = address => [...boxes].find(box => box.dataset.q === address);

// Everything that shows what follows from the answers.
function afterChange(answered) {
  let fresh = 0;
  for (const box of [...boxes]) {
    const status = statusOf(box);
    if (status === box.status && isFar(box) && box !== answered) continue;
    box.status = status;
    if (box.isConnected && refreshAny(box)) fresh += 1;
  }
  follow(main);
  drawPicture();
  if (!waitingToTell) waitingToTell = requestIdleCallback(tellWaits, { timeout: 500 });
  return fresh;
}

let waitingToTell = 0;

// What waits for what, and what is not asked: told in a quiet moment.
function tellWaits() {
  cancelIdleCallback(waitingToTell);
  waitingToTell = 0;
  const waits = new Map(form.session.waiting().filter(({ named }) => !named).map(wait => [numberedAddress(wait.for.question ?? ""), wait.questions.length]));
  for (const told of all(".pp-waits", main)) if (!waits.has(told.parentNode.dataset.q)) told.remove();
  for (const [address, count] of waits) {
    const box = boxOf(address);
    if (!box) continue;
    const told = pick(":scope > .pp-waits", box) ?? box.appendChild(make("p", "govuk-hint pp-waits"));
    say(told, "depend_on_this" + (count === 1 ? ".one" : ""), { count });
  }
  const left = shownSection && pick(".pp-left", main);
  if (left) tellLeft(left, shownSection);
}

// The variants that held when the page was last told of them.
let holding = [];

function changed(answered) {
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

function begin(answers) {
  const { facts } = form.page;
  const session = (form.session = byNumber(open(form.page, { answers: presentNames(form.page.content, answers), facts, today: today() })));
  holding = session.holding;
  form.unread.clear();
  form.taken.clear();
  form.isBegun = [...session.facts.keys()].some(name => session.onRecord(name)) || session.instances().some(address => saidTo(address)?.by);
}

function take(answers) {
  begin(answers);
  show(false);
  // A file may hold what is not for this reader. Who keeps it should know.
  if (holdsMore(form.session)) pick("h1", main).after(inset(wordsIn("p", "govuk-body", "holds_more")));
}

const dialog = name => byId("d-" + name);
const inDialog = async (name, work) => {
  const told = pick("[role=alert]", dialog(name));
  told.textContent = "";
  try {
    await work();
    dialog(name).close();
  } catch (fault) {
    if (!fault.code && !fault.expected) throw fault;
    const unknown = /^(PP|$)/.test(fault.code ?? "") ? "keep_unknown" : "keep_refused";
    if (fault.code !== "cancelled") told.textContent = word("keep_" + fault.code) ?? word(unknown);
  }
};

// What is opened takes the place of what stands here: what is not saved of that is told of first, and a second press of the
// same key gives it up.
async function inPlaceOfThis(does, work) {
  const key = pick(`[data-do="${does}"]`, dialog("open"));
  if (await isLosing() && !key.dataset.word.endsWith("_lose")) {
    say(key, (key.dataset.word += "_lose"));
    pick("[role=alert]", dialog("open")).textContent = word("keep_unsaved");
  } else await work();
}
async function isLosing() {
  await form.keeping.flush();
  return form.unread.size > 0 || !["saved", "empty", "opened"].includes(form.keeping.state);
}
const openFile = file => inPlaceOfThis("openfile", () => inDialog("open", () => form.keeping.openFile(file, take)));
const whenSaved = saved => new Date(saved).toLocaleString(manners(), { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" });
const valueOf = id => {
  const value = byId(id).value;
  byId(id).value = "";
  return value;
};

// What a button with `data-do` does, with its value.
const doing = {
  go: to => {
    if (!tellProblems(main)) location.hash = wayTo(to);
    else hideWays(main);
  },
  onward: address => doing.go(onwardFrom(address)),
  confirm: address => {
    confirm(boxOf(address));
    changed(boxOf(address));
    refocus(address);
  },
  clearanswer: address => {
    takeBack(address);
    redraw(address, "back");
    announceWord("taken_back");
  },
  bringback: address => {
    bringBack(address);
    redraw(address, "clear");
    announceWord("brought_back");
  },
  addrow: address => {
    const row = rowNumber(form.session.addRow(address));
    changed();
    const box = all("[data-row]", boxOf(address)).find(element => element.dataset.row === row);
    pick("input,textarea,button", box)?.focus();
  },
  removerow: value => {
    form.session.removeRow(...value.split(" "));
    changed();
    announceWord("row_removed");
    pick('[data-do="addrow"]', boxOf(value.split(" ")[0]))?.focus();
  },
  restorerow: value => {
    form.session.addRow(...value.split(" "));
    changed();
    pick('[data-do="addrow"]', boxOf(value.split(" ")[0]))?.focus();
  },
  speak: tongue => {
    form.tongue = tongue;
    translate(tongue);
    document.documentElement.lang = tongue;
    for (const key of all('[data-do="speak"]')) key.ariaPressed = key.value === tongue;
    byId("pp-draft").hidden = tongue === form.page.language;
    byId("pp-still").hidden = isTranslated() && !form.page.languages[tongue]?.untranslated.length;
    byId("pp-still").dataset.word = isTranslated() ? "some_in" : "questions_in";
    sayAll(document);
    tellState();
    show(false);
  },
  size: size => {
    document.documentElement.className = `govuk-template pp-text-${size}`;
    for (const key of all('[data-do="size"]')) key.ariaPressed = key.value === size;
    fitPicture();
  },
  save: () => {
    const where = whereKept();
    say(byId("d-save-h"), where ? "save_kept" : "save_title");
    byId("pp-kept").textContent = where ? word("kept_" + where) : "";
    byId("pp-sealing").hidden = where === "sealed";
    say(pick('[data-do="file"]', dialog("save")), where ? "save_copy" : "save_file");
    dialog("save").showModal();
  },
  open: async () => {
    const found = (await form.keeping?.look()) ?? [];
    pick("[role=alert]", dialog("open")).textContent = "";
    for (const key of all('[data-word$="_lose"]', dialog("open"))) say(key, (key.dataset.word = key.dataset.word.replace("_lose", "")));
    byId("pp-found").hidden = !found.length;
    byId("pp-records").replaceChildren(...found.map(({ id, saved }, n) => {
      const input = make("input", "govuk-radios__input");
      Object.assign(input, { type: "radio", name: "record", value: id, id: "record-" + n, checked: !n });
      const label = make("label", "govuk-label govuk-radios__label", whenSaved(saved));
      label.htmlFor = input.id;
      return make("div", "govuk-radios__item", input, label);
    }));
    dialog("open").showModal();
  },
  clear: () => dialog("clear").showModal(),
  cancel: (_, key) => key.closest("dialog").close(),
  seal: () => inDialog("save", () => form.keeping.seal(valueOf("pp-pass"), valueOf("pp-again"))),
  file: () => inDialog("save", async () => {
    const where = whereKept();
    await (form.keeping.canChooseFiles ? form.keeping.toFile(!!where) : form.keeping.download());
    if (where) announceWord("copied");
  }),
  unseal: () => inPlaceOfThis("unseal",
    () => inDialog("open", () => form.keeping.unseal(pick("[name=record]:checked").value, valueOf("pp-key"), take))),
  openfile: () => (form.keeping.canChooseFiles ? openFile(null) : inPlaceOfThis("openfile", () => byId("pp-chosen").click())),
  clearall: () => inDialog("clear", async () => {
    await form.keeping.clear();
    begin();
    form.by = "";
    show(false);
    announceWord("cleared");
  }),
};

// Where it is kept, unless that goes wrong now: then another place is wanted.
const whereKept = () => form.keeping?.state !== "failed" && form.keeping?.where;

function redraw(address, part) {
  const box = boxOf(address);
  box.drawn = null;
  changed(box);
  pick(`[data-part="${part}"]`, box).focus();
}

const refocus = address => pick("input,textarea,button", boxOf(address))?.focus();

let toldState = "";

// Something may be typed before what keeps it is there.
let isEarly = false;
const keep = () => (form.keeping ? form.keeping.changed(() => form.session.answers()) : (isEarly = true));

function tellState() {
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

document.addEventListener("click", event => {
  const key = event.target.closest("[data-do]");
  if (key) {
    event.preventDefault();
    doing[key.dataset.do](key.value, key);
  }
  const to = event.target.closest("[data-to]");
  if (!to) return;
  goal = to.dataset.to;
  if (toGoal()) event.preventDefault();
});

document.addEventListener("input", event => {
  const target = event.target;
  const box = target.closest("[data-q]");
  if (target.id === "pp-by") form.by = [...target.value.trim()].slice(0, 1000).join("");
  else if (target.id === "pp-lateness") explainLateness(target.value);
  else if (target.dataset.rows) sayRows(target.dataset.rows, target.value);
  else if (box) {
    let fresh = 0;
    try {
      handOn(box, target);
    } finally {
      fresh = changed(box);
    }
    if (fresh) announceWord("more_asked", fresh);
  }
});

function explainLateness(text) {
  form.unread.delete(LATENESS);
  try {
    form.session.explainLateness(text.trim() || null);
  } catch (fault) {
    if (!fault.expected) throw fault;
    form.unread.set(LATENESS, text);
  } finally {
    changed();
  }
}

function sayRows(address, value) {
  if (value.startsWith("!")) form.session.giveReason(address, value.slice(1), { by: form.by || undefined, at: today() });
  else form.session.sayRows(address, value);
  changed();
}

document.addEventListener("change", announcePicture);

// A malformed value is told of when its question is left, not while it is typed.
document.addEventListener("focusout", event => {
  const box = event.target.closest?.("[data-q]");
  const unread = box && form.unread.get(box.dataset.q);
  if (!unread || box.contains(event.relatedTarget)) return;
  unread.told = true;
  // A button that is being pressed must not move away: it tells by itself.
  if (!event.relatedTarget?.dataset.do) tellFault(box, unread.fault);
});

document.addEventListener("toggle", event => {
  const box = event.target.closest?.(".pp-why")?.closest("[data-q]");
  if (box) whyStands(pick(".pp-why p", box), box.dataset.q, form.session.question(box.dataset.q));
}, true);

// Alt, Shift and N: from within a question to its reasons for no answer.
document.addEventListener("keydown", event => {
  if (!event.altKey || !event.shiftKey || event.code !== "KeyN") return;
  const box = document.activeElement.closest("[data-q]") ?? pick("[data-q]:not([hidden])", main);
  const reasons = box && all("input", box).filter(input => input.value.startsWith("!"));
  if (!reasons?.length) return;
  event.preventDefault();
  (reasons.find(input => input.checked) ?? reasons[0]).focus();
});

byId("pp-skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});

byId("pp-chosen").addEventListener("change", event => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) openFile(file);
});

addEventListener("beforeunload", event => form.unread.size && event.preventDefault());

addEventListener("hashchange", () => {
  if (!/^(#\d*|#\/.*)?$/.test(location.hash)) return;
  form.taken.clear();
  show();
});

document.body.classList.add("govuk-frontend-supported");
begin();
sayAll(document);
fitPicture = keepPictureOpen();
show(false);
announcePicture();
form.keeping = await openKeeping(form.page);
form.keeping.onState(tellState);
if (isEarly) keep();
const exit = pick(".govuk-exit-this-page");
if (exit) {
  class Exit extends GOVUK.ExitThisPage {
    exitPage() {
      form.unread.clear();
      form.keeping.leave();
    }
  }
  new Exit(exit);
}
