import type { TokenVerifier } from './createTokenVerifier.ts';
import type { TokenViewer } from './Viewer.ts';

/** Whose request it is, as far as its token can be trusted. */
export interface Identity {
  /** Null for a visitor, and where the token was rejected. */
  readonly viewer: TokenViewer | null;
  /** Why the token was rejected; null where it was not. Fields that need no identity are executed all the same. */
  readonly tokenError: unknown;
}

/** Verifies a request's token, and leaves it to the operation whether a rejected one matters. */
export async function identify(verify: TokenVerifier, authorization: string | undefined): Promise<Identity> {
  try {
    return { viewer: await verify(authorization), tokenError: null };
  } catch (tokenError) {
    return { viewer: null, tokenError };
  }
}
