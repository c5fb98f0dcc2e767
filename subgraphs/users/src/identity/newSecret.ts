import { randomBytes } from 'node:crypto';

/** A text that nobody can guess: 256 random bits, as base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
