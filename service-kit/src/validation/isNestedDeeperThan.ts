/** Whether a JSON value has more levels of lists and objects than `depth`. Takes no stack, however deep the value is. */
export function isNestedDeeperThan(value: unknown, depth: number): boolean {
  if (!isStructure(value)) return false;
  let level: object[] = [value];
  for (let at = 0; level.length > 0; at++) {
    if (at === depth) return true;
    level = level.flatMap((structure) => Object.values(structure).filter(isStructure));
  }
  return false;
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
