import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { useServer } from '../../http/__tests__/useServer.ts';
import { requireSignature } from '../../trust/requireSignature.ts';
import { createFeedClient } from '../createFeedClient.ts';
import { feedRoute } from '../feedRoute.ts';
import type { FeedPage } from '../OutboxEvent.ts';

const SECRET = 'a-secret-of-the-feed-0123456789-abc';
const ANOTHER = 'a-secret-of-others-0123456789-abcdef';

/** What there is to read, and what was read. */
const feed = { positions: [1, 2, 3], reads: [] as Array<[after: number, limit: number]> };
const draining = new AbortController();

async function readFeed(after: number, limit: number): Promise<FeedPage> {
  feed.reads.push([after, limit]);
  const events = feed.positions
    .filter((position) => position > after)
    .slice(0, limit)
    .map((position) => ({
      position,
      id: `id-${position}`,
      aggregatetype: 'A',
      aggregateid: 'a',
      type: 'T',
      payload: {},
    }));
  return { events, cursor: events.at(-1)?.position ?? after, last: feed.positions.length };
}

const logger = pino({ level: 'silent' });
const open = useServer({ route: feedRoute(readFeed, draining.signal) });
const closed = useServer({ route: requireSignature(feedRoute(readFeed, draining.signal), [ANOTHER, SECRET], logger) });

const client = (secret: string, waitSeconds = 0, signal = new AbortController().signal) =>
  createFeedClient({ url: `${closed.url}/internal/feed`, secret, waitSeconds, signal });

test.each([SECRET, ANOTHER])('any of the secrets opens it', async (secret) => {
  const page = await client(secret)(1, 1);
  expect(page).toMatchObject({ events: [{ position: 2, id: 'id-2' }], cursor: 2, last: 3 });
});

test('no other secret does, nor does none', async () => {
  feed.reads.length = 0;
  await expect(client('not-the-secret-0123456789-abcdefghij')(0, 1)).rejects.toThrow('The feed answered 403.');
  const answer = await fetch(`${closed.url}/internal/feed`);
  expect([answer.status, await answer.json()]).toEqual([
    403,
    { errors: [{ message: 'Requests to this path must be signed.', extensions: { code: 'CALLER_NOT_TRUSTED' } }] },
  ]);
  expect(feed.reads).toEqual([]);
});

test.each([
  ['', [0, 500]],
  ['?after=2', [2, 500]],
  ['?after=9007199254740991&limit=1&wait=0', [9007199254740991, 1]],
])('%p reads as %p', async (search, read) => {
  feed.reads.length = 0;
  expect((await fetch(`${open.url}/internal/feed${search}`)).status).toBe(200);
  expect(feed.reads).toEqual([read]);
});

test.each([
  '?limit=0',
  '?limit=501',
  '?limit=ten',
  '?after=-1',
  '?after=1.5',
  '?after=',
  '?wait=21',
  '?after=9007199254740993',
])('%p is rejected', async (search) => {
  const answer = await fetch(`${open.url}/internal/feed${search}`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('only GET reads it', async () => {
  expect((await fetch(`${open.url}/internal/feed`, { method: 'POST' })).status).toBe(404);
});

test('a request that waits gets the next event as soon as it is there', async () => {
  feed.reads.length = 0;
  const page = client(SECRET, 20)(3, 10);
  while (feed.reads.length === 0) await new Promise(setImmediate);
  feed.positions.push(4);
  expect((await page).events.map(({ position }) => position)).toEqual([4]);
});

test('a client that stops waiting leaves nothing behind', async () => {
  const stopped = new AbortController();
  feed.reads.length = 0;
  const page = client(SECRET, 20, stopped.signal)(4, 10);
  while (feed.reads.length === 0) await new Promise(setImmediate);
  stopped.abort();
  await expect(page).rejects.toThrow('aborted');
});

test('a service that drains answers those who wait, and lets nobody wait any more', async () => {
  feed.reads.length = 0;
  const page = client(SECRET, 20)(4, 10);
  while (feed.reads.length === 0) await new Promise(setImmediate);
  draining.abort();
  expect((await page).events).toEqual([]);
  expect((await client(SECRET, 20)(4, 10)).events).toEqual([]);
});
