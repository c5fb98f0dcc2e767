import { policiesOf } from '../policiesOf.ts';
import { scopesOf } from '../scopesOf.ts';
import type { User } from '../User.ts';
import type { Session } from './Session.ts';
import type { TokenSource } from './TokenSource.ts';

/** The session that a user gets. What their role gives is of this moment: one that changed shows at the next refresh. */
export async function grantSession(
  { accessTokens, now }: TokenSource,
  user: User,
  refreshToken: string,
): Promise<Session> {
  const grant = { userId: user.id, scopes: scopesOf(user.role), policies: policiesOf(user.role) };
  const { text, expiresAt } = await accessTokens.issue(grant, now());
  return { accessToken: text, expiresAt, refreshToken, user };
}
