// The few questions that are asked of plain data everywhere, under short names.

export const { entries: pairsOf, fromEntries: mappingOf, hasOwn: hasKey, keys: keysOf } = Object;
export const { isArray: isList } = Array;

export const isString = (raw) => typeof raw === "string";

export const isNumber = (raw) => typeof raw === "number";
