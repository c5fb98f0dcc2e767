import type { User } from '../User.ts';

/** A signed-in session, as its owner gets it. */
export interface Session {
  readonly accessToken: string;
  /** When the access token expires. */
  readonly expiresAt: Date;
  /** Spent by the first exchange; works for a grace period after it. */
  readonly refreshToken: string;
  readonly user: User;
}
