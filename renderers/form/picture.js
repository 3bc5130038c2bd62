// The pen picture and the key facts, always in sight: beside the questions where there is room, else above them, folded.

import { byId, form, pick } from "./form.js";
import { tell } from "./words.js";
import { announce, copy, wordsIn, textIn } from "./patterns.js";

let shown = "";
let announced = "";

export function drawPicture() {
  const { sentences } = form.session.penPicture();
  const lines = form.session.caseSummary();
  const now = JSON.stringify([sentences, lines, form.tongue]);
  if (now === shown) return;
  shown = now;
  byId("pp-sentences").replaceChildren(
    ...(sentences.length ? sentences.map(text => textIn("p", "govuk-body", text)) : [wordsIn("p", "govuk-hint", "picture_empty")]));
  tell(byId("pp-first"), sentences[0] ?? "");
  byId("pp-brief").replaceChildren(...brief("h3", "s"));
}

// The case summary: each line with what is known of it.
export function brief(tag, size) {
  const lines = form.session.caseSummary();
  if (!lines.length) return [];
  const list = copy("list");
  const pattern = list.firstElementChild;
  pick(".govuk-summary-list__actions", pattern).remove();
  list.replaceChildren(...lines.map(({ label, said }) => {
    const row = pattern.cloneNode(true);
    const [key, value] = row.children;
    tell(key, label);
    value.replaceChildren(said === null ? wordsIn("span", "pp-none", "unknown_yet") : textIn("span", "pp-answer", said));
    return row;
  }));
  return [wordsIn(tag, `govuk-heading-${size}`, "brief"), list];
}

// Tell those who listen what the pen picture says now: when an answer is done, and not at each key.
export function announcePicture() {
  const { sentences } = form.session.penPicture();
  const fresh = sentences.filter(text => !announced.includes(text));
  if (announced && fresh.length) announce(wordsIn("span", "", "pen_picture"), ": ", textIn("span", "", fresh.join(" ")));
  announced = sentences.join(" ") || " ";
}

export function keepPictureOpen() {
  const wide = matchMedia("(min-width: 60em)");
  const fit = () => (byId("pp-picture").open = wide.matches && !document.documentElement.classList.contains("pp-text-3"));
  wide.addEventListener("change", fit);
  fit();
  return fit;
}
