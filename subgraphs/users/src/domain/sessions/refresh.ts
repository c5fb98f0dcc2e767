import type { UserRepository } from '../UserRepository.ts';
import { grantSession } from './grantSession.ts';
import { makeRefreshToken } from './makeRefreshToken.ts';
import type { Session } from './Session.ts';
import type { SessionRepository } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

export interface RefreshDependencies extends TokenSource {
  readonly users: Pick<UserRepository, 'findByIds'>;
  readonly sessions: Pick<SessionRepository, 'rotate'>;
}

export type RefreshOutcome =
  { readonly kind: 'refreshed'; readonly session: Session } | { readonly kind: 'invalidToken' };

/** Exchanges a refresh token for a new session. A token that comes a second time ends the session that it belongs to. */
export async function refresh(dependencies: RefreshDependencies, token: string): Promise<RefreshOutcome> {
  const { users, sessions, now } = dependencies;
  const successor = makeRefreshToken(dependencies);
  const rotation = await sessions.rotate(token, successor, now());
  switch (rotation.kind) {
    case 'invalid':
    case 'spent':
      return { kind: 'invalidToken' };
    case 'rotated': {
      const [user] = await users.findByIds([rotation.userId]);
      if (!user) return { kind: 'invalidToken' };
      return { kind: 'refreshed', session: await grantSession(dependencies, user, successor) };
    }
  }
}
