import { secondsAfter } from '../secondsAfter.ts';
import type { UserRepository } from '../UserRepository.ts';
import { grantSession } from './grantSession.ts';
import type { Session } from './Session.ts';
import type { SessionRepository } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

export interface RefreshDependencies extends TokenSource {
  readonly users: Pick<UserRepository, 'findByIds'>;
  readonly sessions: Pick<SessionRepository, 'rotate'>;
  /** For so long a spent refresh token is exchanged again, for the same successor. */
  readonly refreshGraceSeconds: number;
}

export type RefreshOutcome =
  { readonly kind: 'refreshed'; readonly session: Session } | { readonly kind: 'invalidToken' };

/**
 * Exchanges a refresh token for a new session. Within its grace a spent token is exchanged again, so that neither two tabs at
 * once nor a lost response end a session; after it, the token ends the session that it belongs to.
 */
export async function refresh(dependencies: RefreshDependencies, token: string): Promise<RefreshOutcome> {
  const { users, sessions, refreshTokenTtlSeconds, refreshGraceSeconds } = dependencies;
  const now = dependencies.now();
  const rotation = await sessions.rotate(token, {
    now,
    graceSince: secondsAfter(now, -refreshGraceSeconds),
    expiresAt: secondsAfter(now, refreshTokenTtlSeconds),
  });
  switch (rotation.kind) {
    case 'invalid':
    case 'reused':
      return { kind: 'invalidToken' };
    case 'rotated': {
      const [user] = await users.findByIds([rotation.userId]);
      if (!user) return { kind: 'invalidToken' };
      return { kind: 'refreshed', session: await grantSession(dependencies, user, rotation.refreshToken) };
    }
  }
}
