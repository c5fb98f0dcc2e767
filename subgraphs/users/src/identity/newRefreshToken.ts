import { randomBytes } from 'node:crypto';

/** A refresh token: 256 random bits, as base64url. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}
