import type { SessionRepository } from './SessionRepository.ts';

export interface LogoutDependencies {
  readonly sessions: Pick<SessionRepository, 'findSessionId' | 'revoke'>;
  readonly now: () => Date;
}

/** Ends the session that a refresh token belongs to, if there is one. */
export async function logout({ sessions, now }: LogoutDependencies, token: string): Promise<void> {
  const sessionId = await sessions.findSessionId(token);
  if (sessionId !== null) await sessions.revoke(sessionId, now());
}
