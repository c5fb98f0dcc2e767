import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { createAuthorization } from '../createAuthorization.ts';
import { policiesOfClaim } from '../PolicyEvaluator.ts';
import { createBench, LINKS, viewer } from './Bench.ts';

const OPTIONS = { evaluatePolicies: policiesOfClaim('policies'), rejectUnauthorized: false, details: true };
const LINK = 'directive @link(url: String, as: String, for: String, import: [Any]) repeatable on SCHEMA scalar Any';
const spec = (name: string) => `url: "https://specs.apollo.dev/${name}/v0.1", for: SECURITY`;
const PLACES = 'on FIELD_DEFINITION | OBJECT | SCALAR';

test.each([
  ['as it is', '', 'requiresScopes', 'requiresScopes__Scope'],
  ['with another namespace', ', as: "sec"', 'sec', 'sec__Scope'],
  ['by its full name', ', as: "sec"', 'sec__requiresScopes', 'sec__Scope'],
  ['imported', ', import: ["@requiresScopes", "Scope"]', 'requiresScopes', 'Scope'],
  [
    'imported under another name',
    ', import: [{ name: "@requiresScopes", as: "@may" }, { name: "Scope", as: "Right" }]',
    'may',
    'Right',
  ],
])('a directive that is linked %s', (_, link, directive, scalar) => {
  const { decide, sdl } = createBench(
    `schema @link(${spec('requiresScopes')}${link}) { query: Query } ${LINK} scalar ${scalar}
     directive @${directive}(scopes: [[${scalar}!]!]!) ${PLACES}
     type Query { open: Int shut: Int @${directive}(scopes: [["a"]]) date: Date } scalar Date @${directive}(scopes: [["b"]])`,
    '',
  );
  expect(decide('{ open shut date }', viewer({ scope: ['a'] }))).toEqual({ left: '{ open shut }', paths: ['date'] });
  expect(sdl).not.toMatch(new RegExp(`${directive}|${scalar}|specs.apollo.dev/requiresScopes`));
  expect(sdl).toMatch(/scalar Date/);
});

test('links of a schema extension count', () => {
  const { decide } = createBench(
    `schema { query: Query } extend schema @link(${spec('authenticated')}, as: "signedIn") ${LINK}
     directive @signedIn ${PLACES} type Query { open: Int shut: Int @signedIn }`,
    '',
  );
  expect(decide('{ open shut }', null)).toEqual({ left: '{ open }', paths: ['shut'] });
});

test('removes the directives completely and nothing else', () => {
  const types = `
    "What may be asked." type Query { "Open." a: Int @deprecated(reason: "old") b: Money @authenticated }
    type Mutation { a: Int @policy(policies: [["p"]]) }
    interface I @authenticated { a: Int @authenticated }
    scalar Money @specifiedBy(url: "https://money.example") @requiresScopes(scopes: [["a"]])
    enum E @authenticated { A @deprecated }
    extend type Query @authenticated { c: Int }
    extend type Mutation @authenticated`;
  const { sdl } = createBench(types);
  expect(sdl).not.toMatch(/authenticated|requiresScopes|policy/);
  expect(sdl).toMatch(/"What may be asked\."/);
  expect(sdl).toMatch(/a: Int @deprecated\(reason: "old"\)/);
  expect(sdl).toMatch(/scalar Money @specifiedBy\(url: "https:\/\/money\.example"\)/);
  expect(sdl).toMatch(/specs\.apollo\.dev\/link\/v1\.0/);
  expect(sdl).not.toMatch(/extend type Mutation/);
  expect(() => parse(sdl)).not.toThrow();
});

test('an unlinked directive of the same name is unrelated', () => {
  const supergraph =
    'schema { query: Query } directive @authenticated on FIELD_DEFINITION type Query { a: Int @authenticated }';
  expect(createAuthorization(supergraph, OPTIONS)).toBeNull();
});

test('leaves an unknown version in place, which the gateway rejects', () => {
  const supergraph = LINKS.replace('authenticated/v0.1', 'authenticated/v9.0');
  const { sdl } = createAuthorization(
    `${supergraph} type Query { a: Int @authenticated } type Mutation { a: Int }`,
    OPTIONS,
  )!;
  expect(sdl).toMatch(/authenticated\/v9\.0", for: SECURITY/);
});
