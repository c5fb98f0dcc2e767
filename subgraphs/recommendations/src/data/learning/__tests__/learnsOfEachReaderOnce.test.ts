import { beforeEach, expect, test } from '@jest/globals';

import { useCatalogue } from '../../../__tests__/useCatalogue.ts';
import { createLearnedRanking } from '../../../domain/learning/createLearnedRanking.ts';
import { MODEL } from '../../../domain/learning/ModelSettings.ts';
import { applyEvents } from '../applyEvents.ts';
import { createRankingRepository } from '../createRankingRepository.ts';
import { forgetReader } from '../forgetReader.ts';
import { resetModel } from '../resetModel.ts';
import { toEvent } from './OrderHistory.ts';

const catalogue = useCatalogue();
const [ALICE, BOB, CAROL] = ['a11ce', 'b0b', 'ca401'];
let position = 0;

beforeEach(async () => {
  await resetModel(catalogue.prisma);
  await catalogue.prisma.forgottenReader.deleteMany();
  position = 0;
});

const ranking = () =>
  createLearnedRanking({
    repository: createRankingRepository(catalogue.prisma),
    settings: MODEL,
    now: () => Date.UTC(2026, 0, 2) / 86_400_000,
  });

function tell(type: 'OrderPlaced' | 'OrderCanceled', customerId: string, ...bookIds: number[]) {
  position += 1;
  const items = bookIds.map((bookId) => ({ bookId: String(bookId), quantity: 99 }));
  return toEvent(position, type, { customerId, placedAt: '2026-01-01T00:00:00.000Z', items });
}

const apply = (...events: Array<ReturnType<typeof toEvent>>) =>
  applyEvents(catalogue.prisma, 'orders', events, { settings: MODEL, onInvalid: () => undefined });

const similarTo = async (bookId: number) => {
  const [books] = await ranking().similarTo(await catalogue.books.findByIds([bookId]), 3);
  return books!.map(({ id, reason }) => `${id} ${reason.kind}`);
};

/** What a book taught, by neighbor. */
const rows = async () => ({
  purchases: await catalogue.prisma.purchase.findMany({ orderBy: [{ readerId: 'asc' }, { bookId: 'asc' }] }),
  trends: await catalogue.prisma.book.findMany({ where: { trend: { gt: -1e5 } }, select: { id: true, trend: true } }),
  neighbors: await catalogue.prisma.bookNeighbors.findMany({ orderBy: { bookId: 'asc' } }),
});

test('readers of a book bought another: it is similar, and recommended to who has the first', async () => {
  await apply(tell('OrderPlaced', ALICE, 10), tell('OrderPlaced', ALICE, 150), tell('OrderPlaced', BOB, 10));
  expect((await similarTo(10))[0]).toBe('150 BOUGHT_TOGETHER');
  const [first] = await ranking().forReader(BOB, { category: null, maxResults: 1 });
  expect(first).toMatchObject({ id: 150, reason: { kind: 'BOUGHT_TOGETHER', bookId: 10 } });
});

test('a reader who has bought nothing gets what is popular, of the category where one is asked for', async () => {
  await apply(tell('OrderPlaced', ALICE, 30), tell('OrderPlaced', BOB, 30), tell('OrderPlaced', BOB, 70));
  const newcomer = await ranking().forReader(CAROL, { category: null, maxResults: 2 });
  expect(newcomer.map(({ id, reason }) => `${id} ${reason.kind}`)).toEqual(['30 POPULAR', '70 POPULAR']);
  const [mystery] = await ranking().forReader(CAROL, { category: 'MYSTERY', maxResults: 1 });
  expect(mystery).toMatchObject({ id: 30, reason: { kind: 'POPULAR_IN_CATEGORY' } });
});

test('who buys the same book a thousand times moves nothing after the first', async () => {
  await apply(tell('OrderPlaced', ALICE, 10), tell('OrderPlaced', BOB, 10, 150));
  const before = await rows();
  for (let page = 0; page < 10; page += 1)
    await apply(...Array.from({ length: 100 }, () => tell('OrderPlaced', BOB, 150)));
  const after = await rows();
  expect(after.neighbors).toEqual(before.neighbors);
  expect(after.trends).toEqual(before.trends);
  expect(after.purchases).toHaveLength(before.purchases.length);
});

test('what a canceled order taught goes away, and only that', async () => {
  await apply(tell('OrderPlaced', ALICE, 10), tell('OrderPlaced', ALICE, 11));
  const before = await rows();
  await apply(tell('OrderPlaced', BOB, 10, 150), tell('OrderPlaced', BOB, 151), tell('OrderPlaced', ALICE, 152));
  await apply(tell('OrderCanceled', ALICE, 152), tell('OrderCanceled', BOB, 10, 150), tell('OrderCanceled', BOB, 151));
  const after = await rows();
  expect(after.purchases).toEqual(before.purchases);
  expect(after.trends.map(({ id }) => id)).toEqual(before.trends.map(({ id }) => id));
  expect(after.neighbors.filter(({ neighbors }) => neighbors.length > 0)).toEqual(before.neighbors);
});

test('of two orders of a book, canceling one leaves it owned', async () => {
  await apply(tell('OrderPlaced', ALICE, 10), tell('OrderPlaced', ALICE, 10), tell('OrderCanceled', ALICE, 10));
  expect((await rows()).purchases).toMatchObject([{ bookId: 10, orders: 1 }]);
  await apply(tell('OrderCanceled', ALICE, 10));
  expect((await rows()).purchases).toEqual([]);
});

test('a deleted user is forgotten, with all that they taught, also when the feed is read again', async () => {
  const story = () => {
    position = 0;
    return [tell('OrderPlaced', ALICE, 10), tell('OrderPlaced', BOB, 10, 150), tell('OrderPlaced', ALICE, 10, 11)];
  };
  await apply(...story());
  await forgetReader(catalogue.prisma, 'orders', BOB, MODEL);
  await forgetReader(catalogue.prisma, 'orders', ALICE, MODEL);
  const forgotten = await rows();
  expect(forgotten.purchases).toEqual([]);
  expect(forgotten.trends).toEqual([]);
  expect(forgotten.neighbors.filter(({ neighbors }) => neighbors.length > 0)).toEqual([]);
  await resetModel(catalogue.prisma);
  expect(await apply(...story())).toBe(3);
  expect((await rows()).purchases).toEqual([]);
});

test('a reader of thousands of books costs as many statements as one of ten', async () => {
  const buy = async (first: number, count: number) => {
    for (let id = first; id < first + count; id += 50)
      await apply(
        tell('OrderPlaced', ALICE, ...Array.from({ length: Math.min(50, first + count - id) }, (_, n) => id + n)),
      );
  };
  await buy(1, 10);
  const few = await catalogue.statementsOf(() => apply(tell('OrderPlaced', ALICE, 11)));
  await buy(12, 2_000);
  const many = await catalogue.statementsOf(() => apply(tell('OrderPlaced', ALICE, 2_500)));
  expect(many).toBe(few);
  expect((await rows()).neighbors.every(({ neighbors }) => neighbors.length <= MODEL.neighbors * 8)).toBe(true);
  const lists = await catalogue.statementsOf(() => ranking().forReader(ALICE, { category: null, maxResults: 10 }));
  expect(lists).toBe(2);
});

test('what is sold out is in no list until it is back', async () => {
  await apply(tell('OrderPlaced', ALICE, 10), tell('OrderPlaced', ALICE, 150), tell('OrderPlaced', BOB, 10));
  const soldOut = (type: string) => toEvent((position += 1), type, { bookId: '150' });
  const lists = async () => [
    ...(await ranking().popular({ category: null, maxResults: 50 })),
    ...(await ranking().forReader(BOB, { category: null, maxResults: 50 })),
    ...(await ranking().similarTo(await catalogue.books.findByIds([10]), 50)).flat(),
  ];
  await apply(soldOut('BookSoldOut'));
  expect((await lists()).map(({ id }) => id)).not.toContain(150);
  await apply(soldOut('BookRestocked'));
  expect((await lists()).filter(({ id }) => id === 150)).toHaveLength(3);
});
