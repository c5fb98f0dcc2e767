import type { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';

import { createSupergraphVersion, type Supergraph, toSupergraph } from '../../engine/createSupergraphVersion.ts';
import type { ExecutionResult } from '../../engine/Execution.ts';
import type { ExecutionError } from '../../engine/fetch/ExecutionError.ts';
import type { SubgraphClient } from '../../engine/fetch/SubgraphClient.ts';
import type { CoerceVariables } from '../../engine/hooks/CoerceVariables.ts';
import type { OperationFilter } from '../../engine/hooks/OperationFilter.ts';
import type { OperationGuard } from '../../engine/hooks/OperationGuard.ts';
import type { PlanningEvent } from '../../engine/hooks/PlanningEvent.ts';
import type { ResponseCache } from '../../engine/hooks/ResponseCache.ts';
import type { Planner } from '../../engine/planning/Planner.ts';
import { fromRawJson } from '../../engine/raw-json/writeRawJson.ts';
import { type SupergraphVersion, SupergraphVersions } from '../../engine/SupergraphVersions.ts';
import { createDataSourceClient } from './createDataSourceClient.ts';
import { deferSchemaListeners } from './deferSchemaListeners.ts';
import { gatewayInternals } from './gatewayInternals.ts';
import { preserializedData } from './PreserializedData.ts';

export interface CompiledPlansOptions {
  /** Creates the planner of a supergraph. */
  readonly createPlanner: (supergraph: Supergraph) => Planner;
  /**
   * Creates the client of a supergraph's subgraphs, which gets Apollo Server's request context. By default requests go through the
   * gateway's data sources (those of its `buildService`, or Apollo's own) and their hooks, which takes longer.
   */
  readonly createClient?: (supergraph: Supergraph) => SubgraphClient;
  /** Creates what decides which operations are executed over a supergraph. */
  readonly createGuards?: (supergraph: Supergraph) => readonly OperationGuard[];
  /** Creates what removes fields that a viewer may not see; undefined if all viewers see all fields. */
  readonly createFilter?: (supergraph: Supergraph) => OperationFilter | undefined;
  /** Creates the response cache of a supergraph; undefined if every operation is executed. */
  readonly createResponseCache?: (supergraph: Supergraph) => ResponseCache | undefined;
  /** Called when an operation was planned, or could not be. */
  readonly onPlanned?: (event: PlanningEvent) => void;
  /** Coerces the variables of requests; graphql-js does by default. */
  readonly coerceVariables?: CoerceVariables;
  /** How long a new supergraph waits at most for the plans of recent operations, in milliseconds. */
  readonly preparationTimeout?: number;
}

export interface CompiledPlans {
  /** The version that executes operations; undefined until the gateway has loaded a supergraph. */
  readonly currentVersion: () => SupergraphVersion | undefined;
  /** Closes the planners. */
  readonly close: () => void;
}

/**
 * Lets an Apollo gateway that is not loaded yet execute compiled plans. Everything else stays Apollo's: loading and updating
 * the supergraph, and the API schema. Responses hold their data as text, which `stringifyPreserialized` writes.
 *
 * When the supergraph changes, the previous version stays in use, and listeners to the gateway's schema are not notified, until
 * recent operations have their plans: kept where the change does not affect them, and new ones otherwise.
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
    preparationTimeout,
  }: CompiledPlansOptions,
): CompiledPlans {
  if (createClient && gatewayInternals(gateway).config.buildService)
    throw new Error('createClient and the buildService of the gateway exclude each other: remove one of them.');
  const versions = new SupergraphVersions(preparationTimeout);

  deferSchemaListeners(gateway, ({ apiSchema, coreSupergraphSdl: sdl }, notify) => {
    const supergraph = toSupergraph(sdl, apiSchema);
    const version = createSupergraphVersion(supergraph, {
      planner: createPlanner(supergraph),
      client: createClient?.(supergraph) ?? createClientOfDataSources(gateway),
      guards: createGuards(supergraph),
      filter: createFilter(supergraph),
      responseCache: createResponseCache(supergraph),
      onPlanned,
      coerceVariables,
      previous: versions.current,
    });
    void versions.replace(version, {
      onCurrent: () => notify({ apiSchema: version.documentSchema, coreSupergraphSdl: sdl }),
    });
  });

  gateway.executor = async (requestContext) => {
    const { document, source, request, schema } = requestContext;
    const version = versions.ofSchema(schema);
    if (!version) throw new Error('The gateway has not loaded a supergraph yet.');
    const result = await version.executor.execute({
      document,
      source,
      operationName: request.operationName,
      variables: request.variables,
      context: requestContext,
    });
    return toGatewayResult(result);
  };

  return { currentVersion: () => versions.current, close: () => versions.close() };
}

/** Uses the data sources of the supergraph that the gateway loaded last. */
function createClientOfDataSources(gateway: ApolloGateway): SubgraphClient {
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
 * Apollo Server uses `extensions.http` of an error as the status and headers of its own response, and removes it. Here it comes
 * from a subgraph, which must not decide about either. Apollo Server ignores it unless its headers are a `Map`.
 */
function keepHttp(extensions: ExecutionError['extensions']): ExecutionError['extensions'] {
  const { http } = extensions;
  if (typeof http !== 'object' || http === null || 'headers' in http) return extensions;
  const kept = Object.defineProperty(structuredClone(http), 'headers', { value: null });
  return { ...extensions, http: kept };
}
