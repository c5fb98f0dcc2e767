import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';

import type { CacheHint } from '../caching/CacheHint.ts';
import type { SubgraphRequest } from '../engine/fetch/SubgraphClient.ts';
import type { Headers, SubgraphHeaders } from '../headers/SubgraphHeaders.ts';
import { cancelled, deadlineExceeded } from './cancellationErrors.ts';
import { InflightRequest } from './InflightRequest.ts';
import { InflightRequests } from './InflightRequests.ts';
import type { TextResponse } from './readResponse.ts';
import type { RequestCancellation } from './RequestCancellation.ts';
import type { SubgraphEndpoint } from './SubgraphEndpoint.ts';

/** The part of a client request's context that its subgraph requests need. */
export interface TransportContext {
  /** The client's headers that any subgraph may get. */
  readonly forwardedHeaders: Headers;
  /** Requests with equal identities may share a response. */
  readonly identity: string;
  readonly cancellation: RequestCancellation;
  /** The client's IP address. */
  readonly address: string;
}

/** Sends requests to one subgraph. Equal queries in flight with the same identity are sent once; mutations are never shared. */
export class SubgraphTransport {
  readonly #endpoint: SubgraphEndpoint;
  readonly #headers: SubgraphHeaders;
  readonly #inflight = new InflightRequests();

  constructor(endpoint: SubgraphEndpoint, headers: SubgraphHeaders) {
    this.#endpoint = endpoint;
    this.#headers = headers;
  }

  /** Throws, or rejects with, a SubgraphError when there is no response. */
  send({ operationKind, body, retryOf }: SubgraphRequest, context: TransportContext): Promise<TextResponse> {
    const { forwardedHeaders, identity, cancellation, address } = context;
    if (cancellation.isExpired) throw retryOf ?? deadlineExceeded(this.#endpoint.name);
    const isRetry = retryOf !== undefined;
    if (operationKind === 'mutation') {
      const own = this.#headers.of(forwardedHeaders);
      const headers = this.#endpoint.limits.sendsClientAddress ? { ...own, [CLIENT_ADDRESS_HEADER]: address } : own;
      const mutation = { operationKind, headers, body, isRetry };
      return start(new InflightRequest(this.#endpoint, mutation, () => undefined), cancellation);
    }
    if (cancellation.isCancelled) throw cancelled();

    const equal = this.#inflight.find(identity, body);
    if (equal) return equal.subscribe(cancellation);
    if (retryOf && !this.#endpoint.retryBudget.withdraw()) throw retryOf;

    const request = { operationKind, headers: this.#headers.of(forwardedHeaders), body, isRetry };
    const inflight = new InflightRequest(this.#endpoint, request, () => this.#inflight.delete(entry));
    const entry = this.#inflight.add(identity, body, inflight);
    return start(inflight, cancellation);
  }

  /** The hint of a response, where `Vary` names the client's headers instead of those that the subgraph knows. */
  inClientHeaders(hint: CacheHint): CacheHint {
    return hint.vary.length === 0 ? hint : { ...hint, vary: this.#headers.sourcesOf(hint.vary) };
  }
}

function start(request: InflightRequest, cancellation: RequestCancellation): Promise<TextResponse> {
  const response = request.subscribe(cancellation);
  request.start();
  return response;
}
