// Begin: what every button, key and box of the page does.

import { openKeeping } from "./keeping.js";
import { leavePage } from "./keeping_leaving.js";
import { LATENESS, all, byId, form, pick, today } from "./form.js";
import { rowNumber } from "./numbered.js";
import { sayAll, isTranslated, translate } from "./words.js";
import { announceWord } from "./patterns.js";
import { bringBack, confirm, handOn, takeBack } from "./answering.js";
import { tellFault } from "./unread.js";
import { whyStands } from "./question.js";
import { announcePicture, keepPictureOpen } from "./picture.js";
import { onwardFrom, tellProblems } from "./pages.js";
import { main, wayTo, isWay, hideWays, goTo, arrive, show, aim, boxOf } from "./showing.js";
import { changed, begin, tellState, keepEarly } from "./begun.js";
import { inDialogs, openFile } from "./dialogs.js";

let fitPicture = () => {};

// What a button with `data-do` does, with its value.
const doing = {
  ...inDialogs,
  go: to => {
    if (!tellProblems(main)) goTo(wayTo(to));
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
};

function redraw(address, part) {
  const box = boxOf(address);
  box.drawn = null;
  changed(box);
  pick(`[data-part="${part}"]`, box).focus();
}

const refocus = address => pick("input,textarea,button", boxOf(address))?.focus();

document.addEventListener("click", event => {
  const key = event.target.closest("[data-do]");
  if (key) {
    event.preventDefault();
    doing[key.dataset.do](key.value, key);
  }
  const link = event.target.closest('a[href^="#"]');
  // With one of these keys the browser opens another window.
  if (!link || event.defaultPrevented || !isWay(link.hash) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (!link.dataset.to || !aim(link.dataset.to)) goTo(link.hash);
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

addEventListener("hashchange", arrive);

document.body.classList.add("govuk-frontend-supported");
begin();
sayAll(document);
fitPicture = keepPictureOpen();
show(false);
announcePicture();
form.opening = openKeeping(form.page);
const exit = pick(".govuk-exit-this-page");
if (exit) {
  class Exit extends GOVUK.ExitThisPage {
    exitPage() {
      form.unread.clear();
      form.keeping ? form.keeping.leave() : leavePage();
    }
  }
  new Exit(exit);
}
form.keeping = await form.opening;
form.keeping.onState(tellState);
keepEarly();
