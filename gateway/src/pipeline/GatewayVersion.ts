import type { Authorizer } from '../authorization/Authorizer.ts';
import type { DocumentCache } from '../documents/DocumentCache.ts';
import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';

/** Everything that is derived from one supergraph, and is replaced with it. */
export interface GatewayVersion extends SupergraphVersion {
  /** Reports or rejects unauthorized fields; null if the supergraph has no authorization directives. */
  readonly authorize: Authorizer | null;
  readonly documents: DocumentCache;
}
