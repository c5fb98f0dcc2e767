import { afterEach, expect, test } from '@jest/globals';

import { answers, changes, says } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const radio = useScriptedGraph({
  stations: {
    sdl: `
      type Query { stations: [Station] station: Station name: String }
      type Station @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        stations: () => [{ id: 'a' }, { id: 'b' }, { id: 'a' }],
        station: () => ({ id: 'a' }),
        name: () => 'FM',
      },
    },
  },
  songs: {
    sdl: `
      type Query { song: String songs: [Song] }
      type Song { title: String }
      type Station @key(fields: "id") { id: ID! song: String }`,
    resolvers: {
      Query: { song: () => 'Help!', songs: () => [{ title: 'Help!' }] },
      Station: { song: ({ id }: { id: string }) => `Song ${id}` },
    },
  },
});

const QUERY = '{ song name }';

afterEach(async () => {
  radio.subgraphs.songs.reset();
  expect(await radio.graph.get(QUERY)).toEqual({ song: 'Help!', name: 'FM' });
});

const unexpected = {
  message: 'Something went wrong on our side.',
  extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'songs', errorId: expect.any(String) },
};
const unfit = {
  message: expect.any(String),
  extensions: { code: 'SUBREQUEST_MALFORMED_RESPONSE', serviceName: 'songs' },
};
const coded = (error: object) => ({ message: 'no', extensions: { code: 'NOT_FOUND' }, ...error });
const told = { message: 'no', extensions: { code: 'NOT_FOUND', serviceName: 'songs' } };

test.each([
  { name: 'no list: an object', errors: coded({}), expected: [unfit] },
  { name: 'no list: text', errors: 'no', expected: [unfit] },
  { name: 'no list: true', errors: true, expected: [unfit] },
  { name: 'null', errors: null, expected: undefined },
  { name: 'none', errors: [], expected: undefined },
  { name: 'no objects', errors: ['no', 5, null, [], true], expected: [1, 2, 3, 4, 5].map(() => unexpected) },
  { name: 'objects of nothing', errors: [{}], expected: [unexpected] },
  {
    name: 'a message that is no text',
    errors: [coded({ message: { a: 1 } })],
    expected: [{ ...told, message: expect.any(String) }],
  },
  {
    name: 'quotation marks, backslashes, line ends and letters beyond ASCII',
    errors: [
      coded({
        message: 'No "so\\ng"\n\u0007 für 書',
        extensions: { code: 'NO_"\\"_SONG', argumentPath: ['a "b\\c" é'] },
      }),
    ],
    expected: [
      {
        message: 'No "so\\ng"\n\u0007 für 書',
        extensions: { code: 'NO_"\\"_SONG', argumentPath: ['a "b\\c" é'], serviceName: 'songs' },
      },
    ],
  },
  { name: 'a code that is no text', errors: [coded({ extensions: { code: 404 } })], expected: [unexpected] },
  { name: 'extensions that are no object', errors: [coded({ extensions: 'NOT_FOUND' })], expected: [unexpected] },
  {
    name: 'another service name',
    errors: [coded({ extensions: { code: 'NOT_FOUND', serviceName: 'x' } })],
    expected: [told],
  },
  {
    name: 'a stack trace',
    errors: [coded({ extensions: { code: 'NOT_FOUND', stacktrace: ['at'], exception: {} } })],
    expected: [told],
  },
  { name: 'no path', errors: [coded({})], expected: [told] },
  { name: 'an empty path', errors: [coded({ path: [] })], expected: [told] },
  { name: 'a path that is no list', errors: [coded({ path: 'song' })], expected: [told] },
  { name: 'a path of anything', errors: [coded({ path: [null, {}, true] })], expected: [told] },
  { name: 'a path that leads nowhere', errors: [coded({ path: ['film', 'title'] })], expected: [told] },
  { name: 'a path that leads too far', errors: [coded({ path: ['song', 'title'] })], expected: [told] },
  { name: 'a path that begins with an index', errors: [coded({ path: [0] })], expected: [told] },
  { name: 'a path as it should be', errors: [coded({ path: ['song'] })], expected: [{ ...told, path: ['song'] }] },
  {
    name: 'more than the specification knows',
    errors: [coded({ path: ['song'], locations: 'x', more: [1] })],
    expected: [{ ...told, path: ['song'] }],
  },
])('errors: $name', async ({ errors, expected }) => {
  radio.subgraphs.songs.follow(answers({ data: { song: 'x' }, errors }));
  expect(await radio.graph.ask(QUERY)).toEqual({
    status: 200,
    data: { song: 'x', name: 'FM' },
    ...(expected && { errors: expected }),
  });
});

test.each([
  { name: 'an index beyond the list', path: ['songs', 7, 'title'] },
  { name: 'a negative index', path: ['songs', -1] },
  { name: 'a fraction', path: ['songs', 0.5] },
  { name: 'an index that is text', path: ['songs', '0', 'title'] },
])('in a root list: $name', async ({ path }) => {
  radio.subgraphs.songs.follow(changes(({ data }) => ({ data, errors: [coded({ path })] })));
  expect(await radio.graph.ask('{ songs { title } }')).toEqual({
    status: 200,
    data: { songs: [{ title: 'Help!' }] },
    errors: [told],
  });
});

test.each([
  { name: 'beyond the entities', path: ['_entities', 2, 'song'] },
  { name: 'text', path: ['_entities', 'a', 'song'] },
  { name: 'missing', path: ['_entities'] },
  { name: 'of another field', path: ['song'] },
])('in entities: an index that is $name', async ({ path }) => {
  radio.subgraphs.songs.follow(changes(({ data }) => ({ data, errors: [coded({ path })] })));
  expect(await radio.graph.ask('{ stations { song } }')).toEqual({
    status: 200,
    data: { stations: ['a', 'b', 'a'].map((id) => ({ song: `Song ${id}` })) },
    errors: [told],
  });
});

test('a huge message is cut and its extensions are removed', async () => {
  const error = coded({
    message: 'x'.repeat(5_000_000),
    path: ['song'],
    extensions: { code: 'NOT_FOUND', more: 'y'.repeat(5_000_000) },
  });
  radio.subgraphs.songs.follow(answers({ data: { song: null }, errors: [error] }));
  const { errors } = await radio.graph.ask(QUERY);
  expect(errors).toEqual([
    { message: expect.stringMatching(/^x{4096}$/), path: ['song'], extensions: told.extensions },
  ]);
});

test('deeply nested extensions are removed', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  radio.subgraphs.songs.follow(
    says(
      `{"data":{"song":null},"errors":[{"message":"no","path":["song"],"extensions":{"code":"NOT_FOUND","deep":${deep}}}]}`,
    ),
  );
  expect(await radio.graph.ask(QUERY)).toEqual({
    status: 200,
    data: { song: null, name: 'FM' },
    errors: [{ ...told, path: ['song'] }],
  });
});

test('a bounded number of errors is reported', async () => {
  const errors = Array.from({ length: 200_000 }, () => coded({ path: ['_entities', 0, 'song'] }));
  radio.subgraphs.songs.follow(changes(({ data }) => ({ data, errors })));
  const startedAt = performance.now();
  const answer = await radio.graph.ask('{ stations { song } }');
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(answer.status).toBe(200);
  expect(answer.errors?.length).toBeLessThanOrEqual(10_001);
  expect(answer.errors?.at(-1)).toEqual(unfit);
});
