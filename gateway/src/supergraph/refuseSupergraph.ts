import { GraphQLError } from 'graphql';

import type { SupergraphSource } from './readSupergraph.ts';
import { SupergraphError } from './SupergraphError.ts';

/**
 * Returns a handler for errors of loading a supergraph. Apollo's gateway throws GraphQL errors for unsupported features, for unknown
 * versions of the join specification, and for an inconsistent supergraph.
 *
 * @returns a function that throws a SupergraphError with all faults; other errors are rethrown
 */
export function refuseSupergraph({
  SUPERGRAPH_PATH,
}: Pick<SupergraphSource, 'SUPERGRAPH_PATH'>): (error: unknown) => never {
  return (error) => {
    throw error instanceof GraphQLError ? new SupergraphError(SUPERGRAPH_PATH, faultsOf(error)) : error;
  };
}

/** An error of several faults lists them as `causes`. */
function faultsOf(error: GraphQLError & { readonly causes?: unknown }): string[] {
  const { causes } = error;
  const faults = Array.isArray(causes) ? causes.filter((cause) => cause instanceof Error) : [];
  return faults.length > 0 ? faults.map(({ message }) => message) : [error.message];
}
