import path from 'node:path';

import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import DataLoader from 'dataloader';

import type { Dependencies } from '../domain/Dependencies.ts';
import type { User } from '../domain/User.ts';
import type { Context } from '../resolvers/Context.ts';
import { resolvers } from '../resolvers/resolvers.ts';

/** The only user of this subgraph. */
export const agatha: User = {
  id: 'user-1',
  username: 'agatha',
  email: 'agatha@example.com',
  name: 'Agatha Christie',
  phone: '9000000001',
  since: new Date('2026-11-01T12:00:00.000Z'),
  role: 'CUSTOMER',
};

const unused = () => {
  throw new Error('This test needs no such dependency.');
};

/** One user, sessions and a journal in memory; everything else throws. */
const dependencies: Dependencies = {
  users: {
    findByIds: async (ids) => (ids.includes(agatha.id) ? [agatha] : []),
    findByUsernames: unused,
    findByName: async (name) => (name === agatha.name ? agatha : null),
    findCredentials: unused,
    page: async () => ({ items: [agatha], hasNextPage: false, hasPreviousPage: false }),
    add: unused,
    replacePasswordHash: unused,
    changePhone: async (_id, phone) => ({ ...agatha, phone }),
  },
  journal: {
    page: async () => ({
      items: [{ position: 1n, event: 'REGISTERED', userId: agatha.id, at: agatha.since }],
      hasNextPage: false,
      hasPreviousPage: false,
    }),
    count: async () => 1n,
  },
  sessions: {
    open: async () => undefined,
    rotate: async () => ({ kind: 'rotated', userId: agatha.id, refreshToken: 'next' }),
    revoke: unused,
    findSessionId: unused,
  },
  familiarSources: { find: async () => new Set(), remember: async () => undefined },
  throttle: { count: async () => ({ kind: 'counted', own: '', shared: [] }), forgive: async () => undefined },
  passwords: { hash: unused, verify: unused, needsRehash: () => false },
  accessTokens: { issue: async () => ({ text: 'token', expiresAt: new Date() }) },
  newSecret: () => 'secret',
  refreshTokenTtlSeconds: 60,
  refreshGraceSeconds: 30,
  now: () => new Date(),
};

/** Strict, as the database is: a key that is no text is a fault of the resolver. */
const loader = (key: string) =>
  new DataLoader<string, User | null>(async (keys) =>
    keys.map((wanted) => {
      if (typeof wanted !== 'string') throw new TypeError('A key must be a string.');
      return wanted === key ? agatha : null;
    }),
  );

/** What a test needs beside. */
interface Changes {
  readonly users?: Partial<Dependencies['users']>;
  readonly passwords?: Partial<Dependencies['passwords']>;
}

/** The schema and the resolvers over one user in memory. */
export async function openSubgraph(changes: Changes = {}) {
  const { users, passwords } = dependencies;
  const changed = {
    ...dependencies,
    users: { ...users, ...changes.users },
    passwords: { ...passwords, ...changes.passwords },
  };
  const server = await createSubgraphServer<Context>({
    schemaPath: path.join(import.meta.dirname, '../../schema.graphql'),
    resolvers,
    logger: createLogger('users', 'silent'),
  });
  return {
    /** Asks as a viewer; null asks as a visitor. */
    async ask(viewer: Viewer | null, query: string, variables: Record<string, unknown> = {}) {
      const contextValue: Context = {
        viewer,
        clientNetwork: null,
        loaders: { userById: loader(agatha.id), userByUsername: loader(agatha.username) },
        dependencies: changed,
      };
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('The answer came in parts.');
      return body.singleResult;
    },
    stop: () => server.stop(),
  };
}

/** Somebody signed in, with these scopes. */
export function viewer(id: string, ...scopes: string[]): Viewer {
  return { id, scopes: new Set(scopes) };
}
