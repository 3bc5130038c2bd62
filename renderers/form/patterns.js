// Copies of the patterns that the macros wrote. Words are put in as text, whoever wrote them.

import { all, byId, form, pick } from "./form.js";
import { say, sayAll, tell, word } from "./words.js";

const NAMING = ["id", "for", "name", "aria-describedby", "aria-labelledby"];

// A pattern with `id` wherever it says ID.
export function copy(name, id = "") {
  const made = byId("p-" + name).content.firstElementChild.cloneNode(true);
  for (const element of [made, ...all("[id],[for],[aria-labelledby],[aria-describedby]", made)]) {
    for (const key of NAMING) {
      const value = element.getAttribute(key);
      if (value?.includes("ID")) element.setAttribute(key, value.replaceAll("ID", id));
    }
  }
  return sayAll(closeMouthed(made));
}

// A browser keeps what stands in boxes in its profile, in clear, to bring it back after a crash; some send it away to
// have its spelling checked. Neither is for what is said here.
function closeMouthed(made) {
  for (const box of all("input,textarea,select", made)) {
    box.autocomplete = "off";
    box.spellcheck = false;
  }
  return made;
}

export function make(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}

export const wordsIn = (tag, name, key, values) => say(make(tag, name), key, values);
export const textIn = (tag, name, text) => tell(make(tag, name), text);

// A button that does something: a key of `doing` in start.js.
export function button(key, does, value = "", pattern = "other") {
  const made = say(copy(pattern), key);
  made.dataset.do = does;
  made.value = value;
  return made;
}

export function link(text, to, name = "govuk-link") {
  const made = textIn("a", name, text);
  made.href = to;
  return made;
}

export function inset(...inside) {
  const made = copy("inset");
  made.replaceChildren(...inside);
  return made;
}

export function folded(key, values, ...inside) {
  const made = copy("details");
  say(pick(".govuk-details__summary-text", made), key, values);
  made.lastElementChild.append(...inside);
  return made;
}

// Who changed a question or a section, where anybody did (form_origins.py).
export const originOf = name =>
  all(`[data-of="${name}"]`, byId("pp-origins")?.content).filter(each => each.lang === form.tongue).map(each => each.cloneNode(true));

// Name what describes an element, and no more of it than there is.
export function describe(element, id, there) {
  const ids = new Set((element.getAttribute("aria-describedby") || "").split(" ").filter(Boolean));
  ids[there ? "add" : "delete"](id);
  if (ids.size) element.setAttribute("aria-describedby", [...ids].join(" "));
  else element.removeAttribute("aria-describedby");
}

// The picture beside an easy-read question or option. The words beside it say it all, so it is named nothing.
export function symbol(name) {
  const source = form.page.symbols?.[name];
  if (!source) return "";
  const made = make("img", "pp-symbol");
  made.src = source;
  made.alt = "";
  return made;
}

// What one press or key brings about is told as one: nothing of it takes the place of the rest.
let isTelling = false;
export function announce(...told) {
  if (!isTelling) byId("pp-live").replaceChildren();
  if (!isTelling) setTimeout(() => (isTelling = false));
  isTelling = true;
  byId("pp-live").append(make("p", "", ...told));
}
export const announceWord = (key, count) => announce(word(key, count).replace("{count}", count));
