import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import type { DocumentNode, GraphQLError } from 'graphql';

import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';

/** The part of a request's context that authorization needs. */
export interface AuthorizationContext {
  /** Null for an anonymous request. */
  readonly viewer: TokenViewer | null;
  readonly cachePolicy: {
    /** Called when the response depends on the viewer. */
    makePrivate(): void;
  };
}

/** A request that is about to be executed. Its document is valid. */
export interface AuthorizableRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly context: AuthorizationContext;
}

/** The errors with which a request is rejected, or those that its response has for fields that the viewer may not see. */
export type Decision = { readonly rejection: readonly GraphQLError[] } | { readonly errors: readonly ExecutionError[] };

/** Decides on a request before it is executed. Null if the request has no unauthorized fields. */
export type Authorizer = (request: AuthorizableRequest) => Decision | null | Promise<Decision | null>;
