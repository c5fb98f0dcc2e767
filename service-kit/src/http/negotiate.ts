import Negotiator from 'negotiator';

/**
 * The media type among those available that an `Accept` header likes best (RFC 9110, section 12.5.1); undefined where it allows
 * none of them.
 */
export function preferredMediaType(accept: string, available: readonly string[]): string | undefined {
  return new Negotiator({ headers: { accept } }).mediaType(available);
}

/**
 * The content coding among those available that an `Accept-Encoding` header likes best (RFC 9110, section 12.5.3), the first of
 * them where it likes several equally well; undefined where it allows none of them, not even `identity`.
 */
export function preferredCoding(acceptEncoding: string, available: readonly string[]): string | undefined {
  return new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encoding(available, {
    preferred: available,
  });
}
