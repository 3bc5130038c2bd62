// Answer files: the core's own format (answers.schema.json), in the folder that the user chose.

import { readJson } from "../runtime/json.js";
import { KeepingFault } from "./keeping_fault.js";

const MOST_BYTES = 16 * 1024 * 1024;
const KIND = [{ description: "JSON", accept: { "application/json": [".json"] } }];

// From the exemplar's name and the day alone: a file's name is seen by everybody who sees the folder.
export const fileName = (content, day) => `${content.exemplar}-${day}.json`;

export const answerText = answers => JSON.stringify(answers, null, 1) + "\n";

export const canChooseFiles = () => typeof showSaveFilePicker === "function";

const choosing = async picker => {
  try {
    return await picker();
  } catch (error) {
    throw new KeepingFault(error?.name === "AbortError" ? "cancelled" : "refused");
  }
};

export const fileToSave = name => choosing(() => showSaveFilePicker({ suggestedName: name, types: KIND }));

export const fileToOpen = () => choosing(async () => (await showOpenFilePicker({ types: KIND }))[0]);

// The browser writes beside the file and puts the whole in its place on close: there is never half a file. What
// another window or program wrote there since `before` (null: whatever is there) is not written over.
export async function writeFile(handle, text, before) {
  try {
    if (before !== null && (await (await handle.getFile()).text()) !== before) {
      throw new KeepingFault("changed-elsewhere");
    }
    const writing = await handle.createWritable();
    await writing.write(text);
    await writing.close();
  } catch (error) {
    if (error instanceof KeepingFault) throw error;
    throw new KeepingFault(error?.name === "QuotaExceededError" ? "full" : "refused");
  }
}

// Give a file to the browser to save. The page cannot see whether the user kept it.
export function handOver(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// What a file says, read as strictly as the core reads it. Throws the runtime's faults, which hold no word of the file.
export async function fileRead(file) {
  if (file.size > MOST_BYTES) throw new KeepingFault("PP701");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new KeepingFault("PP701");
  }
  return { text, said: readJson(text) };
}
