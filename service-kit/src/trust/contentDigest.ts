import { hash } from 'node:crypto';

/** The `Content-Digest` of a body (RFC 9530, section 2). */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${hash('sha256', body, 'base64')}:`;
}
