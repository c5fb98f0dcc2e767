/** Which headers a rule is about, in lower case: by their names, or by a pattern of names. */
export type HeaderSelector =
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'matching'; readonly pattern: string };

/** What happens to headers of the requests to a subgraph. Rules apply in order; a later one overrides an earlier one. */
export type RequestRule = PropagateRule | InsertRule | RemoveRule;

export interface PropagateRule {
  readonly kind: 'propagate';
  readonly from: HeaderSelector;
  /** The name that the subgraph sees. */
  readonly rename?: string | undefined;
  /** The value if the client does not send the header. */
  readonly default?: string | undefined;
}

export interface InsertRule {
  readonly kind: 'insert';
  readonly name: string;
  readonly value: string;
}

export interface RemoveRule {
  readonly kind: 'remove';
  readonly from: HeaderSelector;
}

/** How the values of several subgraph responses become one: `set-cookie` is always appended. */
export type Algorithm = 'first' | 'last' | 'append';

/** What happens to headers of the responses of a subgraph. Rules apply in order; a later one overrides an earlier one. */
export type ResponseRule = ResponsePropagateRule | RemoveRule;

export interface ResponsePropagateRule {
  readonly kind: 'propagate';
  readonly from: HeaderSelector;
  /** The name that the client sees. */
  readonly rename?: string | undefined;
  readonly algorithm: Algorithm;
}

/** The rules for all subgraphs, or for one of them. */
export interface RuleSet {
  readonly request: readonly RequestRule[];
  readonly response: readonly ResponseRule[];
}

export interface HeaderRules {
  readonly all: RuleSet;
  /** By subgraph name. They apply after the rules for all. */
  readonly subgraphs: ReadonlyMap<string, RuleSet>;
}
