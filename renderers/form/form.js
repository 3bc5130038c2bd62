// What the page holds: the exemplar, the record being written, and what cannot be read yet.

export const byId = id => document.getElementById(id);
export const pick = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const page = JSON.parse(byId("exemplar").textContent);

// `unread` holds what stands in the boxes of a question whose value is malformed: by address, {boxes, fault}.
export const form = {
  page, content: page.content, session: null, keeping: null, tongue: page.language, by: "", unread: new Map(),
};

export const pathOf = address => address.replace(/\[[^\]]*\]/g, "");
export const specOf = address => form.content.questions[pathOf(address)];
export const today = () => new Date().toLocaleDateString("sv");
