/** The first refresh token of a session. Its text is known to its owner alone: only a hash of it is kept. */
export interface NewRefreshToken {
  readonly text: string;
  readonly expiresAt: Date;
}

export interface Exchange {
  readonly now: Date;
  /** Tokens that were spent after this moment are still exchanged for what they were exchanged for. */
  readonly graceSince: Date;
  /** When the successor expires. */
  readonly expiresAt: Date;
}

/** What came of exchanging a refresh token. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly userId: string; readonly refreshToken: string }
  /** The token was exchanged before, and its grace is over. Its session is over now. */
  | { readonly kind: 'reused' }
  /** Unknown, expired, or of a session that is over. */
  | { readonly kind: 'invalid' };

/** Keeps sessions: what one login began, with the refresh tokens that descend from it. */
export interface SessionRepository {
  /** Begins a session with its first refresh token. */
  open(userId: string, token: NewRefreshToken): Promise<void>;
  /**
   * Exchanges a refresh token for its successor. A token that was spent a moment ago, by another tab or by a request whose
   * response was lost, gives the session's current token again: its successor or, where that one is spent too, the successor's
   * successor. A token that comes after its grace is in two hands, and nobody can tell which are the owner's: that ends the whole
   * session (RFC 9700, section 4.14.2).
   */
  rotate(token: string, exchange: Exchange): Promise<Rotation>;
  /** Ends a session: none of its refresh tokens works any more, not even one that is made at this moment. */
  revoke(sessionId: string, now: Date): Promise<void>;
  /** The session that a refresh token belongs to, spent or not. */
  findSessionId(token: string): Promise<string | null>;
}
