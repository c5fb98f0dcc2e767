/** What a change may do to clients that use what it changes. */
export type ChangeImpact =
  /** Requests that worked fail, or answers get values that clients may not handle. */
  | 'BREAKING'
  /** Requests go on to work; answers may differ in a way that some clients do not handle. */
  | 'DANGEROUS'
  | 'SAFE';

/** One difference between two schemas. */
export interface Change {
  /** GraphOS' change code, such as `FIELD_REMOVED`, or one of `SubgraphChangeCode`. */
  readonly code: string;
  readonly impact: ChangeImpact;
  /** The schema coordinate, such as `User.name` or `Query.users(first:)`. */
  readonly coordinate: string;
  readonly message: string;
  /** The subgraphs that own the element, by name. */
  readonly subgraphs: readonly string[];
}

/** A change before it is known whose it is. */
export type UnownedChange = Omit<Change, 'subgraphs'>;
