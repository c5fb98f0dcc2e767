import { describe, expect, test } from '@jest/globals';

import { viewer } from './Bench.ts';
import { decide, type Row } from './blog.ts';

const rows: Readonly<Record<string, readonly Row[]>> = {
  'requirements of a directive': [
    {
      name: '@authenticated, anonymously',
      query: '{ me { id } user { id } }',
      left: '{ user { id } }',
      paths: ['me'],
    },
    {
      name: '@authenticated, by anybody who is signed in',
      query: '{ me { id } }',
      by: viewer(),
      left: '{ me { id } }',
      paths: [],
    },
    {
      name: 'all scopes of one alternative',
      query: '{ report }',
      by: viewer({ scope: ['b', 'a'] }),
      left: '{ report }',
      paths: [],
    },
    {
      name: 'another alternative',
      query: '{ report }',
      by: viewer({ scope: ['admin'] }),
      left: '{ report }',
      paths: [],
    },
    { name: 'half of an alternative', query: '{ report }', by: viewer({ scope: ['a'] }), left: '', paths: ['report'] },
    { name: 'scopes, anonymously', query: '{ report }', left: '', paths: ['report'] },
    {
      name: 'all policies of one alternative',
      query: '{ audit }',
      by: viewer({ policies: ['office', 'night'] }),
      left: '{ audit }',
      paths: [],
    },
    {
      name: 'half of the policies',
      query: '{ audit }',
      by: viewer({ policies: ['office'] }),
      left: '',
      paths: ['audit'],
    },
    { name: 'policies, anonymously', query: '{ audit }', left: '', paths: ['audit'] },
    {
      name: 'several directives, all met',
      query: '{ both }',
      by: viewer({ scope: ['a'], policies: ['night'] }),
      left: '{ both }',
      paths: [],
    },
    {
      name: 'several directives, one not met',
      query: '{ both }',
      by: viewer({ scope: ['a'] }),
      left: '',
      paths: ['both'],
    },
    {
      name: 'no alternatives, and an empty one, anonymously',
      query: '{ open openToo }',
      left: '{ open openToo }',
      paths: [],
    },
    {
      name: 'a value that stands for a list',
      query: '{ one }',
      by: viewer({ scope: ['a'] }),
      left: '{ one }',
      paths: [],
    },
  ],
  'types with requirements': [
    { name: 'an object', query: '{ draft { id } open }', left: '{ open }', paths: ['draft'] },
    { name: 'a scalar', query: '{ price open }', left: '{ open }', paths: ['price'] },
    {
      name: 'an enum',
      query: '{ user { grade name } }',
      by: viewer(),
      left: '{ user { name } }',
      paths: ['user.grade'],
    },
    {
      name: 'an object far below',
      query: '{ user { house { cellar { wine } colour } } }',
      left: '{ user { house { colour } } }',
      paths: ['user.house.cellar'],
    },
    {
      name: 'a mutation’s field',
      query: 'mutation { rename { id } touch }',
      left: 'mutation { touch }',
      paths: ['rename'],
    },
  ],
  'lists, aliases, arguments and variables': [
    {
      name: 'fields of lists, without indices',
      query: '{ user { posts { __typename } house { windows { glass } } } }',
      left: '{ user { posts { __typename } } }',
      paths: ['user.house.windows.glass'],
    },
    {
      name: 'aliases are what the path says',
      query: '{ my: user { mail: email as: name } }',
      left: '{ my: user { as: name } }',
      paths: ['my.mail'],
    },
    {
      name: 'variables that nothing needs any more',
      query:
        'query ($size: Int, $colour: String, $of: String) { a: house(size: $size) { id } b: house(colour: $colour) { colour(of: $of) id } }',
      left: 'query ($colour: String, $of: String) { b: house(colour: $colour) { colour(of: $of) } }',
      paths: ['a.id', 'b.id'],
    },
    { name: 'all of an object', query: '{ user { email } open }', left: '{ open }', paths: ['user.email'] },
    {
      name: 'all of objects within objects',
      query: '{ user { house { windows { glass } } } open }',
      left: '{ open }',
      paths: ['user.house.windows.glass'],
    },
    { name: 'all there is', query: '{ me { id } draft { id } }', left: '', paths: ['me', 'draft'] },
    { name: 'the same field twice', query: '{ me { id } me { name } open }', left: '{ open }', paths: ['me'] },
  ],
  fragments: [
    {
      name: 'a fragment with something removed',
      query: '{ user { ...F } } fragment F on User { name email }',
      left: '{ user { ...F __typename } } fragment F on User { name }',
      paths: ['user.email'],
    },
    {
      name: 'a fragment of which nothing is left',
      query: '{ user { id ...F } } fragment F on User { email phone }',
      left: '{ user { id __typename } }',
      paths: ['user.email', 'user.phone'],
    },
    {
      name: 'a fragment at two places',
      query: '{ me { ...F } user { ...F } } fragment F on User { name phone }',
      left: '{ user { ...F __typename } } fragment F on User { name }',
      paths: ['me', 'user.phone'],
    },
    {
      name: 'fragments within fragments, and variables within them',
      query:
        'query ($of: String) { user { id ...F } } fragment F on User { house { ...G } email } fragment G on House { id colour(of: $of) }',
      left: 'query ($of: String) { user { id ...F __typename } } fragment F on User { house { ...G __typename } } fragment G on House { colour(of: $of) }',
      paths: ['user.house.id', 'user.email'],
    },
    {
      name: 'inline fragments without a type',
      query: '{ user { ... { email name } } }',
      left: '{ user { ... { name } __typename } }',
      paths: ['user.email'],
    },
  ],
  introspection: [
    {
      name: 'the schema',
      query: '{ __schema { types { name } } me { id } }',
      left: '{ __schema { types { name } } }',
      paths: ['me'],
    },
    {
      name: 'a type',
      query: '{ __type(name: "User") { name } __typename }',
      left: '{ __type(name: "User") { name } __typename }',
      paths: [],
    },
  ],
};

describe.each(Object.entries(rows))('%s', (_, table) => {
  test.each(table)('$name', ({ query, by = null, left, paths }) => {
    expect(decide(query, by)).toEqual({ left, paths });
  });
});

describe('conditions', () => {
  const query =
    'query ($no: Boolean!) { user { name @include(if: $no) email @skip(if: $no) } me @skip(if: $no) { id } }';

  test('skipped fields are not reported by the filter', () => {
    expect(decide(query, null, { no: true })).toEqual({ left: '{ user { name } }', paths: [] });
    expect(decide(query, null, { no: false })).toEqual({ left: '', paths: ['user.email', 'me'] });
  });

  test('an object without removed fields stays', () => {
    expect(decide('query ($no: Boolean!) { user { id email @skip(if: $no) } }', null, { no: true })).toEqual({
      left: '{ user { id } }',
      paths: [],
    });
    expect(decide('query ($no: Boolean!) { user { name ... @skip(if: $no) { email } } }', null, { no: true })).toEqual({
      left: '{ user { name } }',
      paths: [],
    });
  });
});
