/** What an access token says of its owner. */
interface AccessGrant {
  readonly userId: string;
  /** What it may be used for. */
  readonly scopes: readonly string[];
  /** What holds for its owner. */
  readonly policies: readonly string[];
}

interface AccessToken {
  readonly text: string;
  readonly expiresAt: Date;
}

/** Makes access tokens, which every service can verify on its own. */
export interface AccessTokenIssuer {
  issue(grant: AccessGrant, now: Date): Promise<AccessToken>;
}
