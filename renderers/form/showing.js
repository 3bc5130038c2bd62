// The page that is shown, and all in it that follows from the answers.

import { LATENESS, all, byId, form, pick, specOf } from "./form.js";
import { numberedAddress } from "./numbered.js";
import { say, word } from "./words.js";
import { make } from "./patterns.js";
import { entryOf } from "./unread.js";
import { isFar, refreshAny, statusOf } from "./rows.js";
import { drawPicture } from "./picture.js";
import { everythingPage, follow, listPage, unfilled, questionPage, sectionPage, tellLeft, tellProblems } from "./pages.js";
import { checkPage } from "./check.js";

export const main = byId("pp-main");
let shownSection = null;
let goal = null;

// A browser keeps addresses in its history, so a page of the form stands there as a number: which sections and questions
// were gone to would tell what was said. What a number stands for is known only while the form is open.
const ways = ["#/"];
export function wayTo(page) {
  if (!ways.includes(page)) ways.push(page);
  return "#" + ways.indexOf(page);
}
export const isWay = hash => /^(#\d*|#\/.*)?$/.test(hash);
export const hideWays = within => {
  for (const to of all('a[href^="#/"]', within)) to.href = wayTo(to.getAttribute("href"));
};

export function show(focus = true) {
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

// A page is shown in the moment that somebody goes to it: what they press next is meant for that page. The browser tells of
// a new address only later, and it alone tells of Back.
let shownAt = location.hash;
export function goTo(way) {
  location.hash = way;
  arrive();
}
export function arrive() {
  if (location.hash === shownAt || !isWay(location.hash)) return;
  shownAt = location.hash;
  form.taken.clear();
  show();
}

// Somebody wants to go to a box, here or on the page that is shown next; whether it is here.
export function aim(at) {
  goal = at;
  return toGoal();
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

// Every question on the page.
const boxes = main.getElementsByClassName("pp-question");
export const boxOf = address => [...boxes].find(box => box.dataset.q === address);

// Everything that shows what follows from the answers.
export function afterChange(answered) {
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
