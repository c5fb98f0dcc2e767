import type { PasswordHasher } from '../PasswordHasher.ts';
import { secondsAfter } from '../secondsAfter.ts';
import type { UserRepository } from '../UserRepository.ts';
import { usernameKey } from '../values/Username.ts';
import { grantSession } from './grantSession.ts';
import { loginBudgets } from './loginBudgets.ts';
import { deviceKey, FAMILIAR_SECONDS, type FamiliarSources, type LoginSource, networkKey } from './LoginSource.ts';
import type { LoginThrottle } from './LoginThrottle.ts';
import type { Session } from './Session.ts';
import type { SessionRepository } from './SessionRepository.ts';
import type { TokenSource } from './TokenSource.ts';

export interface LoginDependencies extends TokenSource {
  readonly users: Pick<UserRepository, 'findCredentials' | 'replacePasswordHash'>;
  readonly sessions: Pick<SessionRepository, 'open'>;
  readonly familiarSources: FamiliarSources;
  readonly throttle: LoginThrottle;
  readonly passwords: PasswordHasher;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export type LoginOutcome =
  | { readonly kind: 'signedIn'; readonly session: Session; readonly deviceToken: string }
  /** Which of the two is wrong is not told, nor shown by the time that the answer takes. */
  | { readonly kind: 'wrongCredentials' }
  /** Nothing was checked. */
  | { readonly kind: 'tooManyAttempts'; readonly retryAfterSeconds: number };

/** Opens a session for whoever knows a username and its password. */
export async function login(
  dependencies: LoginDependencies,
  { username, password }: Credentials,
  source: LoginSource,
): Promise<LoginOutcome> {
  const { users, familiarSources, throttle, passwords } = dependencies;
  const now = dependencies.now();
  const budgets = await loginBudgets(familiarSources, usernameKey(username), source, now);
  // Counted as failed before it is tried: guesses at the same time cannot slip through together.
  const attempt = await throttle.count(budgets, now);
  if (attempt.kind === 'delayed') {
    return { kind: 'tooManyAttempts', retryAfterSeconds: secondsBetween(now, attempt.until) };
  }
  const credentials = await users.findCredentials(username);
  const right = await passwords.verify(credentials?.passwordHash ?? null, password);
  if (!credentials || !right) return { kind: 'wrongCredentials' };

  const { user } = credentials;
  await rehash(dependencies, user.id, credentials.passwordHash, password);
  await throttle.forgive(attempt);
  const deviceToken = await rememberSource(dependencies, user, source, now);
  const refreshToken = dependencies.newSecret();
  await dependencies.sessions.open(user.id, {
    text: refreshToken,
    expiresAt: secondsAfter(now, dependencies.refreshTokenTtlSeconds),
  });
  return { kind: 'signedIn', session: await grantSession(dependencies, user, refreshToken), deviceToken };
}

/** The password is known here alone: a hash with parameters of the past is replaced now. */
async function rehash(
  { users, passwords }: Pick<LoginDependencies, 'users' | 'passwords'>,
  userId: string,
  passwordHash: string | null,
  password: string,
): Promise<void> {
  if (passwordHash === null || !passwords.needsRehash(passwordHash)) return;
  await users.replacePasswordHash(userId, passwordHash, await passwords.hash(password));
}

/** @returns the device's token: the one that it has, if it is this account's, or a new one */
async function rememberSource(
  { familiarSources, newSecret }: Pick<LoginDependencies, 'familiarSources' | 'newSecret'>,
  { id, username }: { readonly id: string; readonly username: string },
  { network, deviceToken: claimed }: LoginSource,
  now: Date,
): Promise<string> {
  const account = usernameKey(username);
  const claimedKey = claimed === null ? null : deviceKey(account, claimed);
  const isKnown = claimedKey !== null && (await familiarSources.find([claimedKey], now)).has(claimedKey);
  const deviceToken = isKnown ? claimed! : newSecret();
  const keys = [deviceKey(account, deviceToken), ...(network === null ? [] : [networkKey(account, network)])];
  await familiarSources.remember(id, keys, secondsAfter(now, FAMILIAR_SECONDS));
  return deviceToken;
}

/** Whole seconds, at least one. */
function secondsBetween(from: Date, to: Date): number {
  return Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 1000));
}
