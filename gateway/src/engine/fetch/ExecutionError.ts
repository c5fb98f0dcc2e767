/** A path in a response: response keys and list indices (GraphQL specification, section 7.1.2). */
export type ResponsePath = ReadonlyArray<string | number>;

/** An error of a response, as it leaves the executor (GraphQL specification, section 7.1.2). */
export interface ExecutionError {
  readonly message: string;
  readonly path?: ResponsePath | undefined;
  /** Whether a subgraph rejected a whole request with it: then it concerns what the gateway sent. */
  readonly isOfRequest?: boolean;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** The maximum number of errors of one kind in a response: more are of no use to a client, and could fill the memory. */
export const MAX_ERRORS = 10_000;
