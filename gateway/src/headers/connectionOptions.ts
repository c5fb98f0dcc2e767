const NONE: ReadonlySet<string> = new Set();

/**
 * The headers that a `Connection` header names, in lower case: they are hop-by-hop, and never forwarded (RFC 9110, section 7.6.1).
 */
export function connectionOptions(connection: string | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive') return NONE;
  return new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((option) => option.trim()),
  );
}
