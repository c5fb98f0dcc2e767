import type { ApolloGateway } from '@apollo/gateway';
import { buildASTSchema, GraphQLError, type GraphQLSchema, parse } from 'graphql';

import type { ExecutionError } from '../ExecutionError.ts';
import { Executor, type ExecutionResult } from '../Executor.ts';
import type { SubgraphClient } from '../fetching/SubgraphClient.ts';
import type { OperationFilter } from '../OperationFilter.ts';
import type { OperationGuard } from '../OperationGuard.ts';
import type { Planner } from '../planner/Planner.ts';
import { fromWireText } from '../wire/writeWireText.ts';
import { finishedData } from './FinishedData.ts';

/** A supergraph, as an executor needs it. */
export interface Supergraph {
  readonly sdl: string;
  /** All types and the federation's directives. */
  readonly schema: GraphQLSchema;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
}

export interface CompiledPlansOptions {
  /** Makes the planner of a supergraph. */
  readonly createPlanner: (supergraph: Supergraph) => Planner;
  /** Makes the client of a supergraph's subgraphs; it gets the gateway's request context. */
  readonly createClient: (supergraph: Supergraph) => SubgraphClient;
  /** Makes what decides which operations are executed over a supergraph. */
  readonly createGuards?: (supergraph: Supergraph) => readonly OperationGuard[];
  /** Makes what decides how much of an operation is answered; undefined where everybody is answered all. */
  readonly createFilter?: (supergraph: Supergraph) => OperationFilter | undefined;
}

/** What an Apollo gateway serves now. */
export interface ServedGraph {
  readonly apiSchema: GraphQLSchema;
  readonly executor: Executor;
  readonly planner: Planner;
}

/**
 * Lets an Apollo gateway execute compiled plans. All else stays Apollo's: loading and updating the supergraph, and the API's
 * schema. The gateway's answers hold their data as text, which `stringifyFinished` writes.
 *
 * When the supergraph changes, the operations of late are planned anew before they are asked for again.
 *
 * @returns what is served now; undefined until the gateway has loaded a supergraph
 */
export function useCompiledPlans(
  gateway: ApolloGateway,
  { createPlanner, createClient, createGuards = () => [], createFilter = () => undefined }: CompiledPlansOptions,
): () => ServedGraph | undefined {
  let served: ServedGraph | undefined;

  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl: sdl }) => {
    const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
    const supergraph = { sdl, schema, apiSchema };
    const planner = createPlanner(supergraph);
    const executor = new Executor({
      apiSchema,
      supergraphSchema: schema,
      planner,
      client: createClient(supergraph),
      guards: createGuards(supergraph),
      filter: createFilter(supergraph),
    });
    void executor.warm(served?.executor.recentOperations() ?? []);
    served?.planner.close();
    served = { apiSchema, executor, planner };
  });

  gateway.executor = async (requestContext) => {
    if (!served) throw new Error('The gateway executes operations only once it has loaded a supergraph.');
    const { document, source, request } = requestContext;
    const result = await served.executor.execute({
      document,
      source,
      operationName: request.operationName,
      variables: request.variables,
      context: requestContext,
    });
    return toGatewayResult(result);
  };

  return () => served;
}

function toGatewayResult(result: ExecutionResult) {
  if (result.kind === 'Refused') return { errors: result.errors };
  const { data, errors } = result;
  return {
    data: data === 'null' ? null : finishedData(fromWireText(data)),
    ...(errors.length > 0 && { errors: errors.map(toGraphQLError) }),
  };
}

function toGraphQLError({ message, path, extensions }: ExecutionError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions });
}
