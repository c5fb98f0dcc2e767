/**
 * A query plan in the terms that this executor compiles. It has no conditions: those of an operation are settled before it is planned. Planners speak dialects; the adapters in this folder translate
 * them, so that nothing else knows which planner made a plan.
 */
export type PlanNode = SequenceNode | ParallelNode | FetchNode | EntityFetchNode;

/** One after the other. */
export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

/** All at once. */
export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** A request to a subgraph. */
export type SubgraphFetch = FetchNode | EntityFetchNode;

interface SubgraphOperation {
  readonly subgraph: string;
  /** The document that the subgraph is sent. */
  readonly document: string;
  readonly operationName?: string | undefined;
  /** The client's variables that the document uses. */
  readonly variables: readonly string[];
}

/** Root fields of one subgraph. */
export interface FetchNode extends SubgraphOperation {
  readonly kind: 'Fetch';
  /** The objects of type `Query` that get the fields; the root of the data where it is left out. */
  readonly path?: readonly PathStep[] | undefined;
  readonly operationKind: 'query' | 'mutation';
  readonly outputRewrites: readonly Rewrite[];
}

/** Fields of entities of one subgraph (Apollo Federation subgraph specification, `Query._entities`). */
export interface EntityFetchNode extends SubgraphOperation {
  readonly kind: 'EntityFetch';
  readonly batches: readonly EntityBatch[];
}

/** The entities that one `_entities` field of the document is asked for. */
export interface EntityBatch {
  /** The response key of the `_entities` field. */
  readonly responseKey: string;
  /** The variable that carries the representations. */
  readonly variable: string;
  /** Where the entities stand in the data. */
  readonly paths: ReadonlyArray<readonly PathStep[]>;
  /** What a representation must hold. */
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** A step from the data's root to the entities of a fetch. */
export type PathStep =
  | { readonly kind: 'Key'; readonly key: string }
  | { readonly kind: 'Items' }
  | { readonly kind: 'TypeCondition'; readonly types: readonly string[] };

/** A part of a representation: what is read under `key` is sent as `name`. */
export type RequiredSelection =
  | {
      readonly kind: 'Field';
      readonly key: string;
      readonly name: string;
      readonly selections?: readonly RequiredSelection[] | undefined;
    }
  | {
      readonly kind: 'InlineFragment';
      readonly typeCondition?: string | undefined;
      readonly selections: readonly RequiredSelection[];
    };

/** A change of what is sent or received that makes two schemas fit: interface objects, and names that would collide. */
export type Rewrite =
  | { readonly kind: 'SetValue'; readonly path: readonly RewriteStep[]; readonly key: string; readonly value: unknown }
  | {
      readonly kind: 'RenameKey';
      readonly path: readonly RewriteStep[];
      readonly key: string;
      readonly newKey: string;
    };

export type RewriteStep =
  | { readonly kind: 'Key'; readonly key: string }
  | { readonly kind: 'TypeCondition'; readonly types: readonly string[] };
