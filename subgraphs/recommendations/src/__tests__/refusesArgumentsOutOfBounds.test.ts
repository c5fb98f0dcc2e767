import { encodeCursor } from '@online-books/service-kit/pagination/cursor';
import { expect, test } from '@jest/globals';

import { useCatalogue } from './useCatalogue.ts';
import { useGraph } from './useGraph.ts';

const ask = useGraph(useCatalogue());

const bounds: Array<[query: string, argument: string]> = [
  ['{ recommendations(maxResults: 0) { id } }', 'maxResults'],
  ['{ recommendations(maxResults: 51) { id } }', 'maxResults'],
  ['{ recommendations(maxResults: -2147483648) { id } }', 'maxResults'],
  ['{ book(id: 1) { similar(maxResults: 0) { id } } }', 'maxResults'],
  ['{ book(id: 1) { similar(maxResults: 51) { id } } }', 'maxResults'],
  [
    '{ _entities(representations: [{ __typename: "User", id: "a" }]) { ... on User { recommendations(maxResults: 51) { id } } } }',
    'maxResults',
  ],
  ['{ books(first: 0) { nodes { id } } }', 'first'],
  ['{ books(first: 101) { nodes { id } } }', 'first'],
  ['{ books(after: "") { nodes { id } } }', 'after'],
  ['{ books(after: "nonsense") { nodes { id } } }', 'after'],
  [`{ books(after: "${encodeCursor(['x'])}") { nodes { id } } }`, 'after'],
  [`{ books(after: "${encodeCursor([1.5])}") { nodes { id } } }`, 'after'],
  [`{ books(after: "${encodeCursor([-1])}") { nodes { id } } }`, 'after'],
  [`{ books(after: "${encodeCursor([2 ** 31])}") { nodes { id } } }`, 'after'],
  [`{ books(after: "${encodeCursor([1, 2])}") { nodes { id } } }`, 'after'],
];

test.each(bounds)('%s', async (query, argument) => {
  const { errors } = await ask(query, {}, 'a');
  expect(errors).toEqual([{ code: 'BAD_USER_INPUT', argumentPath: [argument] }]);
});

test('the bounds themselves are allowed', async () => {
  const { data, errors } = await ask(`{
    recommendations(maxResults: 50) { id }
    book(id: 1) { similar(maxResults: 50) { id } }
    books(first: 100, search: null, category: null, after: null) { nodes { id } pageInfo { hasNextPage } }
  }`);
  expect(errors).toEqual([]);
  const { recommendations, book, books } = data as {
    recommendations: unknown[];
    book: { similar: unknown[] };
    books: { nodes: unknown[]; pageInfo: unknown };
  };
  expect([recommendations.length, book.similar.length, books.nodes.length]).toEqual([50, 50, 100]);
  expect(books.pageInfo).toEqual({ hasNextPage: true });
});

test('a connection continues behind its cursors', async () => {
  const page =
    'query ($after: String) { books(first: 2, after: $after) { edges { cursor node { id } } pageInfo { endCursor } } }';
  const { data } = await ask(page);
  const { books } = data as { books: { edges: Array<{ cursor: string }>; pageInfo: { endCursor: string } } };
  const [first] = books.edges;
  expect((await ask(page, { after: first?.cursor })).data).toMatchObject({
    books: { edges: [{ node: { id: '2' } }, { node: { id: '3' } }] },
  });
  expect((await ask(page, { after: books.pageInfo.endCursor })).data).toMatchObject({
    books: { edges: [{ node: { id: '3' } }, { node: { id: '4' } }] },
  });
});
