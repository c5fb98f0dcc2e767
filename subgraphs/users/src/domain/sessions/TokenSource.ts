import type { AccessTokenIssuer } from './AccessTokenIssuer.ts';

/** What the tokens of a session are made with. */
export interface TokenSource {
  readonly accessTokens: AccessTokenIssuer;
  /** A text that nobody can guess. */
  readonly newSecret: () => string;
  readonly refreshTokenTtlSeconds: number;
  readonly now: () => Date;
}
