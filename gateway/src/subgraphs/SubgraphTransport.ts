import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';

import type { CacheHint } from '../caching/CacheHint.ts';
import type { SubgraphRequest } from '../engine/fetch/SubgraphClient.ts';
import type { PropagatedHeader } from '../headers/ResponseHeaders.ts';
import type { Headers, SubgraphHeaders } from '../headers/SubgraphHeaders.ts';
import type { SubgraphResponseHeaders } from '../headers/SubgraphResponseHeaders.ts';
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

/** Which headers a subgraph gets, and which of its own clients get. */
export interface TransportHeaders {
  readonly request: SubgraphHeaders;
  /** Undefined if clients get none. */
  readonly response: SubgraphResponseHeaders | undefined;
}

/** How a request differs from those that its context alone decides on. */
export interface SendOptions {
  /** The headers that extensions have changed. Requests share a response only if these are equal, too. */
  readonly headers?: Headers | undefined;
  /** Whether an equal query in flight may give its response. Default: true. */
  readonly mayShare?: boolean;
}

/** Sends requests to one subgraph. Equal queries in flight with the same identity are sent once; mutations are never shared. */
export class SubgraphTransport {
  readonly #endpoint: SubgraphEndpoint;
  readonly #headers: TransportHeaders;
  readonly #inflight = new InflightRequests();

  constructor(endpoint: SubgraphEndpoint, headers: TransportHeaders) {
    this.#endpoint = endpoint;
    this.#headers = headers;
  }

  /**
   * Throws, or rejects with, a SubgraphError when there is no response.
   */
  send(request: SubgraphRequest, context: TransportContext, options: SendOptions = {}): Promise<TextResponse> {
    const { operationKind, body, retryOf } = request;
    const { cancellation, address } = context;
    const { headers: changed, mayShare = true } = options;
    if (cancellation.isExpired) throw retryOf ?? deadlineExceeded(this.#endpoint.name);
    const isRetry = retryOf !== undefined;
    if (operationKind === 'mutation') {
      const own = changed ?? this.headersOf(context);
      const headers = this.#endpoint.limits.sendsClientAddress ? { ...own, [CLIENT_ADDRESS_HEADER]: address } : own;
      const mutation = { operationKind, headers, body, isRetry };
      return start(new InflightRequest(this.#endpoint, mutation, () => undefined), cancellation);
    }
    if (cancellation.isCancelled) throw cancelled();

    const identity = changed ? `${context.identity}${JSON.stringify(changed)}` : context.identity;
    const equal = mayShare ? this.#inflight.find(identity, body) : undefined;
    if (equal)
      return this.#headers.response ? this.#share(equal, request, context, options) : equal.subscribe(cancellation);
    if (retryOf && !this.#endpoint.retryBudget.withdraw()) throw retryOf;

    const sent = { operationKind, headers: changed ?? this.headersOf(context), body, isRetry };
    const inflight = new InflightRequest(this.#endpoint, sent, () => this.#inflight.delete(entry));
    const entry = this.#inflight.add(identity, body, inflight);
    return start(inflight, cancellation);
  }

  /** The headers that the subgraph gets, unless extensions change them. */
  headersOf({ forwardedHeaders }: TransportContext): Headers {
    return this.#headers.request.of(forwardedHeaders);
  }

  /** The headers of a response that the client gets; null if there are none. */
  headersForClient({ headers }: TextResponse): readonly PropagatedHeader[] | null {
    return this.#headers.response?.select(headers) ?? null;
  }

  /** A response with headers for a client is for that client only. Another one sends the request again. */
  async #share(
    equal: InflightRequest,
    request: SubgraphRequest,
    context: TransportContext,
    options: SendOptions,
  ): Promise<TextResponse> {
    const response = await equal.subscribe(context.cancellation);
    return this.headersForClient(response) ? this.send(request, context, { ...options, mayShare: false }) : response;
  }

  /** The hint of a response, where `Vary` names the client's headers instead of those that the subgraph knows. */
  inClientHeaders(hint: CacheHint): CacheHint {
    return hint.vary.length === 0 ? hint : { ...hint, vary: this.#headers.request.sourcesOf(hint.vary) };
  }
}

function start(request: InflightRequest, cancellation: RequestCancellation): Promise<TextResponse> {
  const response = request.subscribe(cancellation);
  request.start();
  return response;
}
