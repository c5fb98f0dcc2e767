/** A subgraph as composition sees it. */
export interface Subgraph {
  readonly name: string;
  /** Where the gateway reaches it. */
  readonly url: string;
  readonly sdl: string;
  /** The file that messages name. Default: the name of the subgraph. */
  readonly file?: string | undefined;
}

/** A place in the schema of a subgraph; line and column count from 1. */
export interface SchemaLocation {
  readonly subgraph: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What messages call the schema of a subgraph. */
export function fileOf({ name, file = name }: Subgraph): string {
  return file;
}
