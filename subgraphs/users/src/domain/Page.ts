/** A page of a list that can grow. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Whether there are more items behind these. */
  readonly hasNextPage: boolean;
}
