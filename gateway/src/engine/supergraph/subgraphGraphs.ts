import { type GraphQLSchema, Kind } from 'graphql';

import { joinDirectives } from './joinDirectives.ts';

/** The values of `join__Graph`, which stand for the subgraphs in a supergraph, by the subgraphs' names. */
export function subgraphGraphs(supergraph: GraphQLSchema): ReadonlyMap<string, string> {
  const graphs = supergraph.getType('join__Graph')?.astNode;
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  return new Map(
    values.flatMap(({ name, directives }) => {
      const [graph] = joinDirectives(directives, 'join__graph');
      return typeof graph?.['name'] === 'string' ? [[graph['name'], name.value] as const] : [];
    }),
  );
}
