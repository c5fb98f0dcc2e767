/** More headers than this, or longer names, no page sends. */
const MAX_NAMES = 64;
const MAX_NAME_LENGTH = 128;

/** A field name (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/**
 * The `Access-Control-Allow-Headers` that grant what a preflight request asks for, by its `Access-Control-Request-Headers`: names of
 * headers only, and no more of them than a page has use for.
 */
export function requestedHeaders(header: string | undefined): string {
  if (header === undefined) return 'content-type';
  const names = header.split(',', MAX_NAMES).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name.length <= MAX_NAME_LENGTH && TOKEN.test(name)).join(',');
}
