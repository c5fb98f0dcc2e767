import { invalidToken, unsupportedScheme } from './tokenErrors.ts';

/**
 * The token of an `Authorization` header (RFC 6750, section 2.1; RFC 9110, section 11.6.2): the scheme in any case, one or more
 * spaces, the token. Null where there is no header, or an empty one: nobody claims an identity.
 *
 * @throws GraphQLError UNAUTHENTICATED (401) for another scheme, and for `Bearer` with anything but one token
 */
export function readBearerToken(authorization: string | undefined): string | null {
  const credentials = authorization?.trim() ?? '';
  if (credentials === '') return null;
  const end = credentials.indexOf(' ');
  const scheme = end === -1 ? credentials : credentials.slice(0, end);
  if (scheme.toLowerCase() !== 'bearer') throw unsupportedScheme();
  const token = end === -1 ? '' : credentials.slice(end).trim();
  if (!/^[\w.-]+$/.test(token)) throw invalidToken();
  return token;
}
