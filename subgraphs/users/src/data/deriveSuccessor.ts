import { createHmac } from 'node:crypto';

/**
 * The refresh token that replaces another one: HMAC-SHA-256 of a nonce, with the replaced token as the key. Deriving it again
 * gives the same token; the nonce without the token gives nothing.
 */
export function deriveSuccessor(token: string, nonce: Uint8Array): string {
  return createHmac('sha256', token).update(nonce).digest('base64url');
}
