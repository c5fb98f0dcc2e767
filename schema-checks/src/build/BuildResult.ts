import type { SchemaLocation } from './Subgraph.ts';

/** A reason why subgraphs do not compose. */
export interface BuildError {
  /** Of Apollo's composition, or one of `BuildErrorCode`. */
  readonly code: string;
  readonly message: string;
  /** In each subgraph involved. Empty where the error belongs to no single place. */
  readonly locations: readonly SchemaLocation[];
  /** What to do. */
  readonly advice: string;
}

/** What composition noticed about subgraphs that compose. */
export interface BuildHint {
  readonly code: string;
  readonly message: string;
  /** The schema coordinate that it is about, where composition names one. */
  readonly coordinate: string | null;
}

/** What came of composing subgraphs. */
export type BuildResult =
  | { readonly kind: 'success'; readonly supergraphSdl: string; readonly hints: readonly BuildHint[] }
  | { readonly kind: 'failure'; readonly errors: readonly BuildError[] };
