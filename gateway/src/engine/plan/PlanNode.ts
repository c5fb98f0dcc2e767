import { GraphQLDocument } from './GraphQLDocument.ts';

/**
 * A query plan in the terms that this executor compiles. It has no conditions: those of an operation are settled before it is
 * planned. Planners speak dialects; the adapters in this folder translate them, so that nothing else knows which planner made a plan.
 */
export type PlanNode<Document = GraphQLDocument> =
  SequenceNode<Document> | ParallelNode<Document> | SubgraphFetch<Document>;

/** A plan as planners return it, and as it is serialized. */
export type SerializedPlan = PlanNode<string>;

/** One after the other. */
export interface SequenceNode<Document = GraphQLDocument> {
  readonly kind: 'Sequence';
  readonly nodes: ReadonlyArray<PlanNode<Document>>;
}

/** All at once. */
export interface ParallelNode<Document = GraphQLDocument> {
  readonly kind: 'Parallel';
  readonly nodes: ReadonlyArray<PlanNode<Document>>;
}

/** A request to a subgraph. */
export type SubgraphFetch<Document = GraphQLDocument> = FetchNode<Document> | EntityFetchNode<Document>;

interface SubgraphOperation<Document> {
  readonly subgraph: string;
  /** The document that the subgraph is sent. */
  readonly document: Document;
  readonly operationName?: string | undefined;
  /** The client's variables that the document uses. */
  readonly variables: readonly string[];
}

/** Root fields of one subgraph. */
export interface FetchNode<Document = GraphQLDocument> extends SubgraphOperation<Document> {
  readonly kind: 'Fetch';
  /** The objects of type `Query` that get the fields; the root of the data where it is left out. */
  readonly path?: readonly PathStep[] | undefined;
  readonly operationKind: 'query' | 'mutation';
  readonly outputRewrites: readonly Rewrite[];
}

/** Fields of entities of one subgraph (Apollo Federation subgraph specification, `Query._entities`). */
export interface EntityFetchNode<Document = GraphQLDocument> extends SubgraphOperation<Document> {
  readonly kind: 'EntityFetch';
  readonly batches: readonly EntityBatch[];
}

/** The entities that one `_entities` field of the document fetches. */
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

/** The plan whose fetches are these of another one. */
export function mapFetches<From, To>(
  node: PlanNode<From>,
  toFetch: (fetch: SubgraphFetch<From>) => SubgraphFetch<To>,
): PlanNode<To> {
  if (node.kind !== 'Sequence' && node.kind !== 'Parallel') return toFetch(node);
  return { kind: node.kind, nodes: node.nodes.map((child) => mapFetches(child, toFetch)) };
}

export function deserializePlan(plan: SerializedPlan): PlanNode {
  return mapFetches(plan, (fetch) => ({ ...fetch, document: GraphQLDocument.ofText(fetch.document) }));
}

/** All fetches of a plan, in the order in which they start. */
export function fetchesOf<Document>(node: PlanNode<Document> | null): Array<SubgraphFetch<Document>> {
  if (!node) return [];
  return node.kind === 'Sequence' || node.kind === 'Parallel'
    ? node.nodes.flatMap((child) => fetchesOf(child))
    : [node];
}
