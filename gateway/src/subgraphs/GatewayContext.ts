import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';
import type { TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError } from 'graphql';

import { clientAddress } from '../client/clientAddress.ts';
import type { TrustedProxies } from '../client/TrustedProxies.ts';
import { CachePolicy } from '../caching/CachePolicy.ts';
import type { RequestCost } from '../demand-control/RequestCost.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';
import type { Headers } from '../headers/SubgraphHeaders.ts';
import type { Rejection } from '../http/Rejection.ts';
import { RequestCancellation } from './RequestCancellation.ts';

/** The context of one client request. */
export interface GatewayContext {
  /** The headers of the client request that any subgraph may get. */
  readonly forwardedHeaders: Headers;
  /** Equal when the forwarded headers and the viewer's token are equal: such requests may share a fetch or a response. */
  readonly identity: string;
  /** The `Authorization` header, verified or not. */
  readonly authorization: string | undefined;
  /** The subject of the verified token; null for an anonymous request. */
  readonly viewer: TokenViewer | null;
  /** Its deadline, and the end of its client's connection. */
  readonly cancellation: RequestCancellation;
  /** The client's IP address. */
  readonly address: string;
  /** The cache policy of the response, from the subgraph responses so far. */
  readonly cachePolicy: CachePolicy;
  /** What is known so far of the request's cost. */
  readonly cost: RequestCost;
  /** Why the request's token is not accepted. The request is anonymous then, and only some operations of it are executed. */
  readonly tokenError?: GraphQLError;
  /** Set after validation. */
  document?: DocumentNode;
  /** Set when the response only has to be written. */
  answer?: Answer;
}

/** The data of a response, as raw JSON; or why the request was not executed. */
export type Answer =
  | { readonly kind: 'Executed'; readonly data: string; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly kind: 'Rejected'; readonly rejection: Rejection };

/** @param handed the context that the executor passes to guards and subgraph clients */
export function contextOf(handed: unknown): GatewayContext {
  return (handed as { readonly context: GatewayContext }).context;
}

export interface ContextOptions {
  readonly requestHeaders: RequestHeaders;
  readonly verifyToken: TokenVerifier;
  /** Root fields that need no identity. Where there are none, a token that is not accepted ends the request. */
  readonly anonymousFields: readonly string[];
  /** The proxies whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies: TrustedProxies;
  /** In milliseconds. */
  readonly operationTimeout: number;
}

/**
 * Returns a function that creates the context of a request and starts its timeout.
 *
 * @throws GraphQLError UNAUTHENTICATED (401) for an invalid token, SERVICE_UNAVAILABLE (503) for one that cannot be verified
 */
export function createContextFactory({
  requestHeaders,
  verifyToken,
  anonymousFields,
  trustedProxies,
  operationTimeout,
}: ContextOptions) {
  const authenticate = async (authorization: string | undefined) => {
    try {
      return { viewer: await verifyToken(authorization) };
    } catch (error) {
      if (anonymousFields.length === 0 || !(error instanceof GraphQLError)) throw error;
      return { viewer: null, tokenError: error };
    }
  };

  return async (request: HttpRequest): Promise<GatewayContext> => {
    const cancellation = new RequestCancellation(performance.now() + operationTimeout, request.onClose);
    const { viewer, tokenError } = await authenticate(request.headers.authorization);
    const headers = tokenError ? withoutAuthorization(request.headers) : withoutEmptyAuthorization(request.headers);
    const { authorization } = headers;
    const forwardedHeaders = requestHeaders.select(headers);
    const carriesIdentity = authorization !== undefined || requestHeaders.carryIdentity(forwardedHeaders);
    const identity = JSON.stringify(viewer ? [forwardedHeaders, authorization] : forwardedHeaders);
    return {
      forwardedHeaders,
      identity,
      authorization,
      viewer,
      ...(tokenError && { tokenError }),
      cancellation,
      address: clientAddress(request, trustedProxies),
      cachePolicy: new CachePolicy({ carriesIdentity }),
      cost: {},
    };
  };
}

/** An empty header means an anonymous request, for caches and subgraphs as well. */
function withoutEmptyAuthorization(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return headers.authorization?.trim() === '' ? withoutAuthorization(headers) : headers;
}

function withoutAuthorization(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return { ...headers, authorization: undefined };
}
