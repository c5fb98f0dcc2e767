/** Variables of a request, coerced, with defaults. */
export type Variables = Readonly<Record<string, unknown>>;

/** A cost, or a function that computes it for a request. Most costs are the same for all requests. */
export type Cost = number | ((variables: Variables) => number);

export function costFor(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}

export function sum(costs: readonly Cost[]): Cost {
  let fixed = 0;
  const others: Array<(variables: Variables) => number> = [];
  for (const cost of costs) {
    if (typeof cost === 'number') fixed += cost;
    else others.push(cost);
  }
  if (others.length === 0) return fixed;
  return (variables) => others.reduce((total, cost) => total + cost(variables), fixed);
}

export function product(a: Cost, b: Cost): Cost {
  if (a === 0 || b === 0) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return (variables) => costFor(a, variables) * costFor(b, variables);
}
