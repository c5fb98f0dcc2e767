import type { GraphQLSchema } from 'graphql';

import { joinGraphs } from '../engine/supergraph/joinSpecification.ts';

/**
 * The routing URLs of a supergraph's subgraphs, by name: the `join__Graph` enum of the join specification.
 *
 * @param overrides URLs that replace them, by subgraph name
 */
export function subgraphAddresses(
  supergraph: GraphQLSchema,
  overrides: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const graphs = joinGraphs(supergraph.getType('join__Graph')?.astNode);
  return new Map(graphs.map(({ name, url }) => [name, overrides.get(name) ?? url]));
}
