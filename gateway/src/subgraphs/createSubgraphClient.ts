import type { Logger } from 'pino';

import type { CachePolicy } from '../caching/CachePolicy.ts';
import { type SubgraphClient, SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import type { ExtensionHooks } from '../extensions/ExtensionHooks.ts';
import type { ExtensionRun } from '../extensions/ExtensionRun.ts';
import type { HeaderRules } from '../headers/HeaderRules.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';
import type { ResponseHeaders } from '../headers/ResponseHeaders.ts';
import { SubgraphResponseHeaders } from '../headers/SubgraphResponseHeaders.ts';
import { ACCEPTED_ENCODINGS } from './BodyDecoder.ts';
import { RequestHead } from './http1/RequestHead.ts';
import { isSuccess, readResponse } from './readResponse.ts';
import { sendWithExtensions } from './sendWithExtensions.ts';
import { SubgraphEndpoint } from './SubgraphEndpoint.ts';
import type { SubgraphMetrics } from './SubgraphMetrics.ts';
import type { SubgraphPools } from './SubgraphPools.ts';
import { SubgraphTransport, type TransportContext } from './SubgraphTransport.ts';
import { settingsOfUnknownSubgraphs, type TrafficEnvironment, trafficLimits } from './TrafficLimits.ts';

/** The part of a request's context that its subgraph requests need. */
interface SubgraphContext extends TransportContext {
  readonly cachePolicy: CachePolicy;
  readonly responseHeaders: ResponseHeaders;
  readonly extensions: ExtensionRun | undefined;
}

export type ClientEnvironment = TrafficEnvironment & { readonly HEADER_RULES?: HeaderRules | undefined };

/** What changes requests and responses. */
export interface SubgraphHooks {
  readonly requestHeaders: RequestHeaders;
  /** Undefined without extensions. */
  readonly hooks: ExtensionHooks | undefined;
}

export interface SubgraphClientOptions extends SubgraphHooks {
  /** Routing URLs, by subgraph name. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly pools: SubgraphPools;
  readonly environment: ClientEnvironment;
  readonly metrics: SubgraphMetrics;
  readonly logger: Logger;
}

const PLAIN_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
const COMPRESSION_HEADERS = { ...PLAIN_HEADERS, 'accept-encoding': ACCEPTED_ENCODINGS };

/** Sends requests to subgraphs over HTTP, with keep-alive. */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { addresses, pools, environment, requestHeaders, hooks, metrics, logger } = options;
  const transports = new Map<string, SubgraphTransport>();
  for (const [name, address] of addresses) {
    const url = new URL(address);
    const limits = trafficLimits(environment, name);
    const endpoint = new SubgraphEndpoint({
      name,
      target: {
        pool: pools.poolFor(name, url.origin),
        head: new RequestHead(url, limits.compression ? COMPRESSION_HEADERS : PLAIN_HEADERS),
        sign: pools.signerFor(name, url),
      },
      limits,
      metrics: metrics.of(name),
      onCircuitChange: (subgraph, circuit) => logger.warn({ subgraph, circuit }, 'circuit breaker changed its state'),
      onUnreached: (subgraph, reason) => logger.warn({ subgraph, reason }, 'subgraph not reached'),
    });
    const headers = {
      request: requestHeaders.of(name),
      response: SubgraphResponseHeaders.of(name, environment.HEADER_RULES),
    };
    transports.set(name, new SubgraphTransport(endpoint, headers));
  }
  // Not an error: an update of the supergraph may remove a subgraph.
  const settings = [
    ...settingsOfUnknownSubgraphs(environment, addresses),
    ...requestHeaders.subgraphs.filter((name) => !addresses.has(name)).map((name) => `HEADER_RULES for ${name}`),
  ];
  if (settings.length > 0)
    logger.warn({ settings }, 'ignoring settings of subgraphs that the supergraph does not have');
  return async (request, context) => {
    const { subgraph } = request;
    const transport = transports.get(subgraph);
    if (!transport) {
      throw new SubgraphError('SUBREQUEST_HTTP_ERROR', `The supergraph has no address for the ${subgraph} subgraph.`);
    }
    const own = context as SubgraphContext;
    const { extensions } = own;
    const response =
      extensions && (hooks?.onSubgraphRequest || hooks?.onSubgraphResponse)
        ? await sendWithExtensions(hooks, extensions, {
            transport,
            url: addresses.get(subgraph)!,
            request,
            context: own,
          })
        : await transport.send(request, own);
    if (hooks?.affectResponses) own.cachePolicy.forbidStoring();
    if (request.operationKind === 'query' && isSuccess(response))
      own.cachePolicy.restrict(transport.inClientHeaders(response.cacheHint));
    else own.cachePolicy.forbidStoring();
    const headers = transport.headersForClient(response);
    if (headers) {
      own.responseHeaders.addAll(headers);
      own.cachePolicy.forbidStoring();
    }
    return readResponse(subgraph, response);
  };
}
