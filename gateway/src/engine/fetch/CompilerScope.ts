import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import type { SubgraphClient } from './SubgraphClient.ts';

/** What all plans of one supergraph are compiled with. */
export interface CompilerScope {
  readonly types: TypeConditions;
  readonly subgraphTypes: SubgraphTypes;
  readonly aliases: InternalAliases;
  readonly client: SubgraphClient;
}
