/** Where a login comes from. */
export interface LoginSource {
  /** The network of the client's address; null where nobody vouches for one. */
  readonly network: string | null;
  /** What an earlier login gave this device, as it claims; null where it claims nothing. */
  readonly deviceToken: string | null;
}

/** The sources from which accounts have been signed in to: what delays attempts from elsewhere does not delay them. */
export interface FamiliarSources {
  /** Those of the keys that are familiar. */
  find(keys: readonly string[], now: Date): Promise<ReadonlySet<string>>;
  remember(userId: string, keys: readonly string[], expiresAt: Date): Promise<void>;
}

/** How long a source stays familiar after a login. */
export const FAMILIAR_SECONDS = 90 * 24 * 60 * 60;

/** A device at an account. */
export function deviceKey(usernameKey: string, deviceToken: string): string {
  return JSON.stringify(['device', usernameKey, deviceToken]);
}

/** A network at an account. */
export function networkKey(usernameKey: string, network: string | null): string {
  return JSON.stringify(['network', usernameKey, network]);
}
