// Sealing: what is kept in the browser can be read by any page opened from this laptop's disk, so it is kept encrypted.
// AES-GCM (NIST SP 800-38D) under a key from the passphrase by PBKDF2-SHA-256.

import { readJson } from "../runtime/json.js";
import { KeepingFault } from "./keeping_fault.js";

// OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet). Another figure is another SEAL_FORMAT.
const ITERATIONS = 600000;
const SEAL_FORMAT = 1;
// A sealed copy is as long as the next of these doublings, whatever was written: most records are of one length.
const LEAST_SEALED = 65536;
export const LEAST_PASSPHRASE = 10;
// Different ones: ten times the same letter is no secret.
export const LEAST_LETTERS = 5;

// The key cannot be taken out of the browser's keeping again, not even by this page.
export async function keyFrom(passphrase, salt) {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const secret = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS };
  return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export const freshBytes = count => crypto.getRandomValues(new Uint8Array(count));

// A copy says in clear only what is needed to open it: which record, which save, when. All of that is bound in.
const boundIn = (id, copy) =>
  new TextEncoder().encode(JSON.stringify(["penpicture", copy.format, id, copy.count, copy.saved]));

export async function sealed(key, salt, id, count, saved, answers) {
  const text = new TextEncoder().encode(JSON.stringify(answers));
  let length = LEAST_SEALED;
  while (length < text.length + 4) length *= 2;
  const padded = new Uint8Array(length);
  new DataView(padded.buffer).setUint32(0, text.length);
  padded.set(text, 4);
  const copy = { format: SEAL_FORMAT, salt, iv: freshBytes(12), count, saved };
  const how = { name: "AES-GCM", iv: copy.iv, additionalData: boundIn(id, copy) };
  return { ...copy, data: await crypto.subtle.encrypt(how, key, padded) };
}

// The answers, or a fault: a wrong passphrase and a spoilt copy look the same from here.
export async function unsealed(key, id, copy) {
  try {
    const how = { name: "AES-GCM", iv: copy.iv, additionalData: boundIn(id, copy) };
    const padded = await crypto.subtle.decrypt(how, key, copy.data);
    const length = new DataView(padded).getUint32(0);
    return readJson(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(padded, 4, length)));
  } catch {
    throw new KeepingFault("wrong-passphrase");
  }
}
