import type { DocumentNode, GraphQLError } from 'graphql';

import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** A request that is about to be executed. Its document is valid. */
export interface AuthorizableRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: GatewayContext;
}

/** The errors with which a request is rejected, or those that its response has for fields that the viewer may not see. */
export type Decision = { readonly rejection: readonly GraphQLError[] } | { readonly errors: readonly ExecutionError[] };

/** Decides on a request before it is executed. Null if the request has no unauthorized fields. */
export type Authorizer = (request: AuthorizableRequest) => Decision | null | Promise<Decision | null>;
