// What the page holds: the exemplar, the record being written, and what cannot be read yet.

import { facing } from "../runtime/program.js";

export const byId = id => document.getElementById(id);
export const pick = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const page = JSON.parse(byId("pp-exemplar").textContent);

// `unread` holds what stands in the boxes of a question where the session cannot have it: by address, {boxes, fault}.
// `taken` holds what was taken back on this page, to bring it back: by address, {draft, unread}. `isBegun` says that somebody
// had written in the record when it was opened, or that something was on record. `opening` is done once `keeping` is there: a
// quick hand may press a button before.
export const form = {
  page, content: page.content, session: null, opening: null, keeping: null, tongue: page.language, by: "", unread: new Map(),
  taken: new Map(), isBegun: false,
};

export const pathOf = address => address.replace(/\[[^\]]*\]/g, "");
// A question as it stands now: in the words, and with the options, of the variants that surely hold.
export const specOf = address => {
  const path = pathOf(address);
  return Object.hasOwn(form.content.questions, path) ? facing(form.session, form.content.questions[path]) : undefined;
};
// Which entries of its variants a question or section has laid over it now.
export const faceOf = ({ variants = [] }) =>
  variants.map(entry => +entry.in.every(name => form.session.holding.includes(name))).join("");
// Whether whoever has this form answers a question. What somebody else answers stands here to be read.
export const isTheirs = ({ answered_by: by }) => form.page.audience === "practitioner" || !by || by.includes(form.page.audience);
// Who writes it then, of those who do: to a child the family before anybody else, to others whoever works with them.
const WRITERS = form.page.audience === "child" ? ["family", "practitioner"] : ["practitioner", "family", "child"];
export const writerOf = ({ answered_by: by }) => WRITERS.find(who => by.includes(who));

// Under which what was typed as the reason for lateness, and cannot be taken, stands in `unread`. No question is called so.
export const LATENESS = "!";
export const today = () => new Date().toLocaleDateString("sv");
