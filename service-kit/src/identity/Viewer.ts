/** Who asks, as the access token says it. A visitor is `null`, never a Viewer. */
export interface Viewer {
  /** The token's subject: the user's id. */
  readonly id: string;
  /** The token's scopes, such as `journal:read`. */
  readonly scopes: ReadonlySet<string>;
}
