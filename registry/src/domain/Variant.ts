import type { PublishedSubgraph } from './Launch.ts';

/** What a contract shows of its source variant, by `@tag`. */
export interface ContractFilter {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly hideUnreachableTypes: boolean;
}

/** A variant of a graph, such as `shop@production`. */
export interface Variant {
  readonly id: number;
  readonly graph: string;
  readonly name: string;
  /** The number of the newest launch, 0 without one. */
  readonly lastLaunch: number;
  /** The number of the launch that is served; null when none ever composed. */
  readonly liveLaunch: number | null;
  readonly contract: { readonly sourceVariantId: number; readonly filter: ContractFilter } | null;
}

/** A variant with the schemas of its newest launch and of the one that is served. */
export interface VariantState {
  readonly variant: Variant;
  /** Of the newest launch, also where it did not compose. */
  readonly subgraphs: readonly PublishedSubgraph[];
  /** What is served. */
  readonly live: LiveSupergraph | null;
}

export interface LiveSupergraph {
  readonly number: number;
  readonly supergraphSdl: string;
  readonly createdAt: Date;
}

/** The reference of a variant, as rover and gateways write it: `shop@production`. */
export const refOf = ({ graph, name }: Pick<Variant, 'graph' | 'name'>) => `${graph}@${name}`;
