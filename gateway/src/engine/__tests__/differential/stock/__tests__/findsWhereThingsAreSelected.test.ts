import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';

import { broughtPaths } from '../broughtPaths.ts';
import { selectionsAt } from '../selectionsAt.ts';

test('a place is selected by every field that merges into it, under the conditions of each', () => {
  const document = `query Asked { a: book { title ... on Rated { ... on Book { title: name } } } ...More }
    fragment More on Query { a: book { title } title }
    query Other { a { title } }`;
  const operation = { document, operationName: 'Asked', variables: {} };
  const fields = selectionsAt(parse(document), operation, ['a', 0, 'title']);
  expect(fields.map(({ node, conditions }) => [print(node), conditions])).toEqual([
    ['title', [[], []]],
    ['title: name', [[], ['Rated', 'Book']]],
    ['title', [['Query'], []]],
  ]);
  expect(selectionsAt(parse(document), operation, ['a', 'none'])).toEqual([]);
});

test('what a request asks for stands at paths below its root, or below the entities', () => {
  const query = `query ($r: [_Any!]!) { top { a: name } _entities(representations: $r) { ... on Book { b { ...C } } } }
    fragment C on Page { c }`;
  expect([...broughtPaths({ query })]).toEqual(['top', 'top.a', '', 'b', 'b.c']);
});
