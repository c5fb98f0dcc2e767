import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { executeSubgraph } from '../execution/support/executeSubgraph.ts';
import { ScriptedSubgraph } from '../execution/support/ScriptedSubgraph.ts';
import { createKey, type SigningKey, useIssuer } from '../identity/support/useIssuer.ts';
import { type RunningGateway, startGateway } from '../support/startGateway.ts';
import { ask } from './support/ask.ts';
import { mayBeKept } from './support/scripts.ts';
import { useRedis } from './support/useRedis.ts';

const START_MS = 60_000;

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@policy"])
  type Query { count: Int whose: String guarded: Int @policy(policies: [["readers"]]) }`;
let executions = 0;
const subgraph = new ScriptedSubgraph(
  executeSubgraph(SDL, {
    Query: {
      count: () => ++executions,
      guarded: () => ++executions,
      whose: (_, __, { headers }) => `${headers.authorization} ${++executions}`,
    },
  }),
);

const redis = useRedis();
const { issuer, trusting } = useIssuer();
let key: SigningKey;
let folder: string;
let address: string;
const gateways: RunningGateway[] = [];
let one: string;
let other: string;

/** A gateway over a supergraph that says this of its field. */
async function start(description = '', environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const file = path.join(folder, `${gateways.length}${description.length}.graphql`);
  await writeFile(
    file,
    composeSupergraph([{ name: 'counter', sdl: SDL.replace('count', `"${description}" count`), url: address }]),
  );
  const gateway = await startGateway({
    SUPERGRAPH_PATH: file,
    LOG_LEVEL: 'fatal',
    RESPONSE_CACHE: 'redis',
    REDIS_URL: redis.server.url,
    ...environment,
  });
  gateways.push(gateway);
  return gateway.url;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  address = await subgraph.start();
  key = await createKey('first');
  issuer.published = [key.jwk];
  one = await start();
  other = await start();
}, START_MS);

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  subgraph.stop();
  await rm(folder, { recursive: true });
}, START_MS);

let queries = 0;
const unique = (field = 'count') => `query Q${queries++} { ${field} }`;

/** What gateways answer to the same, one after the other. */
async function answersOf(urls: readonly string[], query: string, headers: Record<string, string> = {}) {
  const answers = [];
  for (const url of urls) {
    const { status, data } = await ask(url, { query }, headers);
    expect(status).toBe(200);
    answers.push(Object.values(data!)[0]);
  }
  return answers;
}

const distinct = (values: readonly unknown[]) => new Set(values).size;

/** All that is in a Redis, and how long it stays. */
async function contentsOf(url: string) {
  const client = await createClient({ url }).connect();
  const contents = [];
  for await (const keys of client.scanIterator())
    for (const key of keys) contents.push({ key, value: await client.get(key), secondsLeft: await client.ttl(key) });
  client.destroy();
  return contents;
}

/** Asks until gateways give each other's answers: what is kept need not be there before its first requester is answered. */
async function untilShared(urls: readonly string[], field = 'count', headers: Record<string, string> = {}) {
  for (;;) {
    const query = unique(field);
    const answers = await answersOf(urls, query, headers);
    if (distinct(answers) === 1) return { query, answer: answers[0] };
  }
}

test('one gateway serves what another has cached', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  const { query, answer } = await untilShared([one, other]);
  expect(await answersOf([other, one, other], query)).toEqual([answer, answer, answer]);
});

test('a private response is served to its viewer only', async () => {
  subgraph.follow(mayBeKept('max-age=600, private'));
  const { query, answer } = await untilShared([one, other], 'whose', { authorization: 'ann' });
  expect(answer).toMatch(/^ann/);
  const [bobs] = await answersOf([other], query, { authorization: 'bob' });
  expect(bobs).toMatch(/^bob/);
  expect(distinct(await answersOf([one, other, one], query))).toBe(3);
  expect(await answersOf([one, other], query, { authorization: 'ann' })).toEqual([answer, answer]);
});

test('Redis contains no tokens, and entries expire', async () => {
  subgraph.follow(mayBeKept('max-age=600, private'));
  await untilShared([one, other], 'count', { authorization: 'Bearer a-token-that-nobody-must-read' });
  const contents = await contentsOf(redis.server.url);
  expect(contents).not.toEqual([]);
  expect(JSON.stringify(contents)).not.toContain('nobody-must-read');
  expect(contents.every(({ secondsLeft }) => secondsLeft > 0 && secondsLeft <= 600)).toBe(true);
});

test('entries of another supergraph are not used', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  const query = unique();
  const [before] = await answersOf([one], query);
  const changed = await start('It counts.');
  const [first, second, old] = await answersOf([changed, changed, one], query);
  expect(first).not.toBe(before);
  expect([second, old]).toEqual([first, before]);
});

test('a gateway with other rules does not serve an entry that its viewer may not see', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  const headers = { authorization: `Bearer ${await issuer.sign(key, { trusted: ['readers'] })}` };
  const generous = await start('', trusting({ POLICY_CLAIM: 'trusted' }));
  const strict = await start('', trusting({ POLICY_CLAIM: 'policies' }));
  const query = unique('guarded');
  expect(distinct(await answersOf([generous, generous], query, headers))).toBe(1);
  expect(await ask(strict, { query }, headers)).toMatchObject({
    data: null,
    errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
  });
});

test('in-memory caches are not shared, and the cache is off by default', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  const memory = await start('', { RESPONSE_CACHE: 'memory' });
  const usual = await start('', { RESPONSE_CACHE: '' });
  expect(distinct(await answersOf([one, memory, memory, usual, usual], unique()))).toBe(4);
});

test('while Redis is gone, everybody is answered, and when it is back, answers are kept again', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  const query = unique();
  await answersOf([one, other], query);
  await redis.server.crash();
  expect(distinct(await answersOf([one, other, one, other], query))).toBe(4);
  await redis.server.restart();
  await untilShared([one, other]);
});

test('while Redis hangs, too', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  const query = unique();
  await answersOf([one, other], query);
  redis.server.signal('SIGSTOP');
  expect(distinct(await answersOf([one, other, one, other], query))).toBe(4);
  redis.server.signal('SIGCONT');
  await untilShared([one, other]);
});

test('a gateway starts while Redis is unavailable', async () => {
  subgraph.follow(mayBeKept('max-age=600, public'));
  await redis.server.crash();
  const late = await start();
  expect(distinct(await answersOf([late, late], unique()))).toBe(2);
  await redis.server.restart();
  await untilShared([one, late]);
});

test('RESPONSE_CACHE=redis requires REDIS_URL', async () => {
  await expect(start('', { REDIS_URL: '' })).rejects.toThrow('REDIS_URL: is required where RESPONSE_CACHE is redis');
});
