import type { JsonObject } from '../Json.ts';

/** A request to a subgraph, ready to be sent. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly operationKind: 'query' | 'mutation';
  /** The HTTP body: JSON of `query`, `operationName` and `variables`. */
  readonly body: string;
}

/** A subgraph's answer: a JSON object that has `data`, `errors` or both, and is otherwise unchecked. */
export interface SubgraphAnswer {
  readonly response: JsonObject;
  /** Whether any string of it may need escaping when it is written as JSON again; false makes writing faster. */
  readonly escaped: boolean;
  /** Whether all of it is known to be ASCII, which is sent on faster. */
  readonly isAscii?: boolean;
}

/**
 * Sends requests to subgraphs on behalf of one client request.
 *
 * @throws SubgraphError for what is no answer: unreachable, too late, too large, no GraphQL response
 */
export type SubgraphClient = (request: SubgraphRequest, context: unknown) => Promise<SubgraphAnswer>;

/** Why a subgraph gave no answer. */
export class SubgraphError extends Error {
  override name = 'SubgraphError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
