import type { JsonObject } from '../raw-json/Json.ts';

/** A request to a subgraph, ready to be sent. */
export interface SubgraphRequest {
  readonly subgraph: string;
  readonly operationKind: 'query' | 'mutation';
  /** The HTTP body: JSON of `query`, `operationName` and `variables`, as raw JSON (`raw-json/`). */
  readonly body: string;
  /**
   * The paths of the fetched objects in the client's response, with `@` for the items of lists: the root for root fields, one path
   * for each position of entities.
   */
  readonly paths: ReadonlyArray<readonly string[]>;
  /**
   * The error of a larger request that this one was part of. Clients that limit retries count this request as one; where there are
   * too many, or it is too late, they throw this error.
   */
  readonly retryOf?: SubgraphError | undefined;
}

/**
 * Sends requests to subgraphs on behalf of one client request. Resolves with a JSON object that has `data`, `errors` or both, and is
 * otherwise unchecked. Its strings are raw JSON (`raw-json/`), and the caller may change it.
 *
 * @throws SubgraphError where there is no GraphQL response: unreachable, too late, too large, malformed
 */
export type SubgraphClient = (request: SubgraphRequest, context: unknown) => Promise<JsonObject>;

/** Why a subgraph returned no response. */
export class SubgraphError extends Error {
  override name = 'SubgraphError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
