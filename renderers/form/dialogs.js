// What is said and done in dialogs: where a record is kept, and which is opened.

import { all, byId, form, pick } from "./form.js";
import { say, word } from "./words.js";
import { announceWord, make } from "./patterns.js";
import { show } from "./showing.js";
import { begin, take, whenSaved } from "./begun.js";

const dialog = name => byId("d-" + name);
const inDialog = async (name, work) => {
  const told = pick("[role=alert]", dialog(name));
  told.textContent = "";
  try {
    await form.opening;
    await work();
    dialog(name).close();
  } catch (fault) {
    if (!fault.code && !fault.expected) throw fault;
    const unknown = /^(PP|$)/.test(fault.code ?? "") ? "keep_unknown" : "keep_refused";
    if (fault.code !== "cancelled") told.textContent = word("keep_" + fault.code) ?? word(unknown);
  }
};

// What is opened takes the place of what stands here: what is not saved of that is told of first, and a second press of the
// same key gives it up.
async function inPlaceOfThis(does, work) {
  const key = pick(`[data-do="${does}"]`, dialog("open"));
  if (await isLosing() && !key.dataset.word.endsWith("_lose")) {
    say(key, (key.dataset.word += "_lose"));
    pick("[role=alert]", dialog("open")).textContent = word("keep_unsaved");
  } else await work();
}
async function isLosing() {
  await form.opening;
  await form.keeping.flush();
  return form.unread.size > 0 || !["saved", "empty", "opened"].includes(form.keeping.state);
}
export const openFile = file => inPlaceOfThis("openfile", () => inDialog("open", () => form.keeping.openFile(file, take)));
const valueOf = id => {
  const value = byId(id).value;
  byId(id).value = "";
  return value;
};

// Where it is kept, unless that goes wrong now: then another place is wanted.
const whereKept = () => form.keeping?.state !== "failed" && form.keeping?.where;

// What a button of a dialog does, with its value.
export const inDialogs = {
  save: () => {
    const where = whereKept();
    say(byId("d-save-h"), where ? "save_kept" : "save_title");
    byId("pp-kept").textContent = where ? word("kept_" + where) : "";
    byId("pp-sealing").hidden = where === "sealed";
    say(pick('[data-do="file"]', dialog("save")), where ? "save_copy" : "save_file");
    dialog("save").showModal();
  },
  open: async () => {
    await form.opening;
    const found = await form.keeping.look();
    pick("[role=alert]", dialog("open")).textContent = "";
    for (const key of all('[data-word$="_lose"]', dialog("open"))) say(key, (key.dataset.word = key.dataset.word.replace("_lose", "")));
    byId("pp-found").hidden = !found.length;
    byId("pp-records").replaceChildren(...found.map(({ id, saved }, n) => {
      const input = make("input", "govuk-radios__input");
      Object.assign(input, { type: "radio", name: "record", value: id, id: "record-" + n, checked: !n });
      const label = make("label", "govuk-label govuk-radios__label", whenSaved(saved));
      label.htmlFor = input.id;
      return make("div", "govuk-radios__item", input, label);
    }));
    dialog("open").showModal();
  },
  clear: () => dialog("clear").showModal(),
  cancel: (_, key) => key.closest("dialog").close(),
  seal: () => inDialog("save", () => form.keeping.seal(valueOf("pp-pass"), valueOf("pp-again"))),
  file: () => inDialog("save", async () => {
    const where = whereKept();
    await (form.keeping.canChooseFiles ? form.keeping.toFile(!!where) : form.keeping.download());
    if (where) announceWord("copied");
  }),
  unseal: () => inPlaceOfThis("unseal",
    () => inDialog("open", () => form.keeping.unseal(pick("[name=record]:checked").value, valueOf("pp-key"), take))),
  openfile: async () => {
    await form.opening;
    if (form.keeping.canChooseFiles) await openFile(null);
    else await inPlaceOfThis("openfile", () => byId("pp-chosen").click());
  },
  clearall: () => inDialog("clear", async () => {
    await form.keeping.clear();
    begin();
    form.by = "";
    show(false);
    announceWord("cleared");
  }),
};
