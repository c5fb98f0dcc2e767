/** A request to a graph, as a client would send it. */
export interface Operation {
  readonly document: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}
