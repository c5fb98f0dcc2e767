import { type DocumentNode, execute, type ExecutionResult, type GraphQLFieldResolver } from 'graphql';

import type { Graph } from '../model/Graph.ts';
import { rootItem } from './Item.ts';
import { type Answering, type Source, toSources } from './Source.ts';
import { withOwnDirectives, withTags } from './tags.ts';
import { throwOwnFaults } from './throwOwnFaults.ts';

export interface Request {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The oracle: one schema with all fields, which graphql-js executes on the same data. */
export async function answerAsMonolith(graph: Graph, request: Request, answering: Answering): Promise<ExecutionResult> {
  const resolve: GraphQLFieldResolver<Source | undefined, Answering> = (source, args, { world, counter }, info) => {
    const item = source?.item ?? rootItem(info.parentType.name);
    const field = graph.index.fieldsOf(item.typename).get(info.fieldName)!;
    if (field.data === 'counts') counter.count += 1;
    if (field.data === 'reads') return world.isLost(item, field) ? null : counter.count;
    const value = withTags(world.valueOf(item, field, args), field, graph.index, info);
    return toSources(value, (found) => ({ __typename: found.typename, item: found }));
  };
  const result = await execute({
    schema: graph.apiSchema,
    document: withOwnDirectives(request.document, graph.index.directives),
    operationName: request.operationName ?? null,
    variableValues: request.variables,
    contextValue: answering,
    fieldResolver: resolve,
    typeResolver: (source: Source) => source.__typename,
  });
  return throwOwnFaults(result);
}
