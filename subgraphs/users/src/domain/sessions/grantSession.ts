import { scopesOf } from '../scopesOf.ts';
import type { User } from '../User.ts';
import type { Session } from './Session.ts';
import type { NewRefreshToken } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

/** The session that a user gets. Their scopes are of this moment: a role that changed shows at the next refresh. */
export async function grantSession(
  { accessTokens, now }: TokenSource,
  user: User,
  refreshToken: NewRefreshToken,
): Promise<Session> {
  const { text, expiresAt } = await accessTokens.issue({ userId: user.id, scopes: scopesOf(user.role) }, now());
  return { accessToken: text, expiresAt, refreshToken: refreshToken.text, user };
}
