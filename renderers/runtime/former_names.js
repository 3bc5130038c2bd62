// An answer file by the names that its questions and options have now: it may have been written under former ones, and
// what was renamed is still the same. Whoever opens a file sends it through here first; the engine knows present names alone.

import { refuse } from "./fault.js";
import { hasKey, isList, isString, mappingOf, pairsOf } from "./data.js";
import { isMapping } from "./values.js";

/** The data of a file with present names in place of former ones. Throws Fault where a question has an answer under both. */
export function presentNames({ questions }, data) {
  const specs = new Map(pairsOf(questions));
  const former = new Map();
  for (const [path, { was = [] }] of specs) {
    for (const old of was) former.set(path.replace(/[^.]*$/, old), path.replace(/.*\./, ""));
  }
  return inScope(data, "");

  function inScope(said, scope) {
    if (!isMapping(said)) return said;
    const found = { ...said };
    for (const [key, change] of [["given", answer], ["rows", group]]) {
      const all = said[key];
      if (!isMapping(all)) continue;
      const names = new Set();
      const renamed = ([called, entry]) => {
        const name = former.get(scope + called) ?? called;
        if (name !== called && (names.has(name) || hasKey(all, name))) refuse("PP720", [], null, name);
        names.add(name);
        const spec = specs.get(scope + name);
        return [name, spec && isMapping(entry) ? change(entry, spec, `${scope}${name}.`) : entry];
      };
      found[key] = mappingOf(pairsOf(all).map(renamed));
    }
    return found;
  }

  function answer(entry, { options = [], type }) {
    const now = new Map(options.flatMap(({ code, was = [] }) => was.map((old) => [old, code])));
    const { value } = entry;
    const said = type === "choices" && isString(value) ? value.split(/ *, */) : value;
    if (![said].flat().some((code) => now.has(code))) return entry;
    return { ...entry, value: isList(said) ? said.map((code) => now.get(code) ?? code) : now.get(said) };
  }

  function group(entry, _, scope) {
    const { list } = entry;
    return isList(list) ? { ...entry, list: list.map((row) => inScope(row, scope)) } : entry;
  }
}
