import { describe, expect, test } from '@jest/globals';

import { composeSubgraphs } from '../build/composeSubgraphs.ts';
import type { BuildError } from '../build/BuildResult.ts';
import { checkChange, subgraphs } from './checkChange.ts';

function errorsOf(sdls: Record<string, string>): readonly BuildError[] {
  const result = composeSubgraphs(subgraphs(sdls));
  return result.kind === 'failure' ? result.errors : [];
}

test('an error has its code, a line in each subgraph involved, and what to do', () => {
  const [error] = errorsOf({
    users: 'type Query { me: User }\ntype User @key(fields: "id") { id: ID!\nname: String }',
    orders: 'type User @key(fields: "id") { id: ID! name: String }',
  });
  expect(error).toMatchObject({ code: 'INVALID_FIELD_SHARING', advice: expect.stringContaining('@shareable') });
  expect(error?.locations.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'subgraphs/orders/schema.graphql:2',
    'subgraphs/users/schema.graphql:4',
  ]);
});

test('a field with two types names both places', () => {
  const [error] = errorsOf({
    users: 'type Query { me: User }\ntype User @key(fields: "id") { id: ID!\nage: Int @shareable }',
    orders: 'type User @key(fields: "id") { id: ID!\nage: String @shareable }',
  });
  expect(error?.code).toBe('FIELD_TYPE_MISMATCH');
  expect(error?.locations.map(({ subgraph, line }) => `${subgraph}:${line}`)).toEqual(['orders:3', 'users:4']);
});

describe('malformed SDL', () => {
  test('is an error at its place', () => {
    const [error] = errorsOf({ users: 'type Query {\n me: ' });
    expect(error).toMatchObject({ code: 'INVALID_GRAPHQL', locations: [{ subgraph: 'users', line: 3 }] });
  });

  test.each(['', ' ', '\0', '# only a comment', 'query { a }', '{', 'scalar', 'type A { a: Int } '.repeat(2)])(
    '%j is an error and throws nothing',
    (sdl) => {
      const result = composeSubgraphs([{ name: 'users', url: '', sdl }]);
      expect(result.kind).toBe('failure');
    },
  );
});

test('a document of more tokens than people write is refused', () => {
  const [error] = errorsOf({ users: `type Query { a: Int } ${'scalar S '.repeat(260_000)}` });
  expect(error?.code).toBe('INVALID_GRAPHQL');
  expect(error?.message).toContain('token');
});

describe.each(['v2.15', 'v2.16', 'v3.0'])('a schema that links federation %s', (version) => {
  test('is told which version is supported and what to do', () => {
    const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: ["@key"])\ntype Query { a: Int }`;
    const result = composeSubgraphs([{ name: 'users', url: '', sdl }]);
    expect(result).toMatchObject({
      kind: 'failure',
      errors: [
        {
          code: 'UNSUPPORTED_FEDERATION_VERSION',
          message: expect.stringContaining(version),
          advice: expect.stringContaining('v2.14'),
          locations: [{ line: 1 }],
        },
      ],
    });
  });
});

test('federation 2.14 and 2.0 are composed', () => {
  for (const version of ['v2.14', 'v2.0']) {
    const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: ["@key"])\ntype Query { a: Int }`;
    expect(composeSubgraphs([{ name: 'users', url: '', sdl }]).kind).toBe('success');
  }
});

test.each(['input Find @oneOf { id: ID name: String }', 'input Find { id: ID name: String } extend input Find @oneOf'])(
  '%s is refused, since composition would drop the rule',
  (input) => {
    const [error] = errorsOf({ users: `type Query { find(by: Find): Int } ${input}` });
    expect(error).toMatchObject({ code: 'ONE_OF_UNSUPPORTED', message: expect.stringContaining('"Find"') });
  },
);

describe('a new field on a type that several subgraphs share', () => {
  const page = 'type PageInfo @shareable { hasNextPage: Boolean!';
  const users = (more = '') => `type Query { users: PageInfo } ${page} ${more} }`;
  const orders = (more = '') => `type Query { orders: PageInfo } ${page} ${more} }`;

  test('is refused with the steps that lead there', () => {
    const [error] = errorsOf({ users: users('total: Int'), orders: orders() });
    expect(error?.code).toBe('SATISFIABILITY_ERROR');
    expect(error?.advice).toMatch(/orders lacks it\. Mark the new field @inaccessible/);
    expect(error?.locations.map(({ subgraph }) => subgraph)).toContain('users');
  });

  test('composes at each of these steps', () => {
    const first = { users: users('total: Int @inaccessible'), orders: orders() };
    const second = { users: users('total: Int @inaccessible'), orders: orders('total: Int') };
    const third = { users: users('total: Int'), orders: orders('total: Int') };
    const base = { users: users(), orders: orders() };
    for (const after of [first, second, third]) {
      expect(checkChange({ before: base, after }).build.errors).toEqual([]);
    }
  });
});

test('hints that the base has already are not repeated', () => {
  const before = {
    users: 'type Query { a: Int } enum E { A } type T @shareable { e: E }',
    orders: 'type Query { b: T } type T @shareable { e: E } enum E { A B }',
  };
  const after = {
    ...before,
    users: `${before.users} type New @shareable { x: Int! }`,
    orders: `${before.orders} type New @shareable { x: Int } extend type Query { n: New }`,
  };
  const hints = checkChange({ before, after }).build.hints;
  expect(hints.map(({ code }) => code)).toContain('INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE');
  expect(checkChange({ before, after: before }).build.hints).toEqual([]);
});
