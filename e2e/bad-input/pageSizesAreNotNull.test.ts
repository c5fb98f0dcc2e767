import { beforeAll, expect, test } from '@jest/globals';

import { type Person, register } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let person: Person;
beforeAll(async () => {
  person = await register(shop.graph);
});

const FIELDS: Array<[field: string, argument: string, query: (size: string) => string]> = [
  ['books', 'first', (size) => `{ books(first: ${size}) { nodes { id } } }`],
  ['users', 'first', (size) => `{ users(first: ${size}) { nodes { id } } }`],
  ['journal', 'first', (size) => `{ journal(first: ${size}) { nodes { __typename } } }`],
  ['orders', 'first', (size) => `{ me { orders(first: ${size}) { nodes { id } } } }`],
  ['recommendations', 'maxResults', (size) => `{ recommendations(maxResults: ${size}) { id } }`],
  ['recommendations of a user', 'maxResults', (size) => `{ me { recommendations(maxResults: ${size}) { id } } }`],
  ['similar', 'maxResults', (size) => `{ book(id: "1") { similar(maxResults: ${size}) { id } } }`],
];

const WAYS: Array<[string, (query: (size: string) => string) => [string, Record<string, unknown>]]> = [
  ['a literal', (query) => [query('null'), {}]],
  ['a variable', (query) => [`query ($n: Int) ${query('$n')}`, { n: null }]],
  ['a variable’s default', (query) => [`query ($n: Int = null) ${query('$n')}`, {}]],
];

const CASES = FIELDS.flatMap(([field, argument, query]) =>
  WAYS.map(([way, write]) => [field, way, argument, ...write(query)] as const),
);

test.each(CASES)('of %s, null for %s is invalid', async (_, __, argument, query, variables) => {
  const { errors } = await person.graph.ask(query, variables);
  expect(errors).toEqual([
    {
      message: expect.stringContaining(argument),
      path: expect.any(Array),
      extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argumentPath: [argument] }),
    },
  ]);
});

test.each(FIELDS)('of %s, a missing %s has its default', async (_, __, query) => {
  const { errors = [] } = await person.graph.ask(`query ($n: Int) ${query('$n')}`);
  expect(errors.filter(({ extensions: { code } }) => code === 'BAD_USER_INPUT')).toEqual([]);
});

test('null for a cursor or a search equals a missing one', async () => {
  const query = '{ books(after: null, first: 2) { nodes { id } } users(search: null, after: null) { nodes { id } } }';
  expect(await person.graph.ask(query)).toMatchObject({ status: 200, data: { books: { nodes: [{}, {}] } } });
});
