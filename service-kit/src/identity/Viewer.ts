/** The user that a request is made for, by its access token. An anonymous request has none: `null`, never a Viewer. */
export interface Viewer {
  /** The token's subject: the user's id, unique within its issuer. */
  readonly id: string;
  /** The token's scopes, such as `journal:read`. */
  readonly scopes: ReadonlySet<string>;
}

/** A viewer with all that the verified token says. */
export interface TokenViewer extends Viewer {
  /** The token's issuer. Subjects of different issuers are different users, even where their ids are equal. */
  readonly issuer: string;
  /** Every claim of the token (RFC 7519, section 4). */
  readonly claims: Readonly<Record<string, unknown>>;
  /** When the token expires. In milliseconds since the epoch. */
  readonly expiresAt: number;
}
