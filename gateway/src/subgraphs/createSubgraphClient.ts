import type { Logger } from 'pino';

import { type SubgraphClient, SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import type { GatewayContext } from './GatewayContext.ts';
import { isSuccess, readAnswer } from './readAnswer.ts';
import { SubgraphConnection } from './SubgraphConnection.ts';
import type { SubgraphMetrics } from './SubgraphMetrics.ts';
import type { SubgraphPools } from './SubgraphPools.ts';
import { settledForNobody, type TrafficEnvironment, trafficLimits } from './TrafficLimits.ts';

export interface SubgraphClientOptions {
  /** Where the subgraphs are, by name: the supergraph's routing URLs. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly pools: SubgraphPools;
  readonly environment: TrafficEnvironment;
  readonly metrics: SubgraphMetrics;
  readonly logger: Logger;
}

/** Sends requests to subgraphs over HTTP, kept alive. */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { addresses, pools, environment, metrics, logger } = options;
  const connections = new Map<string, SubgraphConnection>();
  for (const [name, url] of addresses) {
    const { origin, pathname, search } = new URL(url);
    const connection = new SubgraphConnection({
      name,
      path: pathname + search,
      dispatcher: pools.poolFor(name, origin),
      limits: trafficLimits(environment, name),
      record: metrics.of(name),
      onCircuitChange: (subgraph, circuit) => logger.warn({ subgraph, circuit }, 'circuit breaker'),
      onUnreached: (subgraph, reason) => logger.warn({ subgraph, reason }, 'subgraph not reached'),
    });
    connections.set(name, connection);
  }
  // A supergraph may lose a subgraph while the gateway runs: that is no reason to stop.
  const settings = settledForNobody(environment, addresses);
  if (settings.length > 0) logger.warn({ settings }, 'the supergraph has no such subgraphs');
  return async (request, context) => {
    const { subgraph } = request;
    const connection = connections.get(subgraph);
    if (!connection) {
      throw new SubgraphError('SUBREQUEST_HTTP_ERROR', `The supergraph has no address for the ${subgraph} subgraph.`);
    }
    const { context: own } = context as { context: GatewayContext };
    const answer = await connection.ask(request, own);
    if (request.operationKind === 'query' && isSuccess(answer)) own.cachePolicy.restrict(answer.cacheHint);
    else own.cachePolicy.forbidStoring();
    return readAnswer(subgraph, answer);
  };
}
