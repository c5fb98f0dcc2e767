/** The attempts at one username in its current window. */
export interface Attempts {
  /** How many there were, the one just counted included. */
  readonly count: number;
  /** When they are forgotten. */
  readonly windowEndsAt: Date;
}

/** Counts the login attempts for each username, whether or not somebody has it, for all replicas together. */
export interface LoginThrottle {
  /**
   * Counts an attempt. The first one opens a window, which ends after `windowSeconds` whatever comes meanwhile. Of attempts at
   * the same time each gets a count of its own.
   */
  count(usernameKey: string, now: Date, windowSeconds: number): Promise<Attempts>;
  /** Forgets a username's attempts. */
  clear(usernameKey: string): Promise<void>;
}
