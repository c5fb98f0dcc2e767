import type { User } from '../../User.ts';
import type { LoginDependencies } from '../login.ts';
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
  time = Date.parse('2026-11-01T12:00:00.000Z');
  /** The hashes that passwords were verified against, in order. */
  readonly verified: Array<string | null> = [];
  readonly #tokens = new Map<string, KeptToken>();
  readonly #sessions = new Map<string, { readonly userId: string; revoked: boolean }>();
  readonly #attempts = new Map<string, { count: number; windowEndsAt: Date }>();
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
    count: async (key, now, windowSeconds) => {
      const known = this.#attempts.get(key);
      const attempts =
        known && known.windowEndsAt > now
          ? { ...known, count: known.count + 1 }
          : { count: 1, windowEndsAt: new Date(now.getTime() + windowSeconds * 1000) };
      this.#attempts.set(key, attempts);
      return attempts;
    },
    clear: async (key) => void this.#attempts.delete(key),
  };

  readonly dependencies: LoginDependencies & RefreshDependencies & { readonly sessions: SessionRepository } = {
    sessions: this.sessions,
    throttle: this.throttle,
    users: {
      findCredentials: async (username) =>
        username.toLowerCase() === 'agatha' ? { user: this.user, passwordHash: 'hash of the password' } : null,
      findByIds: async (ids) => [this.user].filter(({ id }) => ids.includes(id)),
    },
    passwords: {
      verify: async (passwordHash, password) => {
        this.verified.push(passwordHash);
        return passwordHash === `hash of ${password}`;
      },
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
