// The page's own words, and the exemplar's, in the language that is chosen. What is not translated stays as it was written,
// and is marked as what it is.

import { all, form } from "./form.js";

export const word = (key, count) => {
  const words = form.page.words[form.tongue];
  // Welsh has six forms of a plural: a key that ends in one of them is for the numbers that take it.
  const own = typeof count === "number" && words[`${key}.${new Intl.PluralRules(form.tongue).select(count)}`];
  return own || words[key];
};

const asSpoken = form.page.spoken;
let putIn = [];
let isAsWritten = () => false;

// Put the exemplar's texts in a language where they stand in its content, so that whatever is read from it speaks it.
export function translate(tongue) {
  for (const [holder, key, text] of putIn) holder[key] = text;
  const said = form.page.languages[tongue];
  putIn = (said?.texts ?? []).map(([path, text]) => {
    const key = path.at(-1);
    const holder = path.slice(0, -1).reduce((part, step) => part[step], form.content);
    const change = [holder, key, holder[key]];
    holder[key] = text;
    return change;
  });
  form.page.spoken = said?.spoken ?? asSpoken;
  // Without a translation everything is as it was written, answers and all; otherwise what reads as one of these texts.
  isAsWritten = isTranslated() ? readsAs(said.untranslated) : () => true;
}

// Whether the exemplar has been translated into the language that is spoken: its language is one change, each text another.
export const isTranslated = () => putIn.length > 1;

// Whether words read as one of some texts does, whatever stands in its slots.
function readsAs(texts) {
  const plain = new Set(texts.filter(text => typeof text === "string"));
  const part = each => (typeof each === "string" ? each.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&") : "[^]*");
  const filled = texts.filter(Array.isArray).map(text => new RegExp(`^${text.map(part).join("")}$`, "u"));
  return words => plain.has(words) || filled.some(each => each.test(words));
}

// A text of the exemplar as it reads now.
export const fillIn = (text, address = null) => form.session.fill(text, address);

// Put in a text of the exemplar, or an answer.
export function tell(element, text) {
  element.textContent = text;
  if (form.tongue !== form.page.language && isAsWritten(text)) element.lang = form.page.language;
  else element.removeAttribute("lang");
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
