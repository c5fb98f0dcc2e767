/** A request, as far as its signature covers it. */
export interface SignedMessage {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * What is signed of a request: its signature base (RFC 9421, section 2.5). Null when a component is not there.
 * A character stands for a byte, as in Node's headers, so that it is to be hashed as latin1.
 *
 * @param components names of derived components and of headers
 * @param parameters the components as they are listed in `Signature-Input`, with what follows them
 */
export function signatureBase(
  message: SignedMessage,
  components: readonly string[],
  parameters: string,
): string | null {
  let base = '';
  for (const component of components) {
    const value = valueOf(message, component);
    if (value === undefined) return null;
    base += `"${component}": ${value}\n`;
  }
  return `${base}"@signature-params": ${parameters}`;
}

function valueOf({ method, path, search, headers }: SignedMessage, component: string): string | undefined {
  switch (component) {
    case '@method':
      return method;
    case '@path':
      return path;
    case '@query':
      return search || '?';
    default: {
      const value = headers[component];
      return Array.isArray(value) ? value.join(', ') : value;
    }
  }
}
