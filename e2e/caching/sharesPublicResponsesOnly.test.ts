import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { ask } from './support/ask.ts';
import { answersWith } from './support/scripts.ts';
import { useRedis } from './support/useRedis.ts';

/** What a subgraph answers with, and how it is cached after a request that carries identity, and after one that does not. */
type Rule = readonly [
  headers: Readonly<Record<string, string | string[]>>,
  known: string,
  /** Whether the next one who is known gets the same answer. */
  isShared: boolean,
  unknown: string,
];

const cacheControl = (value: string | string[]) => ({ 'cache-control': value });

const RULES: readonly Rule[] = [
  [cacheControl('max-age=600'), 'max-age=600, private', false, 'max-age=600, public'],
  [
    cacheControl('max-age=600, proxy-revalidate'),
    'max-age=600, private',
    false,
    'max-age=600, public, proxy-revalidate',
  ],
  [cacheControl('max-age=600, public'), 'max-age=600, public', true, 'max-age=600, public'],
  [cacheControl(['Max-Age=600', 'PUBLIC']), 'max-age=600, public', true, 'max-age=600, public'],
  [
    cacheControl('max-age=600, must-revalidate'),
    'max-age=600, public, must-revalidate',
    true,
    'max-age=600, public, must-revalidate',
  ],
  [cacheControl('s-maxage=600'), 'max-age=0, s-maxage=600, public', true, 'max-age=0, s-maxage=600, public'],
  [cacheControl('max-age=5, s-maxage=600'), 'max-age=5, s-maxage=600, public', true, 'max-age=5, s-maxage=600, public'],
  [
    cacheControl('max-age=600, s-maxage=0, public'),
    'max-age=600, s-maxage=0, public',
    false,
    'max-age=600, s-maxage=0, public',
  ],
  [cacheControl('max-age=600, no-cache, public'), 'no-cache', false, 'no-cache'],
  [cacheControl('max-age=600, private="x-user", public'), 'max-age=600, private', false, 'max-age=600, private'],
  [cacheControl('max-age=600, public, no-store'), 'no-store', false, 'no-store'],
  [{ ...cacheControl('max-age=600, public'), age: '560' }, 'max-age=40, public', true, 'max-age=40, public'],
  [{ ...cacheControl('max-age=600, public'), age: '600' }, 'no-store', false, 'no-store'],
  [{ ...cacheControl('max-age=600, public'), vary: '*' }, 'no-store', false, 'no-store'],
  [
    { ...cacheControl('max-age=600, public'), vary: 'Authorization' },
    'max-age=600, public',
    false,
    'max-age=600, public',
  ],
  [
    { ...cacheControl('max-age=600, public'), vary: ['Accept-Encoding', 'Cookie, Signature'] },
    'max-age=600, public',
    true,
    'max-age=600, public',
  ],
  [{ pragma: 'public', expires: 'Fri, 31 Dec 2100 23:59:59 GMT' }, 'no-store', false, 'no-store'],
];

const redis = useRedis();
let queries = 0;
const unique = () => `query Q${queries++} { count }`;

describe.each(['memory', 'redis'])('in %s', (store) => {
  let executions = 0;
  const library = useScriptedGraph(
    { library: { sdl: 'type Query { count: Int }', resolvers: { Query: { count: () => ++executions } } } },
    redis.with({ RESPONSE_CACHE: store, FORWARDED_HEADERS: 'authorization,traceparent,x-tenant' }),
  );

  /** Asks the same by turns, and tells what caches were told first, and how often each had an answer of its own. */
  async function askBy(turns: ReadonlyArray<Record<string, string>>) {
    const query = unique();
    const answers = [];
    for (const headers of turns) answers.push(await ask(library.graph.url, { query }, headers));
    return {
      cacheControl: answers[0]!.cacheControl,
      vary: answers[0]!.vary,
      executions: new Set(answers.map(({ data }) => data!['count'])).size,
    };
  }

  test.each(RULES.map((rule) => [...rule]))('%j', async (headers, known, isShared, unknown) => {
    library.subgraphs.library.follow(answersWith(headers as Record<string, string>));
    const [ann, bob] = [{ authorization: 'Bearer ann' }, { authorization: 'Bearer bob' }];
    expect(await askBy([ann, bob])).toMatchObject({ cacheControl: known, executions: isShared ? 1 : 2 });
    expect(await askBy([{}, ann, bob])).toMatchObject({ cacheControl: unknown, executions: isShared ? 2 : 3 });
  });

  test('a header that subgraphs get is identity as a token is; one of tracing is not', async () => {
    library.subgraphs.library.follow(answersWith(cacheControl('max-age=600')));
    const tenant = { 'x-tenant': 'a' };
    expect(await askBy([tenant, tenant])).toMatchObject({ cacheControl: 'max-age=600, private', executions: 2 });
    const traced = (id: number) => ({ traceparent: `00-${String(id).repeat(32)}-${String(id).repeat(16)}-01` });
    expect(await askBy([traced(1), traced(2), {}])).toMatchObject({
      cacheControl: 'max-age=600, public',
      executions: 1,
    });
  });

  test('an empty Authorization is nobody’s', async () => {
    library.subgraphs.library.follow(answersWith(cacheControl('max-age=600')));
    const empty = { authorization: '' };
    expect(await askBy([empty, empty])).toMatchObject({ cacheControl: 'max-age=600, public', executions: 1 });
  });

  test('what was private for somebody, is so when it is given again', async () => {
    library.subgraphs.library.follow(answersWith(cacheControl('max-age=600, must-revalidate, private')));
    const query = unique();
    const again = async () => (await ask(library.graph.url, { query }, { authorization: 'Bearer ann' })).cacheControl;
    await again();
    expect(await again()).toMatch(/^max-age=\d+, private, must-revalidate$/);
    expect(library.subgraphs.library.asked).toHaveLength(1);
  });

  test('what shared caches may keep for longer, clients are given with the time that is left to each', async () => {
    library.subgraphs.library.follow(answersWith({ ...cacheControl('max-age=100, s-maxage=600'), age: '100' }));
    const query = unique();
    const again = async () => (await ask(library.graph.url, { query })).cacheControl;
    expect(await again()).toBe('max-age=0, s-maxage=500, public');
    expect(await again()).toMatch(/^max-age=0, s-maxage=49\d, public$/);
    expect(library.subgraphs.library.asked).toHaveLength(1);
  });

  test('Vary names the headers that a response depends on, for every viewer', async () => {
    library.subgraphs.library.follow(answersWith(cacheControl('max-age=600, public')));
    for (const headers of [{}, { authorization: 'Bearer ann' }] as Array<Record<string, string>>) {
      const { vary } = await askBy([headers]);
      expect(vary).toEqual(expect.arrayContaining(['accept', 'authorization', 'x-tenant']));
      expect(vary).not.toContain('traceparent');
    }
  });

  test('also those of tracing that a subgraph names; such answers are not kept', async () => {
    library.subgraphs.library.follow(answersWith({ ...cacheControl('max-age=600, public'), vary: 'TraceParent' }));
    const { vary, executions: own } = await askBy([{ traceparent: 'a' }, { traceparent: 'b' }]);
    expect(vary).toContain('traceparent');
    expect(own).toBe(2);
  });
});
