/** A refresh token that was just made. Its text is known to its owner alone: only a hash of it is kept. */
export interface NewRefreshToken {
  readonly text: string;
  readonly expiresAt: Date;
}

/** What came of exchanging a refresh token. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly userId: string }
  /** The token was exchanged before, perhaps a moment ago by another request. Its session is over now. */
  | { readonly kind: 'spent' }
  /** Unknown, expired, or of a session that is over. */
  | { readonly kind: 'invalid' };

/** Keeps sessions: what one login began, with the refresh tokens that descend from it. */
export interface SessionRepository {
  /** Begins a session with its first refresh token. */
  open(userId: string, token: NewRefreshToken): Promise<void>;
  /**
   * Exchanges a refresh token for its successor. Of several exchanges of one token at the same time one succeeds. A token that
   * comes a second time is in two hands, and nobody can tell which are the owner's: that ends the whole session (RFC 9700,
   * section 4.14.2), at once and whatever happens to whoever asked.
   */
  rotate(token: string, successor: NewRefreshToken, now: Date): Promise<Rotation>;
  /** Ends a session: none of its refresh tokens works any more, not even one that is made at this moment. */
  revoke(sessionId: string, now: Date): Promise<void>;
  /** The session that a refresh token belongs to, spent or not. */
  findSessionId(token: string): Promise<string | null>;
}
