import { usersRead } from './scopesOf.ts';

/** Whoever asks, as their access token says it; null is a visitor. */
type Reader = { readonly id: string; readonly scopes: ReadonlySet<string> } | null;

/** E-mail and phone are for their owner and for those who may read users. */
export function seesContactDetails(reader: Reader, user: { readonly id: string }): boolean {
  return reader !== null && (reader.id === user.id || reader.scopes.has(usersRead));
}
