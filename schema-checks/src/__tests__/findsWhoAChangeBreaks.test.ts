import { describe, expect, test } from '@jest/globals';

import { checkChange, notable } from './checkChange.ts';

interface Trap {
  readonly change: string;
  readonly before: string;
  readonly after: string;
  /** An operation that the change concerns. */
  readonly concerned?: string;
  /** One that it does not concern, in the same schema. */
  readonly unconcerned?: string;
  /** `code coordinate impact`. */
  readonly found: string;
  readonly status?: 'broken' | 'affected';
}

const field = (definition: string, rest = '') => `type Query { ${definition} other: String } ${rest}`;

const traps: readonly Trap[] = [
  {
    change: 'a removed field',
    before: field('name: String'),
    after: field(''),
    concerned: '{ name }',
    unconcerned: '{ other }',
    found: 'FIELD_REMOVED Query.name BREAKING',
    status: 'broken',
  },
  {
    change: 'a field removed behind an interface',
    before: field(
      'node: Node',
      'interface Node { id: ID title: String } type Book implements Node { id: ID title: String }',
    ),
    after: field('node: Node', 'interface Node { id: ID } type Book implements Node { id: ID }'),
    concerned: '{ node { title } }',
    unconcerned: '{ node { id } }',
    found: 'FIELD_REMOVED Book.title BREAKING',
    status: 'broken',
  },
  {
    change: 'a required argument added, which nobody can use yet',
    before: field('user(id: ID): String'),
    after: field('user(id: ID, realm: String!): String'),
    concerned: '{ user(id: 1) }',
    unconcerned: '{ other }',
    found: 'REQUIRED_ARG_ADDED Query.user(realm:) BREAKING',
    status: 'broken',
  },
  {
    change: 'a required argument with a default added',
    before: field('users: String'),
    after: field('users(first: Int! = 20): String'),
    unconcerned: '{ users }',
    found: 'OPTIONAL_ARG_ADDED Query.users(first:) SAFE',
  },
  {
    change: 'an argument made required, which some operations omit',
    before: field('user(id: ID): String'),
    after: field('user(id: ID!): String'),
    concerned: '{ user }',
    unconcerned: '{ user(id: 1) }',
    found: 'ARG_CHANGED_TYPE_OPTIONAL_TO_REQUIRED Query.user(id:) BREAKING',
    status: 'broken',
  },
  {
    change: 'an argument made required, which a nullable variable may leave out',
    before: field('user(id: ID): String'),
    after: field('user(id: ID!): String'),
    concerned: 'query ($id: ID) { user(id: $id) }',
    unconcerned: 'query ($id: ID!) { user(id: $id) }',
    found: 'ARG_CHANGED_TYPE_OPTIONAL_TO_REQUIRED Query.user(id:) BREAKING',
    status: 'broken',
  },
  {
    change: 'an argument that lost the default that made it optional',
    before: field('users(first: Int! = 20): String'),
    after: field('users(first: Int!): String'),
    concerned: '{ users }',
    unconcerned: '{ users(first: 3) }',
    found: 'ARG_DEFAULT_VALUE_CHANGE Query.users(first:) BREAKING',
    status: 'broken',
  },
  {
    change: 'an argument made nullable',
    before: field('user(id: ID!): String'),
    after: field('user(id: ID): String'),
    unconcerned: '{ user(id: 1) }',
    found: 'ARG_CHANGED_TYPE Query.user(id:) SAFE',
  },
  {
    change: 'an argument of another type',
    before: field('user(id: ID): String'),
    after: field('user(id: Int): String'),
    concerned: 'query ($id: ID) { user(id: $id) }',
    unconcerned: '{ user }',
    found: 'ARG_CHANGED_TYPE Query.user(id:) BREAKING',
    status: 'broken',
  },
  {
    change: 'a removed argument',
    before: field('user(id: ID, realm: String): String'),
    after: field('user(id: ID): String'),
    concerned: '{ user(realm: "a") }',
    unconcerned: '{ user(id: 1) }',
    found: 'ARG_REMOVED Query.user(realm:) BREAKING',
    status: 'broken',
  },
  {
    change: 'a changed default, which operations meet that omit the argument',
    before: field('users(first: Int = 20): String'),
    after: field('users(first: Int = 5): String'),
    concerned: '{ users }',
    unconcerned: '{ users(first: 20) }',
    found: 'ARG_DEFAULT_VALUE_CHANGE Query.users(first:) DANGEROUS',
    status: 'affected',
  },
  {
    change: 'a field that may be null now, which validation does not see',
    before: field('name: String!'),
    after: field('name: String'),
    concerned: '{ name }',
    unconcerned: '{ other }',
    found: 'FIELD_CHANGED_TYPE Query.name BREAKING',
    status: 'affected',
  },
  {
    change: 'items that may be null now',
    before: field('names: [String!]!'),
    after: field('names: [String]!'),
    concerned: '{ names }',
    unconcerned: '{ other }',
    found: 'FIELD_CHANGED_TYPE Query.names BREAKING',
    status: 'affected',
  },
  {
    change: 'a field that is never null any more',
    before: field('names: [String]'),
    after: field('names: [String!]!'),
    unconcerned: '{ names }',
    found: 'FIELD_CHANGED_TYPE Query.names SAFE',
  },
  {
    change: 'a value removed from an enum that clients get, which validation does not see',
    before: field('state: State', 'enum State { ON OFF }'),
    after: field('state: State', 'enum State { ON }'),
    concerned: '{ state }',
    unconcerned: '{ other }',
    found: 'VALUE_REMOVED_FROM_ENUM State.OFF BREAKING',
    status: 'affected',
  },
  {
    change: 'a value removed from an enum that clients send in a variable',
    before: field('lamp(state: State): String', 'enum State { ON OFF }'),
    after: field('lamp(state: State): String', 'enum State { ON }'),
    concerned: 'query ($state: State) { lamp(state: $state) }',
    unconcerned: '{ lamp(state: ON) }',
    found: 'VALUE_REMOVED_FROM_ENUM State.OFF BREAKING',
    status: 'affected',
  },
  {
    change: 'a value removed from an enum that clients write',
    before: field('lamp(state: State): String', 'enum State { ON OFF }'),
    after: field('lamp(state: State): String', 'enum State { ON }'),
    concerned: '{ lamp(state: OFF) }',
    unconcerned: '{ lamp(state: ON) }',
    found: 'VALUE_REMOVED_FROM_ENUM State.OFF BREAKING',
    status: 'broken',
  },
  {
    change: 'a value added to an enum that clients get',
    before: field('state: State', 'enum State { ON }'),
    after: field('state: State', 'enum State { ON OFF }'),
    concerned: '{ state }',
    unconcerned: '{ other }',
    found: 'VALUE_ADDED_TO_ENUM State.OFF DANGEROUS',
    status: 'affected',
  },
  {
    change: 'a value added to an enum that clients only send',
    before: field('lamp(state: State): String', 'enum State { ON }'),
    after: field('lamp(state: State): String', 'enum State { ON OFF }'),
    unconcerned: 'query ($state: State) { lamp(state: $state) }',
    found: 'VALUE_ADDED_TO_ENUM State.OFF SAFE',
  },
  {
    change: 'a type added to a union',
    before: field('found: Found', 'union Found = Book type Book { id: ID } type Pen { id: ID }'),
    after: field('found: Found', 'union Found = Book | Pen type Book { id: ID } type Pen { id: ID }'),
    concerned: '{ found { __typename } }',
    unconcerned: '{ other }',
    found: 'TYPE_ADDED_TO_UNION Found DANGEROUS',
    status: 'affected',
  },
  {
    change: 'a type removed from a union, also where nobody names it',
    before: field('pen: Pen found: Found', 'union Found = Book | Pen type Book { id: ID } type Pen { id: ID }'),
    after: field('pen: Pen found: Found', 'union Found = Book type Book { id: ID } type Pen { id: ID }'),
    concerned: '{ found { __typename ... on Book { id } } }',
    unconcerned: '{ pen { id } }',
    found: 'TYPE_REMOVED_FROM_UNION Found BREAKING',
    status: 'affected',
  },
  {
    change: 'a type removed from a union where a fragment names it',
    before: field('pen: Pen found: Found', 'union Found = Book | Pen type Book { id: ID } type Pen { id: ID }'),
    after: field('pen: Pen found: Found', 'union Found = Book type Book { id: ID } type Pen { id: ID }'),
    concerned: '{ found { ... on Pen { id } } }',
    unconcerned: '{ other }',
    found: 'TYPE_REMOVED_FROM_UNION Found BREAKING',
    status: 'broken',
  },
  {
    change: 'a type that does not implement an interface any more',
    before: field(
      'book: Book node: Node',
      'interface Node { id: ID } type Book implements Node { id: ID } type Pen implements Node { id: ID }',
    ),
    after: field(
      'book: Book node: Node',
      'interface Node { id: ID } type Book { id: ID } type Pen implements Node { id: ID }',
    ),
    concerned: '{ node { ... on Book { id } } }',
    unconcerned: '{ other }',
    found: 'TYPE_REMOVED_FROM_INTERFACE Book BREAKING',
    status: 'broken',
  },
  {
    change: 'a required input field added, which a variable hides from validation',
    before: field('find(by: Search): String', 'input Search { word: String }'),
    after: field('find(by: Search): String', 'input Search { word: String realm: String! }'),
    concerned: 'query ($by: Search) { find(by: $by) }',
    unconcerned: '{ find }',
    found: 'REQUIRED_FIELD_ADDED_TO_INPUT_OBJECT Search.realm BREAKING',
    status: 'affected',
  },
  {
    change: 'a required input field added to an input inside the one that is sent',
    before: field('find(by: Outer): String', 'input Outer { inner: Search } input Search { word: String }'),
    after: field(
      'find(by: Outer): String',
      'input Outer { inner: Search } input Search { word: String realm: String! }',
    ),
    concerned: 'query ($by: Outer) { find(by: $by) }',
    unconcerned: '{ other }',
    found: 'REQUIRED_FIELD_ADDED_TO_INPUT_OBJECT Search.realm BREAKING',
    status: 'affected',
  },
  {
    change: 'a required input field added where the operation writes the input',
    before: field('find(by: Search): String', 'input Search { word: String }'),
    after: field('find(by: Search): String', 'input Search { word: String realm: String! }'),
    concerned: '{ find(by: { word: "a" }) }',
    unconcerned: '{ find }',
    found: 'REQUIRED_FIELD_ADDED_TO_INPUT_OBJECT Search.realm BREAKING',
    status: 'broken',
  },
  {
    change: 'an optional input field added',
    before: field('find(by: Search): String', 'input Search { word: String }'),
    after: field('find(by: Search): String', 'input Search { word: String realm: String }'),
    unconcerned: 'query ($by: Search) { find(by: $by) }',
    found: 'OPTIONAL_FIELD_ADDED_TO_INPUT_OBJECT Search.realm SAFE',
  },
  {
    change: 'a removed input field',
    before: field('find(by: Search): String', 'input Search { word: String realm: String }'),
    after: field('find(by: Search): String', 'input Search { word: String }'),
    concerned: 'query ($by: Search) { find(by: $by) }',
    unconcerned: '{ find }',
    found: 'FIELD_REMOVED_FROM_INPUT_OBJECT Search.realm BREAKING',
    status: 'affected',
  },
  {
    change: 'an input field made required',
    before: field('find(by: Search): String', 'input Search { word: String }'),
    after: field('find(by: Search): String', 'input Search { word: String! }'),
    concerned: 'query ($by: Search) { find(by: $by) }',
    unconcerned: '{ find }',
    found: 'FIELD_ON_INPUT_OBJECT_CHANGED_TYPE Search.word BREAKING',
    status: 'affected',
  },
  {
    change: 'a changed default of an input field',
    before: field('find(by: Search): String', 'input Search { limit: Int = 1 }'),
    after: field('find(by: Search): String', 'input Search { limit: Int = 2 }'),
    concerned: '{ find(by: {}) }',
    unconcerned: '{ find }',
    found: 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_CHANGE Search.limit DANGEROUS',
    status: 'affected',
  },
  {
    change: 'a removed type',
    before: field('thing: Thing', 'type Thing { id: ID }'),
    after: field('', ''),
    concerned: '{ thing { id } }',
    unconcerned: '{ other }',
    found: 'TYPE_REMOVED Thing BREAKING',
    status: 'broken',
  },
  {
    change: 'a type of another kind',
    before: field('thing: Thing', 'type Thing { id: ID }'),
    after: field('thing: Thing', 'interface Thing { id: ID } type A implements Thing { id: ID }'),
    concerned: '{ thing { id } }',
    unconcerned: '{ other }',
    found: 'TYPE_CHANGED_KIND Thing BREAKING',
    status: 'affected',
  },
];

describe.each(traps)('$change', ({ before, after, concerned, unconcerned, found, status }) => {
  const [code, , impact] = found.split(' ');
  const check = (...operations: string[]) => {
    const report = checkChange({ before: { shop: before }, after: { shop: after }, operations });
    const change = report.operations.changes.find(
      (entry) => `${entry.code} ${entry.coordinate} ${entry.impact}` === found,
    );
    return { report, change };
  };

  test('is found with its code, coordinate and owner', () => {
    expect(check().change).toMatchObject({ code, subgraphs: ['shop'] });
  });

  if (unconcerned) {
    test('passes an operation that it does not concern, and says so', () => {
      const { report, change } = check(unconcerned);
      expect(report).toMatchObject({ status: 'PASSED', operations: { checkedOperations: 1 } });
      expect(change).toMatchObject({ severity: 'NOTICE', operations: [] });
    });
  }

  if (concerned) {
    test('names an operation that it concerns', () => {
      const { report, change } = check(concerned);
      expect(change).toMatchObject({ operations: [{ id: 'operation-0', status }] });
      expect(report.status).toBe(impact === 'BREAKING' ? 'FAILED' : 'PASSED');
    });
  }
});

test('a breaking change fails where no operations are known at all', () => {
  const report = checkChange({ before: { shop: field('name: String') }, after: { shop: field('') } });
  expect(report).toMatchObject({ status: 'FAILED', operations: { checkedOperations: 0 } });
});

test('an operation that is invalid already is reported and blames no change', () => {
  const operations = ['{ nothing }', '{ other }'];
  const report = checkChange({ before: { shop: field('name: String') }, after: { shop: field('') }, operations });
  expect(report).toMatchObject({
    status: 'PASSED',
    operations: { checkedOperations: 1, invalidOperations: [{ id: 'operation-0', status: 'invalid' }] },
  });
});

test('the same schema has no changes', () => {
  const schema = { shop: field('state(first: Int = 2): State', 'enum State { ON }') };
  expect(checkChange({ before: schema, after: schema }).operations.changes).toEqual([]);
});

test('a policy may fail dangerous changes', () => {
  const [before, after] = [field('users(first: Int = 20): String'), field('users(first: Int = 5): String')];
  const lint = {} as never;
  const policy = { lint, dangerousChanges: 'failure' } as const;
  expect(
    checkChange({ before: { shop: before }, after: { shop: after }, operations: ['{ users }'], policy }).status,
  ).toBe('FAILED');
  expect(
    notable(checkChange({ before: { shop: before }, after: { shop: after }, operations: ['{ users }'] })),
  ).toHaveLength(1);
});
