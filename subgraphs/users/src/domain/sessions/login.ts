import type { PasswordHasher } from '../PasswordHasher.ts';
import { secondsAfter } from '../secondsAfter.ts';
import type { UserRepository } from '../UserRepository.ts';
import { usernameKey } from '../values/Username.ts';
import { grantSession } from './grantSession.ts';
import type { LoginThrottle } from './LoginThrottle.ts';
import type { Session } from './Session.ts';
import type { SessionRepository } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

/** So many attempts may fail for a username before it has to wait. */
const MAX_FAILED_LOGINS = 10;

/** The time in which they count, from the first of them on. */
const LOGIN_WINDOW_SECONDS = 15 * 60;

export interface LoginDependencies extends TokenSource {
  readonly users: Pick<UserRepository, 'findCredentials'>;
  readonly sessions: Pick<SessionRepository, 'open'>;
  readonly throttle: LoginThrottle;
  readonly passwords: Pick<PasswordHasher, 'verify'>;
}

export type LoginOutcome =
  | { readonly kind: 'signedIn'; readonly session: Session }
  /** Which of the two is wrong is not told, nor shown by the time that the answer takes. */
  | { readonly kind: 'wrongCredentials' }
  | { readonly kind: 'tooManyAttempts'; readonly retryAfterSeconds: number };

/** Opens a session for whoever knows a username and its password. */
export async function login(
  dependencies: LoginDependencies,
  username: string,
  password: string,
): Promise<LoginOutcome> {
  const { users, sessions, throttle, passwords, newSecret, refreshTokenTtlSeconds, now } = dependencies;
  const key = usernameKey(username);
  // Counted as failed before it is tried: guesses at the same time cannot slip through together.
  const attempts = await throttle.count(key, now(), LOGIN_WINDOW_SECONDS);
  if (attempts.count > MAX_FAILED_LOGINS) {
    return { kind: 'tooManyAttempts', retryAfterSeconds: secondsBetween(now(), attempts.windowEndsAt) };
  }
  const credentials = await users.findCredentials(username);
  const right = await passwords.verify(credentials?.passwordHash ?? null, password);
  if (!credentials || !right) return { kind: 'wrongCredentials' };

  const refreshToken = newSecret();
  await throttle.clear(key);
  await sessions.open(credentials.user.id, {
    text: refreshToken,
    expiresAt: secondsAfter(now(), refreshTokenTtlSeconds),
  });
  return { kind: 'signedIn', session: await grantSession(dependencies, credentials.user, refreshToken) };
}

/** Whole seconds, at least one. */
function secondsBetween(from: Date, to: Date): number {
  return Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000));
}
