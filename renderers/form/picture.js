// The pen picture, always in sight: beside the questions where there is room, else above them, folded.

import { byId, form } from "./form.js";
import { word } from "./words.js";
import { announce, wordsIn, textIn } from "./patterns.js";

let shown = "";
let announced = "";

export function drawPicture() {
  const { sentences } = form.session.penPicture();
  const now = sentences.join(" ") + form.tongue;
  if (now === shown) return;
  shown = now;
  byId("sentences").replaceChildren(
    ...(sentences.length ? sentences.map(text => textIn("p", "govuk-body", text)) : [wordsIn("p", "govuk-hint", "picture_empty")]));
  byId("first").textContent = sentences[0] ?? "";
}

// Tell those who listen what the pen picture says now: when an answer is done, and not at each key.
export function announcePicture() {
  const { sentences } = form.session.penPicture();
  const fresh = sentences.filter(text => !announced.includes(text));
  if (announced && fresh.length) announce(`${word("pen_picture")}: ${fresh.join(" ")}`);
  announced = sentences.join(" ") || " ";
}

export function keepPictureOpen() {
  const wide = matchMedia("(min-width: 60em)");
  const fit = () => (byId("picture").open = wide.matches && !document.documentElement.classList.contains("pp-text-3"));
  wide.addEventListener("change", fit);
  fit();
  return fit;
}
