import { beforeEach, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { answers } from '../execution/support/scripts.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const SECRET = 'hunter2';

const DEFINITION = {
  people: {
    sdl: `
      scalar Secret
      enum Colour { CRIMSON }
      input Credentials { username: String!, passphrase: String!, colour: Colour, inner: Credentials }
      type Person { nickname: String, friend(degree: Int): Person }
      type Query { enter(credentials: Credentials, colour: Colour, secret: Secret, count: Int): Person }`,
    resolvers: {
      Query: {
        enter: (_: unknown, { secret }: { secret?: string }) => {
          if (secret === undefined) return null;
          throw new GraphQLError('This word is taken.', { extensions: { code: 'BAD_USER_INPUT' } });
        },
      },
    },
  },
};
const production = useScriptedGraph(DEFINITION);
const open = useScriptedGraph(DEFINITION, { INTROSPECTION: 'true' });

/** What clients are not told in production unless they wrote it themselves. */
const NAMES = ['CRIMSON', 'Credentials', 'Person', 'passphrase', 'nickname', 'degree', 'Did you mean'];

beforeEach(() => production.subgraphs.people.reset());

const CASES: ReadonlyArray<readonly [name: string, query: string, variables?: Record<string, unknown>]> = [
  ['an enum variable', 'query ($v: Colour) { enter(colour: $v) { __typename } }', { v: SECRET }],
  [
    'an unknown field of a variable',
    'query ($v: Credentials) { enter(credentials: $v) { __typename } }',
    { v: { username: 'a', passphrse: SECRET } },
  ],
  [
    'a missing field of a variable',
    'query ($v: Credentials) { enter(credentials: $v) { __typename } }',
    { v: { username: SECRET } },
  ],
  [
    'a field deep in a variable',
    'query ($v: Credentials) { enter(credentials: $v) { __typename } }',
    { v: { username: 'a', inner: { inner: { colour: SECRET } } } },
  ],
  ['a scalar variable', 'query ($v: Int) { enter(count: $v) { __typename } }', { v: SECRET }],
  ['an enum literal', `{ enter(colour: ${SECRET}) { __typename } }`],
  ['a literal of text', `{ enter(count: "${SECRET}") { __typename } }`],
  ['an object literal', `{ enter(credentials: { username: "${SECRET}" }) { __typename } }`],
  ['an unknown argument', `{ enter(colou: "${SECRET}") { __typename } }`],
  ['an unknown field', '{ enter { nicknam } }'],
  ['an unknown argument of a field', '{ enter { friend(degre: 1) { __typename } } }'],
  ['an unknown type of a variable', 'query ($v: Colou) { enter(colour: $v) { __typename } }', { v: SECRET }],
  ['an unknown type of a fragment', '{ enter { ... on Perso { __typename } } }'],
  ['a syntax error', `{ enter(count: "${SECRET}" "${SECRET}") }`],
];

test.each(
  CASES.map(([name, query, variables = {}]) => [name, query, variables] as [string, string, Record<string, unknown>]),
)('%s', async (_, query, variables) => {
  const sent = query + JSON.stringify(variables);
  for (const graph of [production, open]) {
    const body = JSON.stringify(await graph.graph.ask(query, variables));
    expect(body).toContain('"errors"');
    expect(body).not.toContain(SECRET);
    if (graph === production) expect(NAMES.filter((name) => body.includes(name) && !sent.includes(name))).toEqual([]);
  }
});

const QUERY = 'query ($v: Secret) { enter(secret: $v) { nickname } }';

test.each([
  ['BAD_USER_INPUT', `Variable "$v" got invalid value "${SECRET}"; Expected type "Secret".`],
  ['GRAPHQL_VALIDATION_FAILED', `Expected value of type "Secret", found "${SECRET}". Did you mean "x"?`],
])('the message of a subgraph’s %s is replaced', async (code, message) => {
  const rejection = answers({ errors: [{ message, extensions: { code } }] });
  for (const { subgraphs } of [production, open]) subgraphs.people.follow(rejection);
  expect(await production.graph.ask(QUERY, { v: SECRET })).toMatchObject({
    errors: [
      {
        message: 'The people subgraph rejected a value of this request.',
        path: ['enter'],
        extensions: { code, serviceName: 'people' },
      },
    ],
  });
  expect(await open.graph.ask(QUERY, { v: 'x' })).toMatchObject({ errors: [{ message }] });
});

test('messages of resolvers about arguments are passed on', async () => {
  expect(await production.graph.ask(QUERY, { v: 'x' })).toMatchObject({
    errors: [{ message: 'This word is taken.', extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('names of a megabyte are cut', async () => {
  const name = 'n'.repeat(300_000);
  const bodies = [
    { query: '{ __typename }', operationName: name },
    { query: `{ ${name} }` },
    { query: `query ($${name}: Int!) { enter(count: $${name}) { nickname } }` },
    { query: `{ enter(${name}: 1) { nickname } }` },
  ];
  for (const body of bodies)
    expect(JSON.stringify(await production.graph.send(JSON.stringify(body))).length).toBeLessThan(3_000);
});
