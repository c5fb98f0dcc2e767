/** A rule that the customer's input breaks. */
export interface InputIssue {
  /** Where, from the input down: `['items', 0, 'quantity']`. */
  readonly path: ReadonlyArray<string | number>;
  /** The rule, for people to read. */
  readonly message: string;
}

/** The input breaks at least one rule. */
export interface InvalidInput {
  readonly kind: 'invalidInput';
  readonly issues: readonly [InputIssue, ...InputIssue[]];
}
