/** Who asks, as the access token says it. A visitor is `null`, never a Viewer. */
export interface Viewer {
  /** The token's subject: the user's id. */
  readonly id: string;
  /** The token's scopes, such as `journal:read`. */
  readonly scopes: ReadonlySet<string>;
}

/** A viewer with all that the verified token says. */
export interface TokenViewer extends Viewer {
  /** Every claim of the token (RFC 7519, section 4). */
  readonly claims: Readonly<Record<string, unknown>>;
  /** When the token expires. In milliseconds since the epoch. */
  readonly expiresAt: number;
}
