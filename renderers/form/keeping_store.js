// The browser's own store, for sealed copies alone. Each record has two places, written in turn: whatever happens in the
// middle of a save, the copy before it stands.

import { KeepingFault } from "./keeping_fault.js";

const COPIES = "copies";

const settledRequest = request =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

// Why a store would not take something, as a code. The browser's own words are left out.
const refusal = error =>
  error instanceof KeepingFault ? error : new KeepingFault(error?.name === "QuotaExceededError" ? "full" : "refused");

async function withStore(mode, work) {
  try {
    const opening = indexedDB.open("penpicture", 1);
    // Only looking makes no store, so that a form that was opened and left leaves no trace.
    opening.onupgradeneeded = () =>
      mode === "readonly" ? opening.transaction.abort() : opening.result.createObjectStore(COPIES);
    const database = await settledRequest(opening);
    try {
      // Strict: done is said when the disk has it, not when the browser means to write it.
      const transaction = database.transaction(COPIES, mode, { durability: "strict" });
      const ended = new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      ended.catch(() => {});
      const result = await work(transaction.objectStore(COPIES), transaction);
      await ended;
      return result;
    } finally {
      database.close();
    }
  } catch (error) {
    if (mode === "readonly" && error?.name === "AbortError") return [];
    throw refusal(error);
  }
}

// Any page of this disk can write here. Nobody saves so often, and a count stays exact far beyond it.
const MOST_SAVES = 2 ** 48;

const isBytes = (bytes, length) => bytes instanceof Uint8Array && bytes.length === length;

const isCopy = copy =>
  copy?.format === 1 && isBytes(copy.salt, 16) && isBytes(copy.iv, 12) && Number.isSafeInteger(copy.count) &&
  copy.count < MOST_SAVES && typeof copy.saved === "string" && copy.data instanceof ArrayBuffer;

const PLACES = [0, 1];

const newestFirst = (a, b) => b.count - a.count;

const atPlaces = (store, id) => Promise.all(PLACES.map(place => settledRequest(store.get([id, place]))));

// What stands in the two places, to be known again: which save each says that it is.
const countsOf = copies => copies.map(copy => (typeof copy?.count === "number" ? copy.count : null)).join();

export const NOTHING_KEPT = countsOf([null, null]);

// The sound copies of a record, newest first, each with its place; and what stands in both places, sound or not.
export const copiesKept = id =>
  withStore("readonly", async store => {
    const there = await atPlaces(store, id);
    const copies = there.map((copy, place) => ({ ...copy, place })).filter(isCopy).sort(newestFirst);
    return { copies, seen: countsOf(there) };
  });

// Every record of this laptop: [{id, saved}], newest first. It does not say of which exemplar: that would be told to
// every page of this laptop.
export const recordsKept = () =>
  withStore("readonly", async store => {
    const [places, copies] = await Promise.all([store.getAllKeys(), store.getAll()].map(settledRequest));
    const newest = new Map();
    copies.forEach((copy, n) => {
      const id = places[n][0];
      if (isCopy(copy) && !(newest.get(id)?.count > copy.count)) newest.set(id, copy);
    });
    const found = [...newest].map(([id, { saved }]) => ({ id, saved }));
    return found.sort((a, b) => (a.saved < b.saved ? 1 : -1));
  });

// Write a copy to its place, if what was last seen still stands in both places. Gives what stands there after it. A copy
// that could not be found again, for its count, is not written at all.
export const keepCopy = (id, place, copy, lastSeen) =>
  withStore("readwrite", async (store, transaction) => {
    const there = await atPlaces(store, id);
    if (countsOf(there) !== lastSeen || !isCopy(copy)) {
      transaction.abort();
      throw new KeepingFault("changed-elsewhere");
    }
    store.put(copy, [id, place]);
    return countsOf(there.map((each, n) => (n === place ? copy : each)));
  });

export const clearKept = async () => {
  await withStore("readwrite", store => settledRequest(store.clear()));
  // Empty by now. Where another window is just looking, the browser takes the store itself away a moment later.
  const deleting = indexedDB.deleteDatabase("penpicture");
  await new Promise(done => (deleting.onsuccess = deleting.onerror = deleting.onblocked = done));
};

// Hold a record for this window, until it is let go or the window is gone. False where another window holds it; one
// that is just being closed or loaded again gets a second to let go.
export const holdRecord = id =>
  new Promise(held => {
    if (!navigator.locks) return held(() => {});
    const signal = AbortSignal.timeout(1000);
    const holding = navigator.locks.request(`penpicture ${id}`, { signal }, () => new Promise(letGo => held(letGo)));
    // Where locks are refused, the count of saves still keeps one window from writing over the other's.
    holding.catch(() => held(signal.aborted ? false : () => {}));
  });
