import { expect, test } from '@jest/globals';

import { composeSupergraph } from '../composeSupergraph.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

function compose(usersSdl: string, ordersSdl: string): string {
  return composeSupergraph([
    { name: 'users', url: 'http://users', sdl: `${link}\n${usersSdl}`, file: 'users/schema.graphql' },
    { name: 'orders', url: 'http://orders', sdl: `${link}\n${ordersSdl}`, file: 'orders/schema.graphql' },
  ]);
}

const users = 'type Query { me: User }\ntype User @key(fields: "id") { id: ID! }';

test('composes what fits, with the addresses in it', () => {
  const supergraph = compose(users, 'type User @key(fields: "id") { id: ID! orders: Int }');
  expect(supergraph).toContain('USERS @join__graph(name: "users", url: "http://users")');
  expect(supergraph).toContain('ORDERS @join__graph(name: "orders", url: "http://orders")');
});

test('names both places of a conflict between subgraphs', () => {
  const conflict = () => compose(`${users}\ntype Money { amount: Int }`, 'type Money {\n  amount: String\n}');
  expect(conflict).toThrow('users/schema.graphql:4:14');
  expect(conflict).toThrow('orders/schema.graphql:3:3');
});

test('names the place in a subgraph that is broken by itself', () => {
  expect(() => compose(users, 'type Order\n  @key(fields: "nope") { id: ID! }')).toThrow('orders/schema.graphql:3:3');
});

test('names the place of a syntax error', () => {
  expect(() => compose(users, 'type Order {')).toThrow('orders/schema.graphql:2:13');
});
