import type { ApolloGateway } from '@apollo/gateway';
import { buildASTSchema, GraphQLError, type GraphQLSchema, parse } from 'graphql';

import type { ResponseCache } from '../../engine/hooks/ResponseCache.ts';
import type { CoerceVariables } from '../../engine/hooks/CoerceVariables.ts';
import type { ExecutionError } from '../../engine/fetch/ExecutionError.ts';
import type { ExecutionResult } from '../../engine/Execution.ts';
import { Executor } from '../../engine/Executor.ts';
import type { SubgraphClient } from '../../engine/fetch/SubgraphClient.ts';
import type { OperationFilter } from '../../engine/hooks/OperationFilter.ts';
import { withDefer } from '../../engine/operation/withDefer.ts';
import type { OperationGuard } from '../../engine/hooks/OperationGuard.ts';
import type { PlanningEvent } from '../../engine/hooks/PlanningEvent.ts';
import { PlanCache } from '../../engine/planning/PlanCache.ts';
import type { Planner } from '../../engine/planning/Planner.ts';
import { fromRawJson } from '../../engine/raw-json/writeRawJson.ts';
import { createDataSourceClient } from './createDataSourceClient.ts';
import { preserializedData } from './PreserializedData.ts';
import { gatewayInternals } from './gatewayInternals.ts';
import { deferSchemaListeners } from './deferSchemaListeners.ts';
import { type SupergraphVersion, SupergraphVersions } from '../../engine/SupergraphVersions.ts';

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
  /**
   * Makes the client of a supergraph's subgraphs; it gets the gateway's request context. Without it the gateway's data sources
   * are asked, whose hooks are called therefore: those of its `buildService`, or Apollo's own. That is the slower road.
   */
  readonly createClient?: (supergraph: Supergraph) => SubgraphClient;
  /** Makes what decides which operations are executed over a supergraph. */
  readonly createGuards?: (supergraph: Supergraph) => readonly OperationGuard[];
  /** Makes what decides how much of an operation is answered; undefined where everybody is answered all. */
  readonly createFilter?: (supergraph: Supergraph) => OperationFilter | undefined;
  /** Creates the response cache of a supergraph; undefined if every operation is executed. */
  readonly createResponseCache?: (supergraph: Supergraph) => ResponseCache | undefined;
  /** Called when an operation was planned, or could not be. */
  readonly onPlanned?: (event: PlanningEvent) => void;
  /** Coerces the variables of requests; graphql-js does by default. */
  readonly coerceVariables?: CoerceVariables;
  /** How long a new supergraph waits at most for plans of what was asked of late, in milliseconds. */
  readonly preparationTimeout?: number;
}

export interface CompiledPlans {
  /** What is served now; undefined until the gateway has loaded a supergraph. */
  readonly served: () => SupergraphVersion | undefined;
  /** Lets go of the planners. */
  readonly close: () => void;
}

const PREPARATION_TIMEOUT_MS = 10_000;

/**
 * Lets an Apollo gateway, which has not been loaded yet, execute compiled plans. All else stays Apollo's: loading and updating
 * the supergraph, and the API's schema. The gateway's answers hold their data as text, which `stringifyPreserialized` writes.
 *
 * When the supergraph changes, the one before is served on, and whoever listens to the gateway's schema hears nothing, until
 * the operations of late have their plans: those of before, where no change concerns them, and new ones.
 */
export function useCompiledPlans(
  gateway: ApolloGateway,
  {
    createPlanner,
    createClient,
    createGuards = () => [],
    createFilter = () => undefined,
    createResponseCache = () => undefined,
    onPlanned,
    coerceVariables,
    preparationTimeout = PREPARATION_TIMEOUT_MS,
  }: CompiledPlansOptions,
): CompiledPlans {
  if (createClient && gatewayInternals(gateway).config.buildService)
    throw new Error(
      'The gateway has a buildService, which is not used where createClient is given: leave out one of them.',
    );
  const graphs = new SupergraphVersions(preparationTimeout);

  const createGraph = (supergraph: Supergraph): SupergraphVersion => {
    const { apiSchema, schema } = supergraph;
    const planner = new PlanCache(createPlanner(supergraph), schema, graphs.current?.planner);
    const executor = new Executor({
      apiSchema,
      supergraphSchema: schema,
      planner,
      client: createClient?.(supergraph) ?? askDataSources(gateway),
      guards: createGuards(supergraph),
      filter: createFilter(supergraph),
      responseCache: createResponseCache(supergraph),
      onPlanned,
      coerceVariables,
    });
    return { apiSchema, documentSchema: withDefer(apiSchema), executor, planner };
  };

  deferSchemaListeners(gateway, ({ apiSchema, coreSupergraphSdl: sdl }, tell) => {
    const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
    const graph = createGraph({ sdl, schema, apiSchema });
    void graphs.replace(graph, () => tell({ apiSchema: graph.documentSchema, coreSupergraphSdl: sdl }));
  });

  gateway.executor = async (requestContext) => {
    const { document, source, request, schema } = requestContext;
    const graph = graphs.ofSchema(schema);
    if (!graph) throw new Error('The gateway executes operations only once it has loaded a supergraph.');
    const result = await graph.executor.execute({
      document,
      source,
      operationName: request.operationName,
      variables: request.variables,
      context: requestContext,
    });
    return toGatewayResult(result);
  };

  return { served: () => graphs.current, close: () => graphs.close() };
}

/** Asks the data sources that the gateway has for the supergraph which it loaded last. */
function askDataSources(gateway: ApolloGateway): SubgraphClient {
  const services = Object.entries(gatewayInternals(gateway).serviceMap);
  return createDataSourceClient(new Map(services.map(([name, { dataSource }]) => [name, dataSource])));
}

function toGatewayResult(result: ExecutionResult) {
  if (result.kind === 'Rejected') return { errors: result.errors };
  const { data, errors } = result;
  return {
    data: data === 'null' ? null : preserializedData(fromRawJson(data)),
    ...(errors.length > 0 && { errors: errors.map(toGraphQLError) }),
  };
}

function toGraphQLError({ message, path, extensions }: ExecutionError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions: keepHttp(extensions) });
}

/**
 * Apollo Server takes `extensions.http` of an error for the status and the headers of its own response, and away from the client.
 * Here it is a subgraph's, which must decide neither. Apollo Server leaves it alone where its headers are no `Map`.
 */
function keepHttp(extensions: ExecutionError['extensions']): ExecutionError['extensions'] {
  const { http } = extensions;
  if (typeof http !== 'object' || http === null || 'headers' in http) return extensions;
  const kept = Object.defineProperty(structuredClone(http), 'headers', { value: null });
  return { ...extensions, http: kept };
}
