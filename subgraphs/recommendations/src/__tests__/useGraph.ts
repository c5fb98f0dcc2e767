import path from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import { createSubgraphServer } from '@online-books/service-kit/graphql/createSubgraphServer';
import { createLogger } from '@online-books/service-kit/logging/createLogger';

import { createContextFactory } from '../createContextFactory.ts';
import { createRankingRepository } from '../data/learning/createRankingRepository.ts';
import { createLearnedRanking } from '../domain/learning/createLearnedRanking.ts';
import { MODEL } from '../domain/learning/ModelSettings.ts';
import type { Context } from '../resolvers/Context.ts';
import { resolvers } from '../resolvers/resolvers.ts';
import type { Catalogue } from './useCatalogue.ts';

/** An answer, its errors as far as clients may rely on them. */
export interface Answer {
  readonly data: unknown;
  readonly errors: ReadonlyArray<{ readonly code: unknown; readonly argumentPath?: unknown }>;
}

/** Asks the subgraph as a viewer, or as a visitor when there is none. */
export type Ask = (query: string, variables?: Record<string, unknown>, viewerId?: string) => Promise<Answer>;

/** Serves the subgraph in this process over a catalogue. */
export function useGraph(catalogue: Catalogue): Ask {
  let server: Awaited<ReturnType<typeof createSubgraphServer<Context>>>;

  beforeAll(async () => {
    const schemaPath = path.join(import.meta.dirname, '../../schema.graphql');
    server = await createSubgraphServer<Context>({ schemaPath, resolvers, logger: createLogger('test', 'silent') });
  });
  afterAll(() => server.stop());

  return async (query, variables = {}, viewerId) => {
    const repository = createRankingRepository(catalogue.prisma);
    const ranking = createLearnedRanking({ repository, settings: MODEL, now: () => 20_500 });
    const createContext = createContextFactory(catalogue.books, ranking);
    const contextValue = createContext(viewerId === undefined ? null : { id: viewerId, scopes: new Set() });
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('The answer is not a single one.');
    const { data, errors = [] } = body.singleResult;
    return {
      // graphql-js makes objects without a prototype, which no literal of a test equals.
      data: structuredClone(data),
      errors: errors.map(({ extensions: { code, argumentPath } = {} }) => ({
        code,
        ...(argumentPath !== undefined && { argumentPath }),
      })),
    };
  };
}
