import { expect, test } from '@jest/globals';

import { viewer } from './Bench.ts';
import { decide, type Row } from './blog.ts';

test.each<Row>([
  {
    name: 'an interface of which one object requirements',
    query: '{ posts { id title } open }',
    left: '{ open }',
    paths: ['posts'],
  },
  {
    name: 'the same within a nameless fragment',
    query: '{ posts { ... { id } } open }',
    left: '{ open }',
    paths: ['posts'],
  },
  { name: 'the same, met', query: '{ posts { id title } }', by: viewer(), left: '{ posts { id title } }', paths: [] },
  {
    name: 'no more than the type of an interface',
    query: '{ posts { __typename } }',
    left: '{ posts { __typename } }',
    paths: [],
  },
  {
    name: 'implementations without requirements, by name',
    query: '{ posts { ... on Public { id title } ... on Private { id title } } }',
    left: '{ posts { ... on Public { id title } __typename } }',
    paths: ['posts.id', 'posts.title'],
  },
  {
    name: 'the interface again, as a type condition',
    query: '{ posts { ... on Post { id } ... on Public { title } } }',
    left: '{ posts { ... on Public { title } __typename } }',
    paths: ['posts.id'],
  },
  {
    name: 'the interface again, within a fragment on a union',
    query: '{ search { ... on Post { title } ... on User { name } } }',
    left: '{ search { ... on User { name } __typename } }',
    paths: ['search.title'],
  },
  {
    name: 'the interface again, as a named fragment’s',
    query: '{ posts { ...P } } fragment P on Post { id }',
    left: '',
    paths: ['posts.id'],
  },
  {
    name: 'a field of an interface that one object guards',
    query: '{ posts { id author { name } } }',
    by: viewer(),
    left: '{ posts { id } }',
    paths: ['posts.author'],
  },
  {
    name: 'the same field of an object that does not guard it',
    query: '{ posts { id ... on Public { author { name } } } }',
    by: viewer(),
    left: '{ posts { id ... on Public { author { name } } } }',
    paths: [],
  },
  {
    name: 'a union’s member that requirements',
    query: '{ search { __typename ... on Public { id } ... on Private { id } ... on User { name } } }',
    left: '{ search { __typename ... on Public { id } ... on User { name } __typename } }',
    paths: ['search.id'],
  },
  {
    name: 'an object type that an interface’s selection names too',
    query: '{ posts { __typename ... on Private { id } } }',
    left: '{ posts { __typename __typename } }',
    paths: ['posts.id'],
  },
])('$name', ({ query, by = null, left, paths }) => {
  expect(decide(query, by)).toEqual({ left, paths });
});
