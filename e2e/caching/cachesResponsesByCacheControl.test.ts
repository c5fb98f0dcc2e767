import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { beforeAll, describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from '../identity/support/useIssuer.ts';
import { scrape } from '../metrics/support/Scrape.ts';
import { ask, type Request } from './support/ask.ts';
import { mayBeKept } from './support/scripts.ts';
import { useRedis } from './support/useRedis.ts';

const METRICS_PORT = await findFreePort();

/** Letters that take escapes, several bytes, or both, and a spelling that is not JSON's shortest. */
const TEXT = 'a "quoted" \\ line\n\t\u0001 é € 😀 \u2028 /';
const LARGE = 'x'.repeat(1024 * 1024);

const { issuer, trusting } = useIssuer();
const redis = useRedis();
let key: SigningKey;
let ann: string;
let bob: string;
beforeAll(async () => {
  key = await createKey('first');
  issuer.published = [key.jwk];
  [ann, bob] = [await bearer('ann', 'read'), await bearer('bob', 'read')];
});

async function bearer(sub: string, scope = ''): Promise<string> {
  return `Bearer ${await issuer.sign(key, { sub, scope })}`;
}

let executions = 0;
let queries = 0;
/** The same fields as no other test asks for them. */
const unique = (fields: string, variables = '') => `query Q${queries++}${variables} { ${fields} }`;

describe.each(['memory', 'redis'])('in %s', (store) => {
  const library = useScriptedGraph(
    {
      library: {
        sdl: `type Query {
            count: Int
            text: String
            large: String
            whose(name: String = "x", filter: Filter): String
            broken: Int
            guarded: String @requiresScopes(scopes: [["read"]])
            rare(purse: String): Int
          }
          input Filter { author: String year: Int }
          type Mutation { write: Int }`,
        resolvers: {
          Query: {
            count: () => ++executions,
            text: () => TEXT,
            large: () => LARGE,
            whose: (_, __, { headers }) => `${headers.authorization} ${String(headers['x-tenant'])} ${++executions}`,
            broken: () => {
              throw new Error('broken');
            },
            guarded: (_, __, { headers }) => headers.authorization,
            rare: () => ++executions,
          },
          Mutation: { write: () => ++executions },
        },
      },
    },
    redis.with(
      trusting({
        RESPONSE_CACHE: store,
        METRICS_PORT: String(METRICS_PORT),
        FORWARDED_HEADERS: 'authorization,traceparent,tracestate,baggage,x-tenant',
        RATE_LIMITED_FIELDS: 'Query.rare:3/1h by purse',
        INTROSPECTION: 'true',
        COST_EXTENSIONS: 'true',
      }),
    ),
  );
  const asked = () => library.subgraphs.library.asked.length;
  const keep = (cacheControl: string) => library.subgraphs.library.follow(mayBeKept(cacheControl));

  const send = (request: Request, headers: Record<string, string> = {}) => ask(library.graph.url, request, headers);

  /** How often the subgraph is asked for these requests, one after the other. */
  async function countOf(requests: ReadonlyArray<readonly [Request, Record<string, string>?]>): Promise<number> {
    const before = asked();
    for (const [request, headers] of requests) expect((await send(request, headers)).status).toBe(200);
    return asked() - before;
  }

  test('a public answer is given to all visitors that ask the same', async () => {
    keep('max-age=600, public');
    const query = unique('count');
    const first = await send({ query });
    const second = await send({ query });
    expect(asked()).toBe(1);
    expect(second.text).toBe(first.text);
    expect([first.cacheControl, second.cacheControl]).toEqual([
      'max-age=600, public',
      expect.stringMatching(/^max-age=\d+, public$/),
    ]);
  });

  test('a public response is shared by all signed-in viewers', async () => {
    keep('max-age=600, public');
    const query = unique('count');
    const first = await send({ query }, { authorization: ann });
    const second = await send({ query }, { authorization: bob });
    expect(asked()).toBe(1);
    expect(second.data).toEqual(first.data);
  });

  test('visitors and who is signed in are given answers of their own', async () => {
    keep('max-age=600, public');
    const query = unique('count');
    expect(await countOf([[{ query }], [{ query }, { authorization: ann }], [{ query }]])).toBe(2);
  });

  test('a private answer is given to nobody but who was answered', async () => {
    keep('max-age=600, private');
    const query = unique('whose');
    const answers = [];
    for (const authorization of [ann, bob, ann, bob]) answers.push(await send({ query }, { authorization }));
    expect(asked()).toBe(2);
    const [annsFirst, bobsFirst, annsSecond, bobsSecond] = answers;
    expect(annsFirst!.data!['whose']).toContain(ann);
    expect(annsSecond!.data).toEqual(annsFirst!.data);
    expect(bobsFirst!.data!['whose']).toContain(bob);
    expect(bobsSecond!.data).toEqual(bobsFirst!.data);
    expect(bobsSecond!.cacheControl).toMatch(/^max-age=\d+, private$/);
  });

  test('by the token: another one of the same person is somebody else', async () => {
    keep('max-age=600, private');
    const query = unique('whose');
    const other = await bearer('ann', 'other');
    expect(
      await countOf([
        [{ query }, { authorization: ann }],
        [{ query }, { authorization: other }],
      ]),
    ).toBe(2);
  });

  test('a visitor’s private answer is not kept', async () => {
    keep('max-age=600, private');
    const query = unique('whose');
    expect(await countOf([[{ query }], [{ query }]])).toBe(2);
  });

  test('what is guarded is given to who may see it, and was answered', async () => {
    keep('max-age=600, public');
    const query = unique('guarded');
    const guest = await bearer('guest');
    expect((await send({ query }, { authorization: ann })).data).toEqual({ guarded: ann });
    expect((await send({ query }, { authorization: ann })).data).toEqual({ guarded: ann });
    expect(asked()).toBe(1);
    for (const headers of [{ authorization: guest }, {}] as Array<Record<string, string>>) {
      expect(await send({ query }, headers)).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
        cacheControl: 'no-store',
      });
    }
    expect(asked()).toBe(1);
    expect((await send({ query }, { authorization: bob })).data).toEqual({ guarded: bob });
    expect(asked()).toBe(2);
  });

  test('an answer of which something is withheld is neither kept nor found', async () => {
    keep('max-age=600, public');
    const query = unique('count guarded');
    const authorization = await bearer('guest');
    expect(
      await countOf([
        [{ query }, { authorization }],
        [{ query }, { authorization }],
      ]),
    ).toBe(2);
  });

  test.each([
    ['an answer that is not to be kept', 'no-store', 'count'],
    ['one that is to be asked for again', 'max-age=600, no-cache', 'count'],
    ['one of no age', 'max-age=0, public', 'count'],
    ['one with an error', 'max-age=600, public', 'count broken'],
    ['one with something of the schema', 'max-age=600, public', 'count __type(name: "Query") { name }'],
    ['one that is very large', 'max-age=600, public', 'large'],
  ])('%s is not kept', async (_, cacheControl, fields) => {
    keep(cacheControl);
    const query = unique(fields);
    expect(await countOf([[{ query }], [{ query }]])).toBe(2);
  });

  test('one whose subgraph says nothing is not kept', async () => {
    const query = unique('count');
    expect(await countOf([[{ query }], [{ query }]])).toBe(2);
  });

  test('mutation responses are not cached', async () => {
    keep('max-age=600, public');
    const query = `mutation M${queries++} { write }`;
    expect(await countOf([[{ query }], [{ query }]])).toBe(2);
  });

  test('a response with errors is no-store, whatever its subgraph sent', async () => {
    keep('max-age=600, public');
    expect((await send({ query: unique('count broken') })).cacheControl).toBe('no-store');
  });

  test('the same variables are the same, however they are written', async () => {
    keep('max-age=600, public');
    const query = unique('whose(name: $name, filter: $filter)', '($name: String = "n", $filter: Filter)');
    const filter = { author: 'a', year: 1 };
    const requests = [
      { name: 'n', filter },
      { filter, name: 'n' },
      { filter: { year: 1, author: 'a' } },
      { filter, other: 'not asked for' },
    ].map((variables) => [{ query, variables }] as const);
    expect(await countOf(requests)).toBe(1);
  });

  test('others are others', async () => {
    keep('max-age=600, public');
    const query = unique('whose(name: $name, filter: $filter)', '($name: String, $filter: Filter)');
    const requests = [
      {},
      { name: null },
      { name: '1' },
      { name: '1', filter: {} },
      { name: '1', filter: { author: null } },
      { name: '1', filter: { author: '1' } },
      { name: '1', filter: { year: 1 } },
    ].map((variables) => [{ query, variables }] as const);
    expect(await countOf(requests)).toBe(requests.length);
  });

  test('operations of one document are apart', async () => {
    keep('max-age=600, public');
    const query = `query A${queries} { count } query B${queries} { count }`;
    const [a, b] = [`A${queries}`, `B${queries++}`];
    expect(await countOf([a, b, a, b].map((operationName) => [{ query, operationName }] as const))).toBe(2);
  });

  test('forwarded headers are part of the key; tracing headers are not', async () => {
    keep('max-age=600, public');
    const query = unique('whose');
    const traced = (id: string) => ({
      traceparent: `00-${id.repeat(32)}-${id.repeat(16)}-01`,
      tracestate: `a=${id}`,
      baggage: `b=${id}`,
    });
    expect(await countOf([[{ query }, traced('1')], [{ query }, traced('2')], [{ query }]])).toBe(1);
    const first = await send({ query }, { 'x-tenant': 'first' });
    const second = await send({ query }, { 'x-tenant': 'second' });
    expect(first.data!['whose']).toContain('first');
    expect(second.data!['whose']).toContain('second');
    expect(await countOf([[{ query }, { 'x-tenant': 'first' }], [{ query, variables: {} }]])).toBe(0);
  });

  test('what stays at the gateway may not change it', async () => {
    keep('max-age=600, public');
    const query = unique('whose');
    expect(
      await countOf([
        [{ query }, { 'x-other': '1' }],
        [{ query }, { 'x-other': '2' }],
      ]),
    ).toBe(1);
  });

  test('an answer is given until its time is over, and says how much of that is left', async () => {
    keep('max-age=2, public');
    const query = unique('count');
    const first = await send({ query });
    const left: number[] = [];
    for (;;) {
      const { data, cacheControl } = await send({ query });
      left.push(cacheControl === 'no-store' ? 0 : Number(/^max-age=(\d+), public$/.exec(cacheControl!)![1]));
      if (data!['count'] !== first.data!['count']) break;
    }
    expect(asked()).toBe(2);
    const whileKept = left.slice(0, -1);
    expect(whileKept).toEqual(whileKept.toSorted((a, b) => b - a));
    expect([whileKept[0], whileKept.at(-1), left.at(-1)]).toEqual([1, 0, 2]);
  });

  test('limits hold for answers that are kept as for others', async () => {
    keep('max-age=600, public');
    const query = unique('rare(purse: $purse)', '($purse: String)');
    const request = { query, variables: { purse: `purse ${queries++}` } };
    expect(await countOf([[request], [request], [request]])).toBe(1);
    expect(await send(request)).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test('the response is the same for every form of Accept, whichever stored it', async () => {
    keep('max-age=600, public');
    const accepts = ['*/*', '*/*; q=1'];
    for (const order of [accepts, accepts.toReversed()]) {
      const query = unique('text count');
      const before = asked();
      const texts = [];
      for (const accept of [...order, ...order]) texts.push((await ask(library.graph.url, { query }, { accept })).text);
      expect(asked() - before).toBe(1);
      expect(new Set(texts).size).toBe(1);
      expect((JSON.parse(texts[1]!) as { data: { text: string } }).data.text).toBe(TEXT);
    }
  });

  test('a cached response has an actual cost of 0', async () => {
    keep('max-age=600, public');
    const query = unique('whose(name: "n", filter: { author: "a" })');
    const costs = async () => (await ask(library.graph.url, { query }, { 'x-cost': 'please' })).extensions;
    expect([await costs(), await costs()]).toEqual([
      { cost: { estimated: 1, actual: 1 } },
      { cost: { estimated: 1, actual: 0 } },
    ]);
  });

  test('metrics count cache hits and misses', async () => {
    keep('max-age=600, public');
    const query = unique('count');
    const before = await scrape(METRICS_PORT);
    for (let time = 0; time < 3; time += 1) await send({ query });
    expect((await scrape(METRICS_PORT)).since(before)).toMatchObject({
      'gateway_response_cache_lookups_total{result="miss"}': 1,
      'gateway_response_cache_lookups_total{result="hit"}': 2,
    });
  });
});
