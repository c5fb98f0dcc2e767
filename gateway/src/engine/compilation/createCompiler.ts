import type { GraphQLSchema } from 'graphql';

import type { SubgraphClient } from '../fetch/SubgraphClient.ts';
import { InternalAliases } from '../operation/InternalAliases.ts';
import { TypeConditions } from '../plan/TypeConditions.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { OperationCompiler } from './OperationCompiler.ts';
import { OperationPlanner, type PlannerOptions } from './OperationPlanner.ts';

export interface CompilerOptions extends PlannerOptions {
  /** All types, including those that the API hides. */
  readonly supergraphSchema: GraphQLSchema;
  readonly client: SubgraphClient;
}

/** Creates the compiler of one supergraph. */
export function createCompiler(options: CompilerOptions): OperationCompiler {
  const { apiSchema, supergraphSchema, client } = options;
  const aliases = new InternalAliases(supergraphSchema);
  return new OperationCompiler(apiSchema, new OperationPlanner(options, aliases), {
    types: new TypeConditions(supergraphSchema),
    subgraphTypes: new SubgraphTypes(supergraphSchema),
    aliases,
    client,
  });
}
