import { expect, test } from '@jest/globals';

import { says } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const island = useScriptedGraph(
  {
    beaches: {
      sdl: `
        type Query { beach: Beach tide: String }
        type Mutation { dig: String }
        type Beach @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { beach: () => ({ id: 'b' }), tide: () => 'low' }, Mutation: { dig: () => 'dug' } },
    },
    guides: {
      sdl: 'type Query { guide: String } type Beach @key(fields: "id") { id: ID! stars: Int }',
      resolvers: { Query: { guide: () => 'Ann' }, Beach: { stars: () => 5 } },
    },
  },
  { NODE_ENV: 'development', RESPONSE_CACHE: 'memory', SUBGRAPH_RETRIES: '2', SUBGRAPH_FAILURE_SHARE: '0' },
);
const { guides, beaches } = island.subgraphs;

const KEPT = { 'cache-control': 'max-age=60, public' };
const statusError = (status: number, serviceName: string) => ({
  message: `The ${serviceName} subgraph answered with status ${status}.`,
  extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName, http: { status } },
});

const STATUSES = [300, 302, 307, 400, 401, 404, 418, 429, 500, 502, 503, 504, 599];

test.each(STATUSES)('data with status %d is returned with an error and not cached', async (status) => {
  guides.follow(says('{"data":{"guide":"Eve"}}', { ...KEPT, location: '/elsewhere' }, status));
  const errors = [statusError(status, 'guides')];
  const query = `{ guide tide at${status}: __typename }`;
  expect(await island.graph.ask(query)).toEqual({
    status: 200,
    data: { guide: 'Eve', tide: 'low', [`at${status}`]: 'Query' },
    errors,
  });
  expect(guides.asked).toHaveLength(1);
  const response = await fetch(island.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(guides.asked).toHaveLength(2);
  guides.reset();
  expect(await island.graph.ask(query)).toMatchObject({ data: { guide: 'Ann' } });
});

test.each([201, 202, 203, 206, 299])('data with status %d is data', async (status) => {
  guides.follow(says('{"data":{"guide":"Eve"}}', {}, status));
  expect(await island.graph.ask('{ guide }')).toEqual({ status: 200, data: { guide: 'Eve' } });
});

test.each(['application/json', 'application/graphql-response+json', 'application/problem+json; charset=utf-8'])(
  'the same holds for %s',
  async (type) => {
    guides.follow(says('{"data":{"guide":"Eve"}}', { 'content-type': type }, 503));
    expect(await island.graph.ask('{ guide }')).toEqual({
      status: 200,
      data: { guide: 'Eve' },
      errors: [statusError(503, 'guides')],
    });
  },
);

test('the same holds for entities', async () => {
  guides.follow(says('{"data":{"_entities":[{"__typename":"Beach","stars":4}]}}', KEPT, 500));
  expect(await island.graph.ask('{ beach { stars } }')).toEqual({
    status: 200,
    data: { beach: { stars: 4 } },
    errors: [statusError(500, 'guides')],
  });
});

test('the same holds for a mutation, which is sent once', async () => {
  beaches.follow(says('{"data":{"dig":"dug"}}', {}, 503));
  expect(await island.graph.ask('mutation { dig }')).toEqual({
    status: 200,
    data: { dig: 'dug' },
    errors: [statusError(503, 'beaches')],
  });
  expect(beaches.asked).toHaveLength(1);
});

test('errors beside the data are reported with it', async () => {
  const error = { message: 'no', path: ['guide'], extensions: { code: 'NOT_FOUND' } };
  guides.follow(says(JSON.stringify({ data: { guide: null }, errors: [error] }), {}, 404));
  expect(await island.graph.ask('{ guide }')).toEqual({
    status: 200,
    data: { guide: null },
    errors: [statusError(404, 'guides'), { ...error, extensions: { code: 'NOT_FOUND', serviceName: 'guides' } }],
  });
});

test('errors without data need no further error', async () => {
  guides.follow(says('{"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}', {}, 403));
  expect(await island.graph.ask('{ guide }')).toEqual({
    status: 200,
    data: { guide: null },
    errors: [{ message: 'no', path: ['guide'], extensions: { code: 'FORBIDDEN', serviceName: 'guides' } }],
  });
});

test.each(['{"data":null}', '{"data":null,"errors":[]}', '{"errors":[]}'])(
  'without data and errors, %s, the status is the error',
  async (body) => {
    guides.follow(says(body, {}, 500));
    expect(await island.graph.ask('{ guide }')).toEqual({
      status: 200,
      data: { guide: null },
      errors: [{ ...statusError(500, 'guides'), path: ['guide'] }],
    });
  },
);

test.each([{ status: 418 }, { status: 200, headers: { 'set-cookie': 'a=b' } }, { headers: {} }, {}, [], 'x', 7])(
  'extensions.http of subgraph errors, %j, is passed on and has no effect',
  async (http) => {
    const error = { message: 'no', extensions: { code: 'NOT_FOUND', http } };
    guides.follow(says(JSON.stringify({ data: { guide: null }, errors: [error] })));
    expect(await island.graph.ask('{ guide }')).toEqual({
      status: 200,
      data: { guide: null },
      errors: [{ message: 'no', extensions: { code: 'NOT_FOUND', serviceName: 'guides', http } }],
    });
  },
);
