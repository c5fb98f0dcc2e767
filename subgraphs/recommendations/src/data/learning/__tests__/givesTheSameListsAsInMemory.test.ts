import { beforeAll, expect, test } from '@jest/globals';

import { useCatalogue } from '../../../__tests__/useCatalogue.ts';
import type { Book } from '../../../domain/Book.ts';
import { createInMemoryModel } from '../../../domain/learning/createInMemoryModel.ts';
import { createInMemoryRankingRepository } from '../../../domain/learning/createInMemoryRankingRepository.ts';
import { createLearnedRanking } from '../../../domain/learning/createLearnedRanking.ts';
import { learn } from '../../../domain/learning/learn.ts';
import { MODEL } from '../../../domain/learning/ModelSettings.ts';
import type { RankingRepository } from '../../../domain/learning/RankingRepository.ts';
import type { Ranking } from '../../../domain/Ranking.ts';
import { applyEvents } from '../applyEvents.ts';
import { createRankingRepository } from '../createRankingRepository.ts';
import { toLearningEvent } from '../toLearningEvent.ts';
import { createOrderHistory, readersOfHistory } from './OrderHistory.ts';

const catalogue = useCatalogue();

/** Small enough that windows end, lists of neighbors overflow and candidates are cut. */
const SMALL = { ...MODEL, window: 4, neighbors: 12, candidates: 9, recent: 5 };

const rankings = {} as { inMemory: Ranking; ofService: Ranking };
let books: readonly Book[];

beforeAll(async () => {
  const { prisma } = catalogue;
  const history = createOrderHistory(7, 300);
  const model = createInMemoryModel();
  for (const event of history) {
    const lesson = toLearningEvent(event);
    if (lesson) learn(model, lesson, SMALL);
  }
  const options = { settings: SMALL, onInvalid: () => undefined };
  for (let cursor = 0; cursor < history.length;)
    cursor = await applyEvents(prisma, 'orders', history.slice(cursor, cursor + 37), options);

  const rows = await prisma.book.findMany({ orderBy: { id: 'asc' } });
  books = await catalogue.books.findByIds(rows.map(({ id }) => id));
  const popularity = new Map(rows.map((row) => [row.id, row.popularity]));
  const inMemory = createInMemoryRankingRepository(model, books, (id) => popularity.get(id) ?? 0);
  const rankingOver = (repository: RankingRepository) =>
    createLearnedRanking({ repository, settings: SMALL, now: () => Date.UTC(2026, 1, 1) / 86_400_000 });
  rankings.inMemory = rankingOver(inMemory);
  rankings.ofService = rankingOver(createRankingRepository(prisma));
});

test.each(readersOfHistory)('reader %s gets the same lists', async (readerId) => {
  for (const category of [null, 'MYSTERY', 'SELF_HELP'] as const) {
    for (const maxResults of [1, 10, 50]) {
      const query = { category, maxResults };
      const expected = await rankings.inMemory.forReader(readerId, query);
      expect(await rankings.ofService.forReader(readerId, query)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
    }
  }
});

test('so does a visitor, and the books that are similar to each are the same', async () => {
  for (const query of [
    { category: null, maxResults: 20 },
    { category: 'MYSTERY', maxResults: 50 },
  ] as const)
    expect(await rankings.ofService.popular(query)).toEqual(await rankings.inMemory.popular(query));
  const expected = await rankings.inMemory.similarTo(books, 8);
  expect(await rankings.ofService.similarTo(books, 8)).toEqual(expected);
  expect(expected.flat().some(({ reason }) => reason.kind === 'BOUGHT_TOGETHER')).toBe(true);
});
