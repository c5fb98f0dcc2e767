import type { FeedEvent } from '@online-books/service-kit/outbox/OutboxEvent';
import { beforeEach, describe, expect, test } from '@jest/globals';

import { useCatalogue } from '../../../__tests__/useCatalogue.ts';
import { MODEL } from '../../../domain/learning/ModelSettings.ts';
import { applyEvents } from '../applyEvents.ts';
import { createOrderHistory, toEvent } from './OrderHistory.ts';
import { resetModel } from '../resetModel.ts';

const catalogue = useCatalogue();
const history = createOrderHistory(1, 120);

beforeEach(() => resetModel(catalogue.prisma));

const apply = (events: readonly FeedEvent[]) =>
  applyEvents(catalogue.prisma, 'orders', events, {
    settings: MODEL,
    onInvalid: (_, error) => {
      throw error;
    },
  });

/** All that was learned. */
async function everything() {
  const { purchase, bookNeighbors, book, feedCursor } = catalogue.prisma;
  return {
    purchases: await purchase.findMany({ orderBy: [{ readerId: 'asc' }, { number: 'asc' }] }),
    neighbors: await bookNeighbors.findMany({ orderBy: { bookId: 'asc' } }),
    books: await book.findMany({ select: { id: true, trend: true, isSoldOut: true }, orderBy: { id: 'asc' } }),
    cursor: await feedCursor.findMany(),
  };
}

async function learnedAtOnce() {
  await apply(history);
  const learned = await everything();
  await resetModel(catalogue.prisma);
  return learned;
}

test('pages of any length teach the same', async () => {
  const learned = await learnedAtOnce();
  for (let first = 0, size = 1; first < history.length; first += size, size = (size * 3) % 17 || 1)
    await apply(history.slice(first, first + size));
  expect(await everything()).toEqual(learned);
});

test('replicas that apply the same pages at the same time teach it once', async () => {
  const learned = await learnedAtOnce();
  const consume = async (size: number) => {
    for (let cursor = 0; cursor < history.length;) cursor = await apply(history.slice(cursor, cursor + size));
  };
  await Promise.all([consume(10), consume(13), consume(40)]);
  expect(await everything()).toEqual(learned);
});

test('a page that was applied changes nothing when it comes again, nor does one that does not follow', async () => {
  expect(await apply(history.slice(0, 50))).toBe(50);
  const learned = await everything();
  expect(await apply(history.slice(20, 50))).toBe(50);
  expect(await apply(history.slice(60))).toBe(50);
  expect(await apply([])).toBe(50);
  expect(await everything()).toEqual(learned);
});

test('a process that ends before it commits has learned nothing', async () => {
  await apply(history.slice(0, 50));
  const learned = await everything();
  // The cursor is written last: whoever cannot write it has done all the rest.
  const failing = catalogue.prisma.$extends({
    query: { feedCursor: { update: () => Promise.reject(new Error('killed')) } },
  }) as unknown as typeof catalogue.prisma;
  const killed = applyEvents(failing, 'orders', history.slice(50), { settings: MODEL, onInvalid: () => undefined });
  await expect(killed).rejects.toThrow('killed');
  expect(await everything()).toEqual(learned);
});

describe('events that teach nothing', () => {
  test.each<[what: string, event: FeedEvent, invalid: boolean]>([
    ['of another type', toEvent(1, 'OrderShipped', { orderId: 'x' }), false],
    ['without items', toEvent(1, 'OrderPlaced', { customerId: 'x', placedAt: '2026-01-01T00:00:00.000Z' }), true],
    ['of a book id of another form', toEvent(1, 'BookSoldOut', { bookId: '01' }), true],
    ['of a book that the catalogue does not have', toEvent(1, 'BookSoldOut', { bookId: '999999' }), false],
    [
      'a cancellation of what nobody bought',
      toEvent(1, 'OrderCanceled', { customerId: 'x', items: [{ bookId: '1' }] }),
      false,
    ],
  ])('one %s is passed', async (_, event, invalid) => {
    const before = await everything();
    const found: FeedEvent[] = [];
    const options = { settings: MODEL, onInvalid: (each: FeedEvent) => void found.push(each) };
    expect(await applyEvents(catalogue.prisma, 'orders', [event], options)).toBe(1);
    expect(found).toEqual(invalid ? [event] : []);
    expect({ ...(await everything()), cursor: before.cursor }).toEqual(before);
  });
});
