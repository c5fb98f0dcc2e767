import { GraphQLError } from 'graphql';

import type { Environment } from '../environment.ts';
import { SupergraphError } from './SupergraphError.ts';

/**
 * Handles what loading a supergraph failed with: Apollo's gateway throws GraphQL errors for features that it does not support, for
 * versions of the join specification that it does not know, and for what composition would not have made.
 *
 * @returns throws a SupergraphError that names each fault, or what it was given
 */
export function refuseSupergraph({ SUPERGRAPH_PATH }: Pick<Environment, 'SUPERGRAPH_PATH'>): (error: unknown) => never {
  return (error) => {
    throw error instanceof GraphQLError ? new SupergraphError(SUPERGRAPH_PATH, faultsOf(error)) : error;
  };
}

/** Errors of several faults have them as `causes`. */
function faultsOf(error: GraphQLError & { readonly causes?: unknown }): string[] {
  const { causes } = error;
  const faults = Array.isArray(causes) ? causes.filter((cause) => cause instanceof Error) : [];
  return faults.length > 0 ? faults.map(({ message }) => message) : [error.message];
}
