// The few questions that are asked of plain data everywhere, under short names.

export const { entries: pairsOf, fromEntries: mappingOf, hasOwn: hasKey, keys: keysOf } = Object;
export const { isArray: isList } = Array;

export function isString(raw) {
  return typeof raw === "string";
}

export function isNumber(raw) {
  return typeof raw === "number";
}
