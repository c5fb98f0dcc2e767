/** What a request was expected to cost, and what it has cost; undefined as long as it is not known. */
export interface RequestCost {
  estimated?: number;
  actual?: number;
}
