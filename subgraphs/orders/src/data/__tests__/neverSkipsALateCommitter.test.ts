import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { appendToOutbox } from '@online-books/service-kit/outbox/appendToOutbox';
import { createFeedReader } from '@online-books/service-kit/outbox/createFeedReader';
import type { ReadFeed } from '@online-books/service-kit/outbox/OutboxEvent';

import { openShop, type Shop } from './Shop.ts';

let shop: Shop;
let readFeed: ReadFeed;
beforeAll(async () => {
  shop = await openShop();
  readFeed = createFeedReader(shop.prisma);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.prisma.outboxEvent.deleteMany();
  await shop.prisma.outboxPosition.updateMany({ data: { last: 0n } });
});

const event = (aggregateid: string) => ({
  id: randomUUID(),
  aggregatetype: 'Order',
  aggregateid,
  type: 'OrderPlaced',
  payload: { of: aggregateid },
});

/** A transaction that has stored an event and stays open until it is told to end. */
async function holdOpen(name: string) {
  const held = { onStored: () => {}, end: (_how: 'commit' | 'roll back') => {} };
  const stored = new Promise<void>((resolve) => (held.onStored = resolve));
  const how = new Promise<'commit' | 'roll back'>((resolve) => (held.end = resolve));
  const ended = shop.prisma
    .$transaction(
      async (transaction) => {
        await appendToOutbox(transaction, [event(name)]);
        held.onStored();
        if ((await how) === 'roll back') throw new Error('rolled back on purpose');
      },
      { isolationLevel: 'ReadCommitted', timeout: 30_000 },
    )
    .catch((error: Error) => {
      if (error.message !== 'rolled back on purpose') throw error;
    });
  await Promise.race([stored, ended]);
  return {
    commit: () => (held.end('commit'), ended),
    rollBack: () => (held.end('roll back'), ended),
  };
}

const names = async (after: number, limit = 100) => {
  const { events, cursor, last } = await readFeed(after, limit);
  return { names: events.map(({ aggregateid }) => aggregateid), cursor, last };
};

test('who stores first and commits last comes last', async () => {
  const early = await holdOpen('early');
  const late = await holdOpen('late');
  expect(await names(0)).toEqual({ names: [], cursor: 0, last: 0 });
  await late.commit();
  expect(await names(0)).toEqual({ names: ['late'], cursor: 1, last: 1 });
  await early.commit();
  expect(await names(1)).toEqual({ names: ['early'], cursor: 2, last: 2 });
});

test('what is rolled back leaves neither an event nor a gap', async () => {
  const gone = await holdOpen('gone');
  const there = await holdOpen('there');
  await gone.rollBack();
  await there.commit();
  expect(await names(0)).toEqual({ names: ['there'], cursor: 1, last: 1 });
});

test('a reader does not wait for open transactions, nor do they wait for it', async () => {
  const open = await holdOpen('open');
  const committed = await holdOpen('committed');
  await committed.commit();
  expect((await names(0)).names).toEqual(['committed']);
  const another = await holdOpen('another');
  await another.commit();
  expect((await names(1)).names).toEqual(['another']);
  await open.commit();
});

test('readers that tail the feed while four transactions at a time end in any order see each event once', async () => {
  const seen: string[][] = [[], [], []];
  const writing = { isOver: false };
  const tails = seen.map(async (list) => {
    for (let cursor = 0; ;) {
      const isLast = writing.isOver;
      const page = await names(cursor, 3);
      list.push(...page.names);
      cursor = page.cursor;
      if (isLast && page.names.length === 0) return;
    }
  });
  const committed: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const open = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => ({
        name: `${round}-${index}`,
        transaction: await holdOpen(`${round}-${index}`),
      })),
    );
    for (const [index, { name, transaction }] of open.toReversed().entries()) {
      if ((round + index) % 3 === 0) {
        await transaction.rollBack();
      } else {
        await transaction.commit();
        committed.push(name);
      }
    }
  }
  writing.isOver = true;
  await Promise.all(tails);
  for (const list of seen) expect(list.toSorted()).toEqual(committed.toSorted());
  const { events } = await readFeed(0, 500);
  expect(events.map(({ position }) => position)).toEqual(committed.map((_, index) => index + 1));
});

test('events of one transaction keep the order in which they were stored, and an id is stored once', async () => {
  const [first, second] = [event('first'), event('second')];
  await appendToOutbox(shop.prisma, [first, second]);
  await appendToOutbox(shop.prisma, [event('third'), first]);
  const { events } = await readFeed(0, 100);
  expect(events.map(({ aggregateid }) => aggregateid)).toEqual(['first', 'second', 'third']);
  expect(events[0]).toEqual({ position: 1, ...first });
});

test('more events than get a position at once are all read', async () => {
  const many = Array.from({ length: 2_500 }, (_, index) => event(String(index)));
  await appendToOutbox(shop.prisma, many);
  const page = await names(2_400);
  expect(page).toEqual({ names: many.slice(2_400).map(({ aggregateid }) => aggregateid), cursor: 2_500, last: 2_500 });
  expect((await names(0, 2)).last).toBe(2_500);
});
