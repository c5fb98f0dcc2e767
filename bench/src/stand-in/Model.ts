/**
 * What the stand-in subgraphs know, without any state: every object is an id, and everything about it follows from that id.
 * All subgraphs share one model; they all return the same data.
 */
export interface Model {
  /** By type; the root types' objects have an empty id. */
  readonly types: Readonly<Record<string, TypeModel>>;
  /** Why a subgraph cannot give an entity; undefined when it can. */
  readonly fault: (subgraph: string, id: string) => string | undefined;
  /** Whether a subgraph's server fails at a request with these variables. */
  readonly isDown: (subgraph: string, variables: Arguments) => boolean;
}

export type TypeModel = Readonly<Record<string, FieldModel>>;

export type Arguments = Readonly<Record<string, unknown>>;

export type FieldModel =
  /** Writes JSON. Text beyond ASCII stands in it as its UTF-8 bytes, each as a character of its own (see `jsonText`). */
  | { readonly kind: 'leaf'; readonly write: (id: string) => string }
  | { readonly kind: 'object'; readonly type: string; readonly id: (id: string, args: Arguments) => string }
  | { readonly kind: 'list'; readonly type: string; readonly ids: (id: string, args: Arguments) => readonly string[] };

export function leaf(write: (id: string) => string): FieldModel {
  return { kind: 'leaf', write };
}

export function object(type: string, id: (id: string, args: Arguments) => string): FieldModel {
  return { kind: 'object', type, id };
}

export function list(type: string, ids: (id: string, args: Arguments) => readonly string[]): FieldModel {
  return { kind: 'list', type, ids };
}

/**
 * A string as JSON, its UTF-8 bytes as characters: answers then are strings of single bytes throughout, which V8 joins and
 * writes several times as fast.
 */
export function jsonText(text: string): string {
  return Buffer.from(JSON.stringify(text)).toString('latin1');
}
