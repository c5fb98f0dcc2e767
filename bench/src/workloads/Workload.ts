import type { SupergraphName } from '../supergraphs/startSupergraph.ts';

/** A workload: requests that clients send repeatedly. */
export interface Workload {
  readonly name: string;
  /** What it shows, in a few words. */
  readonly title: string;
  readonly supergraph: SupergraphName;
  /** Concurrent clients. Each waits for its response before its next request. */
  readonly connections: number;
  /** Bodies of requests, taken in turn; `REQUEST_NUMBER` stands where each request is to differ from all others. */
  readonly bodies: readonly string[];
  /** Whether every body is sent once before anything is measured. Default: false. */
  readonly primed?: boolean;
  /** Whether answers are expected to have errors beside their data. Default: false. */
  readonly withErrors?: boolean;
}

/** Replaced by a number of seven digits in what is sent. */
export const REQUEST_NUMBER = '{{n}}';

/** A body as it is sent. */
export function numbered(body: string, number: number): string {
  return body.replaceAll(REQUEST_NUMBER, String(number));
}
