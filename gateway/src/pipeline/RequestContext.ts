import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';
import type { TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import { GraphQLError } from 'graphql';

import { CachePolicy } from '../caching/CachePolicy.ts';
import { clientAddress } from '../client/clientAddress.ts';
import type { TrustedProxies } from '../client/TrustedProxies.ts';
import type { RequestCost } from '../demand-control/RequestCost.ts';
import type { ExtensionRun } from '../extensions/ExtensionRun.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';
import { ResponseHeaders } from '../headers/ResponseHeaders.ts';
import type { Headers } from '../headers/SubgraphHeaders.ts';
import { RequestCancellation } from '../subgraphs/RequestCancellation.ts';

/** The context of one request for an operation. Lower chapters declare the part of it that they need. */
export interface RequestContext {
  /** The headers of the client request that any subgraph may get. */
  readonly forwardedHeaders: Headers;
  /** Equal when the forwarded headers and the viewer's token are equal: such requests may share a subgraph request. */
  readonly identity: string;
  /** The `Authorization` header, verified or not. */
  readonly authorization: string | undefined;
  /** The subject of the verified token; null for an anonymous request. Extensions may set its scopes. */
  viewer: TokenViewer | null;
  /** Its deadline, and the end of its client's connection. */
  readonly cancellation: RequestCancellation;
  /** The client's IP address. */
  readonly address: string;
  /** The cache policy of the response, from the subgraph responses so far. */
  readonly cachePolicy: CachePolicy;
  /** The headers of subgraph responses that the client gets, so far. */
  readonly responseHeaders: ResponseHeaders;
  /** What extensions know of the request; undefined without extensions. */
  extensions: ExtensionRun | undefined;
  /** What is known so far of the request's cost. */
  readonly cost: RequestCost;
  /** Why the request's token is not accepted. The request is anonymous then, and only some operations of it are executed. */
  readonly tokenError: GraphQLError | undefined;
}

export interface ContextOptions {
  readonly requestHeaders: RequestHeaders;
  readonly verifyToken: TokenVerifier;
  /** Root fields that need no identity. If there are none, a token that is not accepted rejects the request. */
  readonly anonymousFields: readonly string[];
  /** The proxies whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies: TrustedProxies;
  /** In milliseconds. */
  readonly operationTimeout: number;
}

/** @throws GraphQLError UNAUTHENTICATED (401) for an invalid token, SERVICE_UNAVAILABLE (503) for one that cannot be verified */
export type CreateContext = (request: HttpRequest) => Promise<RequestContext>;

/** Returns a function that creates the context of a request, and starts its timeout. */
export function createContextFactory({
  requestHeaders,
  verifyToken,
  anonymousFields,
  trustedProxies,
  operationTimeout,
}: ContextOptions): CreateContext {
  return async (request) => {
    const cancellation = new RequestCancellation(performance.now() + operationTimeout, request.onClose);
    let viewer: TokenViewer | null = null;
    let tokenError: GraphQLError | undefined;
    try {
      viewer = await verifyToken(request.headers.authorization);
    } catch (error) {
      if (anonymousFields.length === 0 || !(error instanceof GraphQLError)) throw error;
      tokenError = error;
    }
    const headers = tokenError ? withoutAuthorization(request.headers) : withoutEmptyAuthorization(request.headers);
    const { authorization } = headers;
    const forwardedHeaders = requestHeaders.select(headers);
    const carriesIdentity = authorization !== undefined || requestHeaders.carryIdentity(forwardedHeaders);
    return {
      forwardedHeaders,
      identity: JSON.stringify(viewer ? [forwardedHeaders, authorization] : forwardedHeaders),
      authorization,
      viewer,
      cancellation,
      address: clientAddress(request, trustedProxies),
      cachePolicy: new CachePolicy({ carriesIdentity }),
      extensions: undefined,
      responseHeaders: new ResponseHeaders(),
      cost: {},
      tokenError,
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
