import { subgraphNames } from '@online-books/tools/repository';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { type Contents, contentsOf } from '../support/contentsOf.ts';
import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import type { Answer, AnswerError } from '../support/Graph.ts';
import { type Person, register } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

// Without the feed, nothing is learned in the background while tables are compared.
const shop = useStack({ feedSecret: null });
let person: Person;
let before: Contents;
beforeAll(async () => {
  person = await register(shop.graph);
});
beforeEach(async () => {
  before = await contentsOf(shop.stack);
});
// Nothing is half-written.
afterEach(async () => expect(await contentsOf(shop.stack)).toEqual(before));

/** What must never be in a response: stack frames, file paths, SQL, addresses, library names. */
const INTERNALS = /node_modules|\.ts:\d|\.js:\d|\n +at |SELECT |INSERT |prisma|127\.0\.0\.1|ECONN/i;

function expectRefusal(
  answer: Answer<unknown>,
  code: string,
  argumentPath?: AnswerError['extensions']['argumentPath'],
) {
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer)).not.toMatch(INTERNALS);
  expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  if (argumentPath) expect(answer.errors![0]!.extensions.argumentPath).toEqual(argumentPath);
}

const CREATE =
  'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename ... on InvalidInput { issues { path } } } }';
const key = 'a-key-of-one-purchase';

describe('arguments that are invalid for the schema', () => {
  test.each([
    [
      'a wrong type, in a literal',
      '{ books(first: "ten") { nodes { id } } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
      ['first'],
    ],
    [
      'a wrong type, in a variable',
      'query ($n: Int!) { books(first: $n) { nodes { id } } }',
      { n: 'ten' },
      'BAD_USER_INPUT',
      ['first'],
    ],
    [
      'an unknown category, in a literal',
      '{ recommendations(category: COOKING) { id } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
      ['category'],
    ],
    [
      'an unknown category, in a variable',
      'query ($c: Category) { recommendations(category: $c) { id } }',
      { c: 'COOKING' },
      'BAD_USER_INPUT',
      ['category'],
    ],
    [
      'a number beyond Int',
      '{ books(first: 3000000000) { nodes { id } } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
      ['first'],
    ],
    ['a missing argument', '{ book { id } }', {}, 'GRAPHQL_VALIDATION_FAILED', ['id']],
    ['neither of two arguments', '{ user { id } }', {}, 'BAD_USER_INPUT', ['id']],
    [
      'a quantity that is a word',
      CREATE,
      { input: { idempotencyKey: key, items: [{ bookId: '1', quantity: 'two' }] } },
      'BAD_USER_INPUT',
      ['input', 'items', 0, 'quantity'],
    ],
    [
      'an unknown input field',
      CREATE,
      { input: { idempotencyKey: key, items: [{ bookId: '1', price: 1 }] } },
      'BAD_USER_INPUT',
      ['input', 'items', 0],
    ],
    [
      'a telephone number that is no text',
      'mutation ($p: PhoneNumber!) { changePhone(phone: $p) { __typename } }',
      { p: 9000000000 },
      'BAD_USER_INPUT',
      ['phone'],
    ],
    [
      'an e-mail address that is not a string',
      'mutation ($e: EmailAddress!) { register(input: { username: "somebody", password: "a good password", email: $e }) { __typename } }',
      { e: 5 },
      'BAD_USER_INPUT',
      ['input', 'email'],
    ],
    ['an unknown field', '{ books { nodes { isbn } } }', {}, 'GRAPHQL_VALIDATION_FAILED', undefined],
    ['half a document', '{ books {', {}, 'GRAPHQL_PARSE_FAILED', undefined],
  ])('%s', async (_, query, variables, code, argumentPath) => {
    expectRefusal(await person.graph.ask(query, variables), code, argumentPath);
  });
});

describe('arguments that break a rule', () => {
  test.each([
    ['first: 0', '{ books(first: 0) { nodes { id } } }', ['first']],
    ['first: -1', '{ users(first: -1) { nodes { id } } }', ['first']],
    ['first: 101', '{ books(first: 101) { nodes { id } } }', ['first']],
    ['first: 5000', '{ me { orders(first: 5000) { nodes { id } } } }', ['first']],
    ['maxResults: 0', '{ recommendations(maxResults: 0) { id } }', ['maxResults']],
    ['maxResults: 51', '{ book(id: 1) { similar(maxResults: 51) { id } } }', ['maxResults']],
    ['a foreign cursor', '{ books(after: "bm9uZQ") { nodes { id } } }', ['after']],
    ['a cursor with SQL in it', `{ users(after: "' OR 1=1 --") { nodes { id } } }`, ['after']],
  ])('%s', async (_, query, argumentPath) => {
    expectRefusal(await person.graph.ask(query), 'BAD_USER_INPUT', argumentPath);
  });

  test.each([
    ['no items', { items: [] }, ['input.items']],
    ['a negative quantity', { items: [{ bookId: '1', quantity: -1 }] }, ['input.items.0.quantity']],
    ['no copies', { items: [{ bookId: '1', quantity: 0 }] }, ['input.items.0.quantity']],
    ['a hundred copies', { items: [{ bookId: '1', quantity: 100 }] }, ['input.items.0.quantity']],
    ['a book twice', { items: [{ bookId: '1' }, { bookId: '1' }] }, ['input.items.1.bookId']],
    [
      'too many items',
      { items: Array.from({ length: 51 }, (_, index) => ({ bookId: String(index + 1) })) },
      ['input.items'],
    ],
    ['a short key', { idempotencyKey: 'short', items: [{ bookId: '1' }] }, ['input.idempotencyKey']],
    [
      'everything at once',
      { idempotencyKey: '', items: [{ bookId: '1', quantity: -1 }] },
      ['input.idempotencyKey', 'input.items.0.quantity'],
    ],
  ])('createOrder with %s', async (_, input, paths) => {
    const answer = await person.graph.get<{ createOrder: { __typename: string; issues: Array<{ path: string }> } }>(
      CREATE,
      {
        input: { idempotencyKey: key, ...input },
      },
    );
    expect(answer.createOrder.__typename).toBe('InvalidInput');
    expect(answer.createOrder.issues.map(({ path }) => path)).toEqual(paths);
  });

  test.each([
    ['a short username', { username: 'x' }, ['input.username']],
    ['a short password', { password: 'short' }, ['input.password']],
    ['a long name', { name: 'x'.repeat(33) }, ['input.name']],
    [
      'everything at once',
      { username: '', password: '', name: 'x' },
      ['input.username', 'input.password', 'input.name'],
    ],
  ])('register with %s', async (_, input, paths) => {
    const { register: result } = await shop.graph.get<{ register: { issues: Array<{ path: string }> } }>(
      'mutation ($input: RegisterInput!) { register(input: $input) { ... on InvalidInput { issues { path } } } }',
      { input: { username: 'somebody', password: 'a good password', email: 'somebody@example.com', ...input } },
    );
    expect(result.issues.map(({ path }) => path)).toEqual(paths);
  });

  test.each([
    ['username', 'UsernameTaken', { email: 'another@example.com' }],
    ['e-mail address', 'EmailTaken', { username: 'another-reader' }],
  ])("register with another's %s", async (_, outcome, input) => {
    const taken = { username: person.username, email: `${person.username}@example.com`, password: 'a good password' };
    expect(
      await shop.graph.get('mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
        input: { ...taken, ...input },
      }),
    ).toEqual({ register: { __typename: outcome } });
  });
});

test('very long lists are rejected by cost', async () => {
  expectRefusal(
    await person.graph.ask('{ me { orders(first: 2147483647) { nodes { id } } } }'),
    'COST_ESTIMATED_TOO_EXPENSIVE',
  );
});

describe('ids that do not exist', () => {
  test.each([
    '0',
    '-1',
    '1.5',
    '1e3',
    '01',
    '2147483648',
    '99999999999999999999',
    'x'.repeat(10_000),
    "1' OR '1'='1",
    '${7*7}',
    '\u0000',
    '💥',
  ])('%#: no book, no offer, no order', async (id) => {
    expect(await person.graph.get('query ($id: ID!) { book(id: $id) { id } }', { id })).toEqual({ book: null });
    expect(await person.graph.get(CREATE, { input: { idempotencyKey: key, items: [{ bookId: id }] } })).toEqual({
      createOrder: { __typename: 'BookNotOffered' },
    });
    expectRefusal(await person.graph.ask('query ($id: ID!) { order(id: $id) { id } }', { id }), 'NOT_FOUND');
  });
});

describe('bodies that are not GraphQL requests', () => {
  test.each([
    [
      '10 MB',
      () => JSON.stringify({ query: `{ user(name: "${'x'.repeat(10_000_000)}") { id } }` }),
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['invalid JSON', () => '{"query": ', 400, 'BAD_REQUEST'],
    [
      'broken UTF-8',
      () => Buffer.from([...Buffer.from('{"query":"{ me { id } } # '), 0xc3, 0x28, ...Buffer.from('"}')]),
      400,
      'BAD_REQUEST',
    ],
    ['an empty body', () => '', 400, 'BAD_REQUEST'],
    ['a number', () => '1', 400, 'BAD_REQUEST'],
    ['a query that is no text', () => '{"query": 1}', 400, 'BAD_REQUEST'],
  ])('%s, to the gateway and to each subgraph', async (_, body, status, code) => {
    const subgraphs = subgraphNames.map((name) => new GatewaysGraph(shop.stack, name));
    for (const service of [person.graph, ...subgraphs]) {
      const answer = await service.send(body());
      expect(answer.status).toBe(status);
      expectRefusal(answer, code);
    }
  });

  test('10 MB, sent in pieces without a length', async () => {
    const piece = Buffer.alloc(1_000_000, ' ');
    const response = await fetch(shop.graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({
        start(controller) {
          for (let sent = 0; sent < 10; sent++) controller.enqueue(piece);
          controller.close();
        },
      }),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
  });
});
