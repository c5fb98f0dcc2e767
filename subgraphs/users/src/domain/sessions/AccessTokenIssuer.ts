/** What an access token says of its owner. */
interface AccessGrant {
  readonly userId: string;
  readonly scopes: readonly string[];
}

interface AccessToken {
  readonly text: string;
  readonly expiresAt: Date;
}

/** Makes access tokens, which every service can verify on its own. */
export interface AccessTokenIssuer {
  issue(grant: AccessGrant, now: Date): Promise<AccessToken>;
}
