import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const draft = { __typename: 'Draft', id: 'd', title: 'Secret plans' };
const book = { __typename: 'Book', id: 'b', title: 'Dune' };

/** Clients do not see that there are drafts. */
const press = useScriptedGraph({
  press: {
    sdl: `
      type Query { story: Story stories: [Story] strict: [Story!] any: Any shelf: Shelf }
      interface Story { id: ID! title: String }
      type Book implements Story @key(fields: "id") { id: ID! title: String }
      type Draft implements Story @inaccessible { id: ID! title: String }
      union Any = Book | Draft
      type Shelf @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        story: () => draft,
        stories: () => [book, draft],
        strict: () => [book, draft],
        any: () => draft,
        shelf: () => ({ id: 's' }),
      },
      Story: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Any: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  },
  shelves: {
    sdl: `
      type Shelf @key(fields: "id") { id: ID! top: Pile }
      interface Pile { height: Int }
      type Stack implements Pile { height: Int }
      type Cache implements Pile @inaccessible { height: Int }`,
    resolvers: {
      Shelf: { __resolveReference: ({ id }: { id: string }) => ({ id, top: { __typename: 'Cache', height: 7 } }) },
      Pile: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  },
});

test.each([
  { query: '{ story { title } }', data: { story: null }, path: ['story'] },
  { query: '{ s: story { ... on Story { title } } }', data: { s: null }, path: ['s'] },
  {
    query: '{ stories { title ...Id } } fragment Id on Story { id }',
    data: { stories: [{ title: 'Dune', id: 'b' }, null] },
    path: ['stories', 1],
  },
  { query: '{ strict { title } }', data: { strict: null }, path: ['strict', 1] },
  { query: '{ any { ... on Book { title } } }', data: { any: null }, path: ['any'] },
  { query: '{ shelf { top { height } } }', data: { shelf: { top: null } }, path: ['shelf', 'top'] },
])('$query', async ({ query, data, path }) => {
  const answer = await press.graph.ask(query);
  expect(answer).toMatchObject({ data, errors: [{ path, extensions: { code: 'RESPONSE_VALIDATION_FAILED' } }] });
  expect(JSON.stringify(answer)).not.toMatch(/Secret|Draft|Cache|7/);
});

test('__typename is fetched only for types with inaccessible implementations', async () => {
  await press.graph.ask('{ shelf { id } stories { title } }');
  const [asked] = press.subgraphs.press.asked;
  expect(asked?.query.replaceAll(/\s/g, '')).toBe('{shelf{id}stories{__typenametitle}}');
});
