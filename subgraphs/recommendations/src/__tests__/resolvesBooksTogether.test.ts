import { expect, test } from '@jest/globals';

import { useCatalogue } from './useCatalogue.ts';
import { useGraph } from './useGraph.ts';

const catalogue = useCatalogue();
const ask = useGraph(catalogue);

const BOOKS = `query ($books: [_Any!]!) {
  _entities(representations: $books) { ... on Book { id title similar(maxResults: 2) { id similar { id } } } }
}`;
const book = (id: unknown) => ({ __typename: 'Book', id });
const books = (length: number) => Array.from({ length }, (_, index) => book(String(index * 3 + 1)));

test.each<[what: string, query: string, variables: Record<string, unknown>, statements: number]>([
  ['a reference', BOOKS, { books: books(1) }, 5],
  ['fifty references', BOOKS, { books: books(50) }, 5],
  ['two book fields', '{ a: book(id: 1) { title } b: book(id: 2) { title } }', {}, 1],
  ['a page of one', '{ books(first: 1) { nodes { similar { id } } } }', {}, 3],
  ['a page of a hundred', '{ books(first: 100) { nodes { similar { id } } } }', {}, 3],
  ['fifty recommendations', '{ recommendations(maxResults: 50) { title similar { id } } }', {}, 3],
  ['ids that no book can have', BOOKS, { books: [book('1.5'), book('x')] }, 0],
])('%s: two statements for each level of similar books, one for others', async (_, query, variables, statements) => {
  expect(await catalogue.statementsOf(() => ask(query, variables))).toBe(statements);
});

test('references are answered in their order, absent books with null', async () => {
  const representations = [book('2'), book('181'), book('01'), book(null), book({ toString: 1 }), book('1'), book('2')];
  const query = 'query ($books: [_Any!]!) { _entities(representations: $books) { ... on Book { title } } }';
  const [orient, falcon] = [{ title: 'Murder on the Orient Express' }, { title: 'The Maltese Falcon' }];
  expect(await ask(query, { books: representations })).toEqual({
    data: { _entities: [orient, null, null, null, null, falcon, orient] },
    errors: [],
  });
});

test('of books that nobody has bought, similar books are of the same category, as many as requested and never the book itself', async () => {
  interface Node {
    readonly id: string;
    readonly category: string;
  }
  const { data } = await ask('{ books(first: 50) { nodes { id category similar(maxResults: 4) { id category } } } }');
  const { nodes } = (data as { books: { nodes: ReadonlyArray<Node & { similar: readonly Node[] }> } }).books;
  expect(nodes).toHaveLength(50);
  for (const { id, category, similar } of nodes) {
    const ids = similar.map((each) => each.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).not.toContain(id);
    expect(new Set(similar.map((each) => each.category))).toEqual(new Set([category]));
  }
});

test.each(['0', '181', '01', '1.5', '1e3', '-1', '2147483648', '', ' 1', '💥', 'x'.repeat(10_000)])(
  'book(id: %j) is null and no error',
  async (id) => {
    expect(await ask('query ($id: ID!) { book(id: $id) { id } }', { id })).toEqual({
      data: { book: null },
      errors: [],
    });
  },
);
