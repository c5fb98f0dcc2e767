import type { IncomingHttpHeaders } from 'node:http';

import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';

/** What a module of `EXTENSIONS` exports by default. Every hook is optional; hooks of several extensions run in the order of the list. */
export interface Extension {
  /** Names it in the log. */
  readonly name: string;
  /** What happens when one of its hooks throws or takes too long. Default: `EXTENSION_FAILURE`. */
  readonly onFailure?: FailureEffect;
  /**
   * False: the headers that `onSubgraphRequest` sets change no response, as signatures do. Otherwise no response is cached or shared
   * between requests.
   */
  readonly affectsResponses?: boolean;
  /** An operation has been received; its body has been read. */
  onRequest?(event: RequestEvent): void | Promise<void>;
  /** Its document is valid. Authorization, limits and execution follow. */
  onOperation?(event: OperationEvent): void | Promise<void>;
  /** A subgraph request is about to be sent. */
  onSubgraphRequest?(event: SubgraphRequestEvent): void | Promise<void>;
  /** A subgraph has responded. */
  onSubgraphResponse?(event: SubgraphResponseEvent): void | Promise<void>;
  /** The response has been written, and is about to be sent: for rejected operations as well. */
  onResponse?(event: ResponseEvent): void | Promise<void>;
}

/** `reject` fails what the hook is about: the operation, the subgraph request, or the response. `skip` ignores the hook. */
export type FailureEffect = 'reject' | 'skip';

/** What every hook gets. */
export interface RequestEvent {
  readonly request: ClientRequest;
  /** This extension's own, for one operation: what one hook stores, later ones find. */
  readonly state: Record<string, unknown>;
  /**
   * Rejects the operation; in `onSubgraphRequest` and `onSubgraphResponse` the subgraph request, whose fields are null then.
   *
   * @param code `extensions.code` of the error
   * @param status the HTTP status of a rejected operation. Default: 403
   */
  reject(code: string, message: string, status?: number): never;
}

export interface ClientRequest {
  readonly method: string;
  /** With names in lower case. */
  readonly headers: Readonly<IncomingHttpHeaders>;
}

export interface OperationEvent extends RequestEvent {
  readonly document: DocumentNode;
  /** Null for an anonymous operation. */
  readonly operationName: string | null;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  readonly client: Client;
  /** The verified token's subject and claims; null for an anonymous request. */
  readonly viewer: TokenViewer | null;
  /** Replaces the scopes of the viewer, before authorization. Has no effect for an anonymous request. */
  setScopes(scopes: Iterable<string>): void;
}

/** As the client names itself: by `apollographql-client-name` and `-version`. */
export interface Client {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Its IP address. */
  readonly address: string;
}

export interface SubgraphRequestEvent extends RequestEvent {
  readonly subgraph: string;
  readonly url: string;
  /** With names in lower case. Changes apply when the hook has succeeded. */
  readonly headers: Record<string, string>;
  /** The JSON that is sent. */
  readonly body: Uint8Array;
}

export interface SubgraphResponseEvent extends RequestEvent {
  readonly subgraph: string;
  readonly status: number;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** With names in lower case. Changes apply when the hook has succeeded. */
  readonly headers: Record<string, string>;
  /** The errors as the client gets them. */
  readonly errors: readonly GraphQLFormattedError[];
}
