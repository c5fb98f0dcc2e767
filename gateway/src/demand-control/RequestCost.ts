/** What a request was expected to cost, and what it has cost; undefined as long as it is not known. */
export interface RequestCost {
  estimated?: number;
  actual?: number;
}

/** What an operation's line in the log says of its cost. */
export function costToLog({ cost }: { readonly cost: RequestCost }): { readonly cost?: RequestCost } {
  return cost.estimated === undefined ? {} : { cost };
}
