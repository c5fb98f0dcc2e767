import type { NewRefreshToken } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

/** A refresh token that lives from now on. */
export function makeRefreshToken({ newRefreshToken, refreshTokenTtlSeconds, now }: TokenSource): NewRefreshToken {
  return { text: newRefreshToken(), expiresAt: new Date(now().getTime() + refreshTokenTtlSeconds * 1000) };
}
