import type { LaunchSummary, NewLaunch, PublishedSubgraph } from './Launch.ts';
import type { ContractFilter, LiveSupergraph, Variant, VariantState } from './Variant.ts';

/** What is stored of graphs. */
export interface RegistryRepository {
  findVariants(graph: string): Promise<Variant[]>;
  findVariant(graph: string, name: string): Promise<Variant | null>;
  findContractsOf(variantId: number): Promise<Variant[]>;
  /** The variant, made when it is new. */
  ensureVariant(graph: string, name: string): Promise<Variant>;
  setContract(variantId: number, sourceVariantId: number, filter: ContractFilter): Promise<void>;
  readState(variant: Variant): Promise<VariantState>;
  readLive(variant: Variant): Promise<LiveSupergraph | null>;
  /**
   * Adds a launch behind the one that it was made from, and serves it when it composed.
   *
   * @returns its number, or null when another launch came first: then nothing is stored.
   */
  addLaunch(variantId: number, after: number, launch: NewLaunch): Promise<number | null>;
  /** Newest first. */
  findLaunches(variantId: number, limit: number): Promise<LaunchSummary[]>;
  /** A launch with its schemas, or null. */
  readLaunch(variantId: number, number: number): Promise<StoredLaunch | null>;
}

/** A launch with its schemas. */
export interface StoredLaunch extends LaunchSummary {
  readonly subgraphs: readonly PublishedSubgraph[];
  readonly supergraphSdl: string | null;
}
