import type { IncomingHttpHeaders } from 'node:http';

/**
 * Selects the headers of a client request that are forwarded to subgraphs. Node reads their values as latin1, and they are
 * written as latin1, so that every byte is preserved.
 *
 * Headers that the client's `Connection` header names are hop-by-hop, and not forwarded (RFC 9110, section 7.6.1).
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
