/** The estimated and actual cost of a request; undefined until it is known. */
export interface RequestCost {
  estimated?: number;
  actual?: number;
}
