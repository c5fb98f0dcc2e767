/** Operations with more condition variables are compiled when they are requested. */
const MAX_VARIABLES = 3;

/** The values that the condition variables of an operation may have, where they are few: what it can be compiled for in advance. */
export function valuesToExpect(names: readonly string[]): ReadonlyArray<ReadonlyMap<string, boolean>> {
  if (names.length > MAX_VARIABLES) return [];
  const combinations = Array.from({ length: 2 ** names.length }, (_, bits) => bits);
  return combinations.map((bits) => new Map(names.map((name, at) => [name, Boolean((bits >> at) & 1)])));
}
