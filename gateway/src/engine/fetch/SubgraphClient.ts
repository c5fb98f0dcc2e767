import type { JsonObject } from '../raw-json/Json.ts';

/** A request to a subgraph, ready to be sent. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly operationKind: 'query' | 'mutation';
  /** The HTTP body: JSON of `query`, `operationName` and `variables`, as raw JSON (`raw-json/`). */
  readonly body: string;
  /**
   * Where in the client's answer it is about, by response keys and `@` for the items of lists: the root for root fields, and as
   * many places as entities are asked for of.
   */
  readonly paths: ReadonlyArray<readonly string[]>;
  /**
   * What a request failed with that asked for this and more. Clients that limit how much is sent again count this in; where it
   * is too much, or too late, they throw this error.
   */
  readonly retryOf?: SubgraphError | undefined;
}

/**
 * Sends requests to subgraphs on behalf of one client request. The answer is a JSON object that has `data`, `errors` or both,
 * and is otherwise unchecked; its strings are raw JSON (`raw-json/`), and it is the caller's to change.
 *
 * @throws SubgraphError for what is no answer: unreachable, too late, too large, no GraphQL response
 */
export type SubgraphClient = (request: SubgraphRequest, context: unknown) => Promise<JsonObject>;

/** Why a subgraph gave no answer. */
export class SubgraphError extends Error {
  override name = 'SubgraphError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
