/** A path in a response: response keys and list indices (GraphQL specification, section 7.1.2). */
export type ResponsePath = ReadonlyArray<string | number>;

/** An error of an answer, as it leaves the executor (GraphQL specification, section 7.1.2). */
export interface ExecutionError {
  readonly message: string;
  readonly path?: ResponsePath | undefined;
  /** Whether a subgraph rejected a whole request by it: then it is about what the gateway sent. */
  readonly isOfRequest?: boolean;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/** Errors of one origin that are told at most: an answer of errors only is of use to nobody, and could fill the memory. */
export const MAX_ERRORS = 10_000;
