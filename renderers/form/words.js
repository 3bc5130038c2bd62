// The page's own words, in two languages, and the exemplar's, which stay in their own.

import { all, form } from "./form.js";

export const word = (key, count) => {
  const words = form.page.words[form.tongue];
  return (count === 1 && words[key + ".one"]) || words[key];
};

// A text of the exemplar as it reads now.
export const fillIn = (text, address = null) => form.session.fill(text, address);

// Put in a text of the exemplar, or an answer.
export function tell(element, text) {
  element.textContent = text;
  if (form.tongue !== form.page.language) element.lang = form.page.language;
  return element;
}

// Put in words of the page, with texts of the exemplar in the places that `{name}` marks.
export function say(element, key, values = {}) {
  element.removeAttribute("lang");
  const parts = word(key, values.count).split(/\{(\w+)\}/);
  const said = n => (typeof values[parts[n]] === "string" ? tell(document.createElement("span"), values[parts[n]]) : values[parts[n]]);
  element.replaceChildren(...parts.map((part, n) => (n % 2 ? said(n) : part)));
  return element;
}

// Say again all that stands marked with its word, inside an element.
export function sayAll(within) {
  for (const element of all("[data-word]", within)) say(element, element.dataset.word);
  for (const element of all("[data-label]", within)) element.ariaLabel = word(element.dataset.label);
  return within;
}
