import type { BuildError } from '@online-books/schema-checks/build/BuildResult';
import type { Subgraph } from '@online-books/schema-checks/build/Subgraph';

export type LaunchKind = 'PUBLISH' | 'DELETE' | 'ROLLBACK' | 'PROMOTION' | 'CONTRACT';

/** Where a schema comes from, as rover reads it from the checkout or from CI. */
export interface GitContext {
  readonly branch?: string | null;
  readonly commit?: string | null;
  readonly committer?: string | null;
  readonly message?: string | null;
  readonly remoteUrl?: string | null;
}

/** A subgraph as a launch has it. */
export interface PublishedSubgraph extends Subgraph {
  readonly updatedAt: Date;
}

/** A difference to the launch that was live before. */
export interface LaunchChange {
  readonly code: string;
  readonly coordinate: string;
  readonly message: string;
  readonly impact: string;
  readonly subgraphs: readonly string[];
}

/** What a launch is made of. */
export interface NewLaunch {
  readonly kind: LaunchKind;
  readonly author: string;
  readonly subgraph: string | null;
  readonly gitContext: GitContext;
  readonly subgraphs: readonly PublishedSubgraph[];
  /** Null when the subgraphs did not compose. */
  readonly supergraphSdl: string | null;
  readonly errors: readonly BuildError[];
  readonly changes: readonly LaunchChange[];
}

/** A launch without its schemas. */
export interface LaunchSummary {
  readonly number: number;
  readonly kind: LaunchKind;
  readonly status: 'COMPLETED' | 'FAILED';
  readonly createdAt: Date;
  readonly author: string;
  readonly subgraph: string | null;
  readonly gitContext: GitContext;
  readonly errors: readonly BuildError[];
  readonly changes: readonly LaunchChange[];
}
