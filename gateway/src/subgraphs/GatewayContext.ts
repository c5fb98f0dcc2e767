import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';
import type { TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import { isTracingHeader } from '@online-books/service-kit/trust/identityHeaders';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError } from 'graphql';

import { clientAddress } from '../client/clientAddress.ts';
import type { TrustedProxies } from '../client/TrustedProxies.ts';
import { CachePolicy } from '../caching/CachePolicy.ts';
import type { RequestCost } from '../demand-control/RequestCost.ts';
import type { Rejection } from '../http/Rejection.ts';
import { forwardHeaders } from './forwardHeaders.ts';
import { OperationLifetime } from './OperationLifetime.ts';

/** What an operation carries through the gateway. */
export interface GatewayContext {
  /** The headers of the client's request that subgraphs may see. */
  readonly forwardedHeaders: Readonly<Record<string, string>>;
  /** Equal where the forwarded headers and the viewer's token are: what may share a fetch, or an answer. */
  readonly identity: string;
  /** The request's `Authorization` header, whether anybody believes it or not; undefined where it has none. */
  readonly authorization: string | undefined;
  /** Whose token came with the request; null for a visitor. */
  readonly viewer: TokenViewer | null;
  /** How long subgraphs are asked for it. */
  readonly lifetime: OperationLifetime;
  /** Where the request comes from: an IP address. */
  readonly address: string;
  /** How long the answer may be kept, as far as subgraphs have been asked. */
  readonly cachePolicy: CachePolicy;
  /** What the request costs, as far as that is known. */
  readonly cost: RequestCost;
  /** Why the request's token is not accepted. The request is anonymous then, and only some operations of it are executed. */
  readonly tokenError?: GraphQLError;
  /** The request's document, once it was found valid. */
  document?: DocumentNode;
  /** What the request is answered, once that is known and only has to be written. */
  answer?: Answer;
}

/** What a request is answered: its data in wire text, or why it was not executed. */
export type Answer =
  | { readonly kind: 'Executed'; readonly data: string; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly kind: 'Rejected'; readonly rejection: Rejection };

/** The context in what the executor hands to guards and subgraph clients. */
export function contextOf(handed: unknown): GatewayContext {
  return (handed as { readonly context: GatewayContext }).context;
}

export interface ContextOptions {
  /** The headers that are passed on, in lower case; all others stay at the gateway. */
  readonly forwardedHeaders: readonly string[];
  readonly verifyToken: TokenVerifier;
  /** Root fields that need no identity. Where there are none, a token that is not accepted ends the request. */
  readonly anonymousFields: readonly string[];
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: TrustedProxies;
  /** In milliseconds. */
  readonly operationTimeout: number;
}

/**
 * Makes the context of a request, with which the operation's time begins.
 *
 * @throws GraphQLError UNAUTHENTICATED (401) for a broken token, SERVICE_UNAVAILABLE (503) for one that cannot be verified
 */
export function createContextFactory({
  forwardedHeaders: names,
  verifyToken,
  anonymousFields,
  trustedProxies,
  operationTimeout,
}: ContextOptions) {
  const forwardedNames = new Set(names);

  const authenticate = async (authorization: string | undefined) => {
    try {
      return { viewer: await verifyToken(authorization) };
    } catch (error) {
      if (anonymousFields.length === 0 || !(error instanceof GraphQLError)) throw error;
      return { viewer: null, tokenError: error };
    }
  };

  return async (request: HttpRequest): Promise<GatewayContext> => {
    const lifetime = new OperationLifetime(performance.now() + operationTimeout, request.onClose);
    const { viewer, tokenError } = await authenticate(request.headers.authorization);
    const headers = tokenError ? withoutAuthorization(request.headers) : withoutEmptyAuthorization(request.headers);
    const { authorization } = headers;
    const forwardedHeaders = forwardHeaders(headers, names);
    const carriesIdentity = authorization !== undefined || hasIdentity(forwardedHeaders);
    const identity = JSON.stringify(viewer ? [forwardedHeaders, authorization] : forwardedHeaders);
    return {
      forwardedHeaders,
      identity,
      authorization,
      viewer,
      ...(tokenError && { tokenError }),
      lifetime,
      address: clientAddress(request, trustedProxies),
      cachePolicy: new CachePolicy({ carriesIdentity, forwardedHeaders: forwardedNames }),
      cost: {},
    };
  };
}

/** Whether any header but those of tracing may tell a subgraph who asks. */
function hasIdentity(forwardedHeaders: GatewayContext['forwardedHeaders']): boolean {
  for (const name in forwardedHeaders) if (name !== 'authorization' && !isTracingHeader(name)) return true;
  return false;
}

/** An empty header claims no identity, and must not look like one to anything behind. */
function withoutEmptyAuthorization(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return headers.authorization?.trim() === '' ? withoutAuthorization(headers) : headers;
}

function withoutAuthorization(headers: HttpRequest['headers']): HttpRequest['headers'] {
  return { ...headers, authorization: undefined };
}
