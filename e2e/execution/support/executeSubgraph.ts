import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { graphql, parse } from 'graphql';

import type { Asked, SubgraphResponse } from './ScriptedSubgraph.ts';

/** Resolvers of a subgraph; their context is what was asked. */
export type Resolvers = GraphQLResolverMap<Asked>;

/** Executes requests as a subgraph with this schema does. */
export function executeSubgraph(sdl: string, resolvers: Resolvers): (asked: Asked) => Promise<SubgraphResponse> {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as GraphQLResolverMap<unknown> });
  return (asked) =>
    graphql({
      schema,
      source: asked.query,
      variableValues: asked.variables,
      operationName: asked.operationName ?? null,
      contextValue: asked,
    });
}
