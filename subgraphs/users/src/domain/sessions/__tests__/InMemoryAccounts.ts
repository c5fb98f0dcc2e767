import type { User } from '../../User.ts';
import type { LoginDependencies } from '../login.ts';
import { type Backoff, delayedUntil, withFailure } from '../Backoff.ts';
import type { FamiliarSources } from '../LoginSource.ts';
import type { LoginThrottle } from '../LoginThrottle.ts';
import type { RefreshDependencies } from '../refresh.ts';
import type { SessionRepository } from '../SessionRepository.ts';

interface KeptToken {
  readonly sessionId: string;
  readonly expiresAt: Date;
  spentAt?: Date;
}

/** One user, sessions and a throttle in memory, with a clock that stands until it is moved. */
export class InMemoryAccounts {
  readonly user: User = {
    id: 'user-1',
    username: 'Agatha',
    email: 'agatha@example.com',
    name: null,
    phone: null,
    since: new Date('2025-01-01T00:00:00.000Z'),
    role: 'ADMINISTRATOR',
  };
  passwordHash = 'hash of the password';
  time = Date.parse('2026-11-01T12:00:00.000Z');
  /** The hashes that passwords were verified against, in order. */
  readonly verified: Array<string | null> = [];
  readonly #tokens = new Map<string, KeptToken>();
  readonly #sessions = new Map<string, { readonly userId: string; revoked: boolean }>();
  readonly #backoffs = new Map<string, Backoff>();
  readonly #familiar = new Map<string, Date>();
  #made = 0;

  readonly sessions: SessionRepository = {
    open: async (userId, { text, expiresAt }) => {
      const sessionId = `session-${this.#sessions.size + 1}`;
      this.#sessions.set(sessionId, { userId, revoked: false });
      this.#tokens.set(text, { sessionId, expiresAt });
    },
    rotate: async (text, { now, graceSince, expiresAt }) => {
      const token = this.#tokens.get(text);
      const session = this.#sessions.get(token?.sessionId ?? '');
      if (!token || !session || session.revoked || token.expiresAt <= now) return { kind: 'invalid' };
      if (token.spentAt && token.spentAt <= graceSince) {
        session.revoked = true;
        return { kind: 'reused' };
      }
      token.spentAt ??= now;
      const refreshToken = `after ${text}`;
      if (!this.#tokens.has(refreshToken)) this.#tokens.set(refreshToken, { sessionId: token.sessionId, expiresAt });
      return { kind: 'rotated', userId: session.userId, refreshToken };
    },
    revoke: async (sessionId) => {
      const session = this.#sessions.get(sessionId);
      if (session) session.revoked = true;
    },
    findSessionId: async (text) => this.#tokens.get(text)?.sessionId ?? null,
  };

  readonly throttle: LoginThrottle = {
    count: async ({ own, shared }, now) => {
      const budgets = [own, ...shared].map((budget) => ({ ...budget, before: this.#backoffs.get(budget.key) ?? null }));
      const until = delayedUntil(
        budgets.flatMap(({ before }) => before ?? []),
        now,
      );
      if (until) return { kind: 'delayed', until };
      const counted = budgets.map((budget) => ({ ...budget, after: withFailure(budget.before, budget.policy, now) }));
      for (const { key, after } of counted) this.#backoffs.set(key, after);
      return { kind: 'counted', own: own.key, shared: counted.slice(1) };
    },
    forgive: async ({ own, shared }) => {
      this.#backoffs.delete(own);
      for (const { key, before } of shared) {
        if (before) this.#backoffs.set(key, before);
        else this.#backoffs.delete(key);
      }
    },
  };

  readonly familiarSources: FamiliarSources = {
    find: async (keys, now) => new Set(keys.filter((key) => (this.#familiar.get(key) ?? now) > now)),
    remember: async (_, keys, expiresAt) => {
      for (const key of keys) this.#familiar.set(key, expiresAt);
    },
  };

  readonly dependencies: LoginDependencies & RefreshDependencies & { readonly sessions: SessionRepository } = {
    sessions: this.sessions,
    familiarSources: this.familiarSources,
    throttle: this.throttle,
    users: {
      findCredentials: async (username) =>
        username.toLowerCase() === 'agatha' ? { user: this.user, passwordHash: this.passwordHash } : null,
      replacePasswordHash: async (_id, from, to) => {
        if (this.passwordHash === from) this.passwordHash = to;
      },
      findByIds: async (ids) => [this.user].filter(({ id }) => ids.includes(id)),
    },
    passwords: {
      verify: async (passwordHash, password) => {
        this.verified.push(passwordHash);
        return passwordHash === `hash of ${password}` || passwordHash === `old hash of ${password}`;
      },
      hash: async (password) => `hash of ${password}`,
      needsRehash: (passwordHash) => passwordHash.startsWith('old '),
    },
    accessTokens: {
      issue: async ({ userId, scopes, policies }, now) => ({
        text: `${userId} may ${[...scopes, ...policies].join(' ')}`,
        expiresAt: new Date(now.getTime() + 900_000),
      }),
    },
    newSecret: () => `secret-${++this.#made}`,
    refreshTokenTtlSeconds: 3600,
    refreshGraceSeconds: 30,
    now: () => new Date(this.time),
  };
}
