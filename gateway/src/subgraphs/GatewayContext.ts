import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

/** What an operation carries through the gateway. */
export interface GatewayContext {
  /** The headers of the client's request that subgraphs may see. */
  readonly forwardedHeaders: Readonly<Record<string, string>>;
  /** Equal where the forwarded headers are: what may share a fetch. */
  readonly identity: string;
}

/** Picks the headers that are passed on; all others stay at the gateway. */
export function createGatewayContext(request: HttpRequest, forwarded: readonly string[]): GatewayContext {
  const forwardedHeaders: Record<string, string> = {};
  for (const name of forwarded) {
    const value = request.headers[name.toLowerCase()];
    if (value !== undefined) forwardedHeaders[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { forwardedHeaders, identity: JSON.stringify(forwardedHeaders) };
}
