/** What a request asks for. */
export interface RequestTarget {
  /** Without the query. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
}

const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/**
 * Reads a request target in origin-form, or in absolute-form, which servers must accept (RFC 9112, section 3.2). Whom the latter
 * names makes no difference: services answer at every name. Null where it is neither, nor the asterisk of OPTIONS.
 */
export function readTarget(target: string): RequestTarget | null {
  const authority = ABSOLUTE.exec(target);
  if (authority) {
    // RFC 9110, sections 4.2.1 and 4.2.4: a host is needed, and nobody's password belongs there.
    if (authority[1] === '' || authority[1]!.includes('@')) return null;
    return split(target.slice(authority[0].length));
  }
  return target.startsWith('/') || target === '*' ? split(target) : null;
}

function split(target: string): RequestTarget {
  const at = target.indexOf('?');
  const path = at === -1 ? target : target.slice(0, at);
  return { path: path === '' ? '/' : path, search: at === -1 ? '' : target.slice(at) };
}
