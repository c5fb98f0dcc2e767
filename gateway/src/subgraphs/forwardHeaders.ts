import type { IncomingHttpHeaders } from 'node:http';

/**
 * The headers of a client's request that subgraphs get. Their values stay as Node reads them, a character for each byte, and
 * undici writes them like that, so that they arrive byte for byte.
 *
 * What the client's `Connection` header names is for this connection only (RFC 9110, section 7.6.1).
 *
 * @param names in lower case
 */
export function forwardHeaders(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  const { connection } = headers;
  const hopByHop = connection === undefined || connection === 'keep-alive' ? null : connectionOptions(connection);
  const forwarded: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value === undefined || hopByHop?.has(name)) continue;
    forwarded[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return forwarded;
}

function connectionOptions(connection: string): ReadonlySet<string> {
  return new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((option) => option.trim()),
  );
}
