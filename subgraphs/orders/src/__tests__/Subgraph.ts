import path from 'node:path';

import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import { createLogger } from '@online-books/service-kit/logging/createLogger';

import { createContextFactory } from '../createContextFactory.ts';
import { openShop } from '../data/__tests__/Shop.ts';
import type { Context } from '../resolvers/Context.ts';
import { resolvers } from '../resolvers/resolvers.ts';

/** The subgraph on a real database of the test's own, without HTTP. */
export type Subgraph = Awaited<ReturnType<typeof openSubgraph>>;

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions?: Record<string, unknown>;
  }>;
}

export async function openSubgraph() {
  const shop = await openShop();
  const createContext = createContextFactory(shop.prisma);
  const schemaPath = path.join(import.meta.dirname, '../../schema.graphql');
  const logger = createLogger('orders', 'silent');
  const server = await createSubgraphServer<Context>({ schemaPath, resolvers, logger });

  return {
    shop,
    /** Asks as the user with this id, or as a visitor. */
    ask: async (
      viewerId: string | null,
      query: string,
      variables: Record<string, unknown> = {},
      scopes: readonly string[] = [],
    ): Promise<Answer> => {
      const viewer = viewerId === null ? null : { id: viewerId, scopes: new Set(scopes) };
      const contextValue = createContext({ viewer });
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind !== 'single') throw new Error('The answer is not a single one.');
      return JSON.parse(JSON.stringify(body.singleResult)) as Answer;
    },
    close: async () => {
      await server.stop();
      await shop.close();
    },
  };
}

/** Resolves entities as a router asks for them. */
export const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Order { id total { amount } items { quantity } }
    ... on User { orders { nodes { id } } }
    ... on Book { id price { amount currency } inStock timesOrdered }
  }
}`;
