import { GraphQLError } from 'graphql';

import { SupergraphError } from './SupergraphError.ts';

/**
 * Converts an error of loading a supergraph. Apollo's gateway throws GraphQL errors for unsupported features, for unknown versions of
 * the join specification, and for an inconsistent supergraph.
 *
 * @returns a SupergraphError with all faults; another error as it is
 */
export function toSupergraphError(label: string, error: unknown): unknown {
  return error instanceof GraphQLError ? new SupergraphError(label, faultsOf(error)) : error;
}

/** An error of several faults lists them as `causes`. */
function faultsOf(error: GraphQLError & { readonly causes?: unknown }): string[] {
  const { causes } = error;
  const faults = Array.isArray(causes) ? causes.filter((cause) => cause instanceof Error) : [];
  return faults.length > 0 ? faults.map(({ message }) => message) : [error.message];
}
