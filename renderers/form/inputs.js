// One way in for each type of question: which pattern it has, how its boxes are read and how they are filled.

import { answerWord } from "../runtime/wording.js";
import { all, form, pick } from "./form.js";
import { make, textIn } from "./patterns.js";

const boxNamed = (box, part) => pick(`[id="${box.dataset.q}${part}"]`, box);
const typed = (box, part) => boxNamed(box, part)?.value.trim() ?? "";
const two = text => (/^\d$/.test(text) ? "0" + text : text);

// Day, month and year as an ISO date. What makes none is handed on as it is, for the engine to refuse.
export function dateRead(box, part = "") {
  const [day, month, year] = ["-day", "-month", "-year"].map(end => two(typed(box, part + end)));
  if (!day && !month && !year) return "";
  return [year, month || (day && "?"), day].filter(Boolean).join("-");
}

export function dateWrite(box, date, part = "") {
  const [year = "", month = "", day = ""] = (date || "").split("-");
  [day, month, year].forEach((text, n) => {
    boxNamed(box, part + ["-day", "-month", "-year"][n]).value = text;
  });
}

const chosen = box => all(":checked", box).map(input => input.value).filter(value => !value.startsWith("!"));

const mark = (box, codes) => {
  for (const input of all("input", box)) {
    if (/radio|checkbox/.test(input.type) && !input.value.startsWith("!")) input.checked = codes.includes(input.value);
  }
};

const line = pattern => ({
  pattern,
  read: box => boxNamed(box, "").value.trim() && boxNamed(box, "").value,
  write: (box, value) => (boxNamed(box, "").value = value ?? ""),
});

const chosenBy = (pattern, read) => ({
  pattern,
  read,
  write: (box, value) => mark(box, [value ?? []].flat()),
});

const parts = (pattern, names) => ({
  pattern,
  read(box, before) {
    const said = { ...before };
    for (const name of names) {
      said[name] = typed(box, "-" + name);
      if (!said[name]) delete said[name];
    }
    return names.some(name => said[name]) && said;
  },
  write: (box, value) => names.forEach(name => (boxNamed(box, "-" + name).value = value?.[name] ?? "")),
});

const FILE = parts("file", ["file", "description"]);
const CHOICE = chosenBy("radios", box => chosen(box)[0]);

// By question type. `read` gives a value as the engine takes it, or something false while nothing is said.
export const INPUTS = {
  text: line("text"),
  "long text": line("long"),
  number: line("number"),
  "yes/no": CHOICE,
  choice: CHOICE,
  choices: chosenBy("checkboxes", box => (chosen(box).length ? chosen(box) : "")),
  date: { pattern: "date", read: box => dateRead(box), write: (box, value) => dateWrite(box, value) },
  "partial date": {
    pattern: "partial",
    read: box => [dateRead(box), dateRead(box, "-to")].filter(Boolean).join("/"),
    write(box, value) {
      const [from, to] = (value ?? "").split("/");
      dateWrite(box, from);
      dateWrite(box, to, "-to");
      if (to) pick("details", box).open = true;
    },
  },
  person: parts("person", ["name", "relationship", "role"]),
  picture: FILE,
  file: FILE,
};

// As the language of the page says it: its own word for it, where the question is put in another.
function yesNoWord(spec, code) {
  const { spoken, tongue, page } = { ...form, spoken: form.page.spoken };
  if (spoken.language !== tongue) return page.words[tongue][code];
  const said = answerWord(spec, code, spoken);
  return said[0].toUpperCase() + said.slice(1);
}

// Options as they are offered: what was withdrawn, or is offered no longer, only where it is the answer.
export function optionsOf(spec, value) {
  if (spec.type === "yes/no") return ["yes", "no"].map(code => ({ code, word: yesNoWord(spec, code) }));
  const isSaid = option => [value].flat().includes(option.code);
  const offered = (spec.options ?? []).filter(option => !option.retired || isSaid(option));
  const codes = offered.map(option => option.code);
  const before = (spec.own?.options ?? []).filter(option => isSaid(option) && !codes.includes(option.code));
  return [...offered, ...before.map(option => ({ ...option, isBefore: true }))];
}

// Whether a reason was offered under a variant that no longer applies: it counts, and can be kept or changed.
export const isReasonBefore = ({ own, reasons = [] }, reason) => !!own?.reasons?.includes(reason) && !reasons.includes(reason);

// What it is called that a group has none, or others: as it is offered now, or else as it ever is.
export const rowsInWords = (spec, key) => [spec, spec.own ?? {}, ...(spec.variants ?? [])].map(each => each[key]).find(Boolean);

// A value in words, as a reader of the form knows it.
export function inWords(address, spec, value) {
  if (value === undefined || value === null) return "";
  if (spec.type === "choice" || spec.type === "choices" || spec.type === "yes/no") {
    const said = optionsOf(spec, value).filter(option => [value].flat().includes(option.code));
    return said.map(option => option.word ?? form.session.fill(option.say.practitioner, address)).join(", ");
  }
  if (spec.type === "number") return `${value} ${spec.unit ?? ""}`.trim();
  if (/date/.test(spec.type)) return value.split("/").map(dateInWords).join(" – ");
  if (typeof value === "object") return Object.entries(value).filter(([key]) => !/^(id|type|sha256)$/.test(key)).map(([, text]) => text).join(", ");
  return String(value);
}

// The same as an element that says its language: that of the page for its own words, and for days that which they are in.
export function answerIn(tag, name, address, spec, value) {
  const put = spec.type === "yes/no" ? make : /date/.test(spec.type) ? dayIn : textIn;
  return put(tag, name, inWords(address, spec, value));
}

// Where a browser has no Welsh it would say days in the machine's own manner, month first perhaps.
export const manners = () => (form.tongue === "cy" ? ["cy", "en-GB"] : "en-GB");

function dateInWords(date) {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number);
  const there = { year: "numeric", month: month ? "long" : undefined, day: day ? "numeric" : undefined };
  return new Date(Date.UTC(year, (month || 1) - 1, day || 1)).toLocaleDateString(manners(), { ...there, timeZone: "UTC" });
}

export function dayIn(tag, name, text) {
  const made = make(tag, name, text);
  made.lang = new Intl.DateTimeFormat(manners()).resolvedOptions().locale;
  return made;
}
export const dateIn = date => dayIn("span", "", dateInWords(date));
