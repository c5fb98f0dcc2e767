/** A request as it is sent, byte for byte. */
export interface HostileRequest {
  readonly method: 'GET' | 'POST';
  /** Of the URL, with its question mark; empty where there is none. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A kind of request that is meant to cost the gateway more than it costs its sender. */
export interface HostileKind {
  readonly name: string;
  /** What it does, in a few words. */
  readonly title: string;
  /**
   * @param size how many times its smallest: 1, 2 or 4
   * @param number different for every request, so that no cache helps
   */
  readonly request: (size: number, number: number) => HostileRequest;
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** A POST of these bytes, as JSON unless the headers say otherwise. */
export function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): HostileRequest {
  return { method: 'POST', search: '', headers: { ...JSON_HEADERS, ...headers }, body: Buffer.from(body) };
}

/** A POST of a document with its variables. */
export function postOperation(query: string, variables: Readonly<Record<string, unknown>> = {}): HostileRequest {
  return post(JSON.stringify({ query, variables }));
}

/** `count` pieces, one after the other. */
export function repeat(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join(' ');
}

/** What is sent for a request, in bytes, without what Node adds. */
export function bytesOf({ search, headers, body }: HostileRequest): number {
  const lines = Object.entries(headers).map(([name, value]) => name.length + value.length + 4);
  return lines.reduce((sum, length) => sum + length, search.length + body.length);
}
