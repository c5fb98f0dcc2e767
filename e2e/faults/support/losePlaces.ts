type Step = string | number;

/** The places in an answer that a path with `*` for list items means. */
export function placesOf(data: unknown, path: string): Step[][] {
  return walk(data, path.split('.'));
}

function walk(value: unknown, [step, ...rest]: readonly string[]): Step[][] {
  if (step === undefined) return [[]];
  const children: Array<[Step, unknown]> =
    step === '*'
      ? (value as unknown[]).map((item, index) => [index, item])
      : [[step, (value as Record<string, unknown>)[step]]];
  return children.flatMap(([key, child]) => walk(child, rest).map((below) => [key, ...below]));
}

/** An answer's data with null at these places. */
export function losePlaces(data: unknown, places: readonly Step[][]): unknown {
  const copy = structuredClone(data);
  for (const place of places) {
    let at = copy as Record<Step, unknown>;
    for (const step of place.slice(0, -1)) at = at[step] as Record<Step, unknown>;
    at[place.at(-1)!] = null;
  }
  return copy;
}
