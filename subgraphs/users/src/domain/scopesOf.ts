import type { Role } from './User.ts';

/** Sees e-mail addresses and telephone numbers of others. */
export const usersRead = 'users:read';

/** Reads the promotion report of orders. */
const promotionsRead = 'promotions:read';

/** Ships orders. */
const ordersShip = 'orders:ship';

/** Reads the journal. */
export const journalRead = 'journal:read';

const scopes: Readonly<Record<Role, readonly string[]>> = {
  CUSTOMER: [],
  ADMINISTRATOR: [journalRead, usersRead, promotionsRead, ordersShip],
};

/** What a role may do, in the scopes of an access token (RFC 6749, section 3.3). */
export function scopesOf(role: Role): readonly string[] {
  return scopes[role];
}
