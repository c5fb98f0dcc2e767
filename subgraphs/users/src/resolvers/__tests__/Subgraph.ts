import path from 'node:path';

import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import DataLoader from 'dataloader';

import type { UseCases } from '../../domain/createUseCases.ts';
import type { User } from '../../domain/User.ts';
import type { Context } from '../Context.ts';
import { resolvers } from '../resolvers.ts';

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

const refuse = () => Promise.reject(new Error('This test should not come here.'));
const noUseCases: UseCases = { register: refuse, login: refuse, refresh: refuse, logout: refuse, changePhone: refuse };

/** Strict, as the database is: a key that is no text is a fault of the resolver. */
const loader = (key: string) =>
  new DataLoader<string, User | null>(async (keys) =>
    keys.map((wanted) => {
      if (typeof wanted !== 'string') throw new TypeError('A key must be a string.');
      return wanted === key ? agatha : null;
    }),
  );

/** The schema and the resolvers over one user in memory. */
export async function openSubgraph(useCases: Partial<UseCases> = {}) {
  const server = await createSubgraphServer<Context>({
    schemaPath: path.join(import.meta.dirname, '../../../schema.graphql'),
    resolvers,
    logger: createLogger('users', 'silent'),
  });
  return {
    /** Asks as a viewer; null asks as a visitor. */
    async ask(viewer: Viewer | null, query: string, variables: Record<string, unknown> = {}) {
      const contextValue: Context = {
        viewer,
        tokenError: null,
        clientNetwork: null,
        loaders: { userById: loader(agatha.id), userByUsername: loader(agatha.username) },
        users: {
          findByName: async (name) => (name === agatha.name ? agatha : null),
          page: async () => ({ items: [agatha], hasNextPage: false }),
        },
        journal: {
          page: async () => ({
            items: [{ position: 1n, event: 'REGISTERED', userId: agatha.id, at: agatha.since }],
            hasNextPage: false,
          }),
        },
        useCases: { ...noUseCases, ...useCases },
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
