import { unauthenticated } from '@online-books/service-kit/errors/requestErrors';

import type { Context, Customer } from './Context.ts';

/**
 * The signed-in user.
 *
 * @throws UNAUTHENTICATED for a visitor.
 */
export function signedIn({ viewer }: Context): Customer {
  if (!viewer) throw unauthenticated();
  return viewer;
}
