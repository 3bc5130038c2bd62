// Keeping: nothing typed is lost and nothing leaks (docs/form.md, "Keeping"). What is typed is kept sealed in the
// browser, or in a file that the user chose, and "saved" is said only of what a crash cannot take away any more.

import { KeepingFault } from "./keeping_fault.js";
import { LEAST_LETTERS, LEAST_PASSPHRASE, freshBytes, keyFrom, sealed, unsealed } from "./keeping_seal.js";
import { NOTHING_KEPT, clearKept, copiesKept, holdRecord, keepCopy, recordsKept } from "./keeping_store.js";
import { answerText, canChooseFiles, fileName, fileToOpen, fileToSave, handOver, fileRead, writeFile } from "./keeping_file.js";
import { leavePage, stayHere } from "./keeping_leaving.js";

// Soon enough that little is lost, late enough that a sentence is not a hundred saves.
const SOON = 300;
// How soon to try again after a save that failed.
const AGAIN = 5000;

export async function openKeeping(page) {
  stayHere();
  try {
    return new Keeper(page, await recordsKept(), null);
  } catch (fault) {
    return new Keeper(page, [], fault.code);
  }
}

class Keeper {
  found;
  state = "empty";
  why;
  // When what was opened was saved, until something is typed or kept: an older save may have been put in its place.
  savedAt = null;
  canChooseFiles = canChooseFiles();

  #page;
  #listeners = [];
  #read = null;
  #edits = 0;
  #kept = 0;
  #place = null;
  #timer = null;
  #saving = null;
  #leaving = false;

  constructor(page, found, why) {
    this.#page = page;
    this.found = found;
    this.why = why;
    addEventListener("beforeunload", event => {
      if (this.#leaving || !this.#isUnsaved()) return;
      this.flush();
      event.preventDefault();
      event.returnValue = true;
    });
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  onState(listener) {
    this.#listeners.push(listener);
    listener(this.state, this.why);
  }

  // Where it is kept: "sealed" in the browser, or in a "file"; null as long as it has no place.
  get where() {
    return this.#place && (this.#place.id ? "sealed" : "file");
  }

  // After each change, with a function that gives the answers when they are wanted, or with the answers.
  changed(answers) {
    this.#read = typeof answers === "function" ? answers : () => answers;
    this.#edits += 1;
    this.savedAt = null;
    this.#say("unsaved");
    if (this.#place) this.#timer ??= setTimeout(() => this.flush(), SOON);
  }

  // Keep what is not kept yet. Done when that is kept or has failed; the state says which.
  flush() {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#place && this.#isUnsaved()) this.#saving ??= this.#save().finally(() => (this.#saving = null));
    return this.#saving ?? Promise.resolve();
  }

  async seal(passphrase, again = passphrase) {
    if (passphrase !== again) throw new KeepingFault("passphrases-differ");
    if ([...passphrase].length < LEAST_PASSPHRASE) throw new KeepingFault("passphrase-short");
    if (new Set(passphrase.normalize("NFKC")).size < LEAST_LETTERS) throw new KeepingFault("passphrase-plain");
    if (!globalThis.crypto?.subtle) throw new KeepingFault("refused");
    const id = crypto.randomUUID();
    const salt = freshBytes(16);
    const key = await keyFrom(passphrase, salt);
    await recordsKept();
    this.#keepAt(sealedPlace(id, key, salt, await holdRecord(id), 0, 0, NOTHING_KEPT));
    // Asks the browser not to clear the record when the disk is full. Where it says no, files are the surer way.
    navigator.storage?.persist?.().catch(() => {});
    await this.flush();
    return id;
  }

  // `take` opens the answers; where it throws, nothing has changed, and the record stays as it was.
  async unseal(id, passphrase, take = answers => answers) {
    // This window may hold the record itself, and go back to what is kept of it.
    const own = this.#place?.id === id ? this.#place : null;
    const letGo = own ? own.letGo : await holdRecord(id);
    if (!letGo) throw new KeepingFault("open-elsewhere");
    try {
      const { copies = [], seen } = await copiesKept(id);
      if (!copies.length) throw new KeepingFault("gone");
      const keys = new Map();
      for (const copy of copies) {
        const salt = String(copy.salt);
        if (!keys.has(salt)) keys.set(salt, await keyFrom(passphrase, copy.salt));
        const key = keys.get(salt);
        const answers = await unsealed(key, id, copy).catch(() => null);
        if (answers === null) continue;
        const taken = await this.#take(answers, take);
        if (own) this.#place = null;
        const place = sealedPlace(id, key, copy.salt, letGo, copy.count, 1 - copy.place, seen);
        this.#keepAt(place, answers, copy === copies[0] ? null : "older", copy.saved);
        return taken;
      }
      throw new KeepingFault("wrong-passphrase");
    } catch (error) {
      if (!own) letGo();
      throw error;
    }
  }

  // Look again for the sealed records of this laptop: there may be more of them now.
  async look() {
    this.found = await recordsKept().catch(() => this.found);
    return this.found;
  }

  // Autosave to a file that the user chooses now, or make a copy there. What is sealed stays so, and only a copy of it is
  // made. Only from a click or a key: the browser insists.
  async toFile(isCopy = false) {
    const handle = await fileToSave(this.#fileName());
    if ((isCopy || this.#place?.id) && this.#read) {
      await writeFile(handle, answerText(this.#read()), null);
      return handle.name;
    }
    this.#keepAt(filePlace(handle, null));
    await this.flush();
    return handle.name;
  }

  // Give a copy to the browser to save, where it lets no file be chosen. The page cannot see whether it was kept.
  download() {
    if (this.#read) handOver(this.#fileName(), answerText(this.#read()));
    if (!this.#place) {
      this.#kept = this.#edits;
      this.#say("handed over");
    }
  }

  // Open an answer file: `file` where an input gave one, else one that the user chooses, which autosave then goes to.
  async openFile(file, take = answers => answers) {
    const handle = file ? null : await fileToOpen();
    const { text, said } = await fileRead(file ?? (await handle.getFile()));
    const taken = await this.#take(said, take);
    if (handle) this.#keepAt(filePlace(handle, text), said);
    else {
      this.#letGo();
      this.changed(said);
      this.#kept = this.#edits;
      this.#say("opened");
    }
    return taken;
  }

  // "Clear this laptop": every sealed record of every form, for what is sealed does not say whose it is; and what was
  // typed and not kept. Files that were saved stay where they are.
  async clear() {
    this.#letGo();
    await this.#saving;
    await clearKept();
    this.found = [];
    this.savedAt = null;
    this.#read = null;
    this.#kept = this.#edits;
    this.#say("empty");
  }

  leave() {
    this.#leaving = true;
    this.#listeners = [];
    return leavePage(() => this.flush());
  }

  #fileName() {
    const day = new Date();
    const two = number => String(number).padStart(2, "0");
    return fileName(
      this.#page.content, `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`);
  }

  async #take(answers, take) {
    if (answers?.answers !== this.#page.content.exemplar) throw new KeepingFault("PP704");
    return take(answers);
  }

  #isUnsaved() {
    return this.#kept !== this.#edits;
  }

  #letGo() {
    this.#place?.letGo();
    this.#place = null;
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  #keepAt(place, answers, why, savedAt = null) {
    this.#letGo();
    this.savedAt = savedAt;
    this.#place = place;
    if (answers === undefined) {
      if (this.#read) this.#edits += 1;
      return;
    }
    this.#read = () => answers;
    this.#kept = this.#edits;
    this.#say("saved", why);
  }

  #say(state, why = null) {
    this.state = state;
    this.why = why;
    for (const listener of this.#listeners) listener(state, why);
  }

  async #save() {
    while (this.#place && this.#isUnsaved()) {
      const place = this.#place;
      const edits = this.#edits;
      this.#say("saving");
      try {
        await place.keep(this.#read());
      } catch (error) {
        if (place !== this.#place) continue;
        this.#timer ??= setTimeout(() => this.flush(), AGAIN);
        return this.#say("failed", error instanceof KeepingFault ? error.code : "refused");
      }
      if (place !== this.#place) continue;
      this.#kept = edits;
      this.#say(this.#isUnsaved() ? "unsaved" : "saved");
    }
  }
}

// A place keeps answers. Each save of a sealed record goes to the other of two places than the last that is good, and
// counts on from that one: what else stands in the store may be anybody's. `seen` is what stood there last.
function sealedPlace(id, key, salt, letGo, count, next, seen) {
  return {
    id,
    letGo: letGo || (() => {}),
    async keep(answers) {
      const copy = await sealed(key, salt, id, count + 1, new Date().toISOString(), answers);
      seen = await keepCopy(id, next, copy, seen);
      count += 1;
      next = 1 - next;
    },
  };
}

function filePlace(handle, before) {
  return {
    letGo() {},
    async keep(answers) {
      const text = answerText(answers);
      await writeFile(handle, text, before);
      before = text;
    },
  };
}
