import type { UserRepository } from '../UserRepository.ts';
import { grantSession } from './grantSession.ts';
import { makeRefreshToken } from './makeRefreshToken.ts';
import type { Session } from './Session.ts';
import type { SessionRepository } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

export interface RefreshDependencies extends TokenSource {
  readonly users: Pick<UserRepository, 'findByIds'>;
  readonly sessions: Pick<SessionRepository, 'rotate' | 'revoke'>;
}

export type RefreshOutcome =
  { readonly kind: 'refreshed'; readonly session: Session } | { readonly kind: 'invalidToken' };

/**
 * Exchanges a refresh token for a new session. A token that comes a second time is in two hands, and nobody can tell which
 * are the owner's: the whole session ends (RFC 9700, section 4.14.2).
 */
export async function refresh(dependencies: RefreshDependencies, token: string): Promise<RefreshOutcome> {
  const { users, sessions, now } = dependencies;
  const successor = makeRefreshToken(dependencies);
  const rotation = await sessions.rotate(token, successor, now());
  switch (rotation.kind) {
    case 'invalid':
      return { kind: 'invalidToken' };
    case 'spent':
      await sessions.revoke(rotation.sessionId, now());
      return { kind: 'invalidToken' };
    case 'rotated': {
      const [user] = await users.findByIds([rotation.userId]);
      if (!user) return { kind: 'invalidToken' };
      return { kind: 'refreshed', session: await grantSession(dependencies, user, successor) };
    }
  }
}
