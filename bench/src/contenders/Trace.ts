/** What answering an operation takes: requests to subgraphs, in waves that each wait for the one before, and the answer. */
export interface Trace {
  /** The request's body. The number of the request, which stands in all texts, is taken out: see `withoutNumber`. */
  readonly body: string;
  /** The number that stands in the texts below. */
  readonly number: number;
  readonly waves: ReadonlyArray<readonly TracedFetch[]>;
  readonly answer: string;
}

interface TracedFetch {
  readonly port: number;
  readonly body: string;
}

/** How the number of a request is found in it. */
export const NUMBER = /\d{7}/;

/** Distinguishes operations that differ only in the number of their request. */
export function withoutNumber(body: string): string {
  return body.replace(NUMBER, '');
}
