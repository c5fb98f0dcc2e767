import { randomBytes } from 'node:crypto';

import { type HostileKind, post, postOperation } from '../HostileKind.ts';

const LIST = 'query ($first: Int!) { products(of: "x1", first: $first) { id } }';
const ECHO = 'query ($value: JSON) { echo(value: $value) }';
const SUM = 'query ($values: [Int!]) { sum(values: $values) }';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const withVariables = (query: string, variables: string) =>
  post(`{"query":${JSON.stringify(query)},"variables":${variables}}`);

/** Variables, extensions and batches. */
export const jsonKinds: readonly HostileKind[] = [
  {
    name: 'argument-path',
    title: 'an object for an Int!, whose key looks like the end of a message',
    request: (size, n) => postOperation(LIST, { first: { [`x at "${'a'.repeat(size * 8_000)}${n}`]: 1 } }),
  },
  {
    name: 'huge-key',
    title: 'a variable with a long name',
    request: (size, n) => postOperation('{ __typename }', { [`k${n}${'k'.repeat(size * 50_000)}`]: 1 }),
  },
  {
    name: 'wrong-list',
    title: 'a list of values that are all wrong',
    request: (size, n) => postOperation(SUM, { values: Array.from({ length: size * 2_500 }, () => `x${n}`) }),
  },
  {
    name: 'deep-list',
    title: 'nested lists for a list of Int!',
    request: (size) => withVariables(SUM, `{"values":${nested(size * 12_500)}}`),
  },
  {
    name: 'deep-variable',
    title: 'nested lists in a variable that is not declared',
    request: (size) => withVariables('{ __typename }', `{"deep":${nested(size * 12_500)}}`),
  },
  {
    name: 'deep-scalar',
    title: 'nested lists in a custom scalar',
    request: (size) => withVariables(ECHO, `{"value":${nested(size * 2_000)}}`),
  },
  {
    name: 'deep-extensions',
    title: 'nested lists in the extensions',
    request: (size) => post(`{"query":"{ __typename }","extensions":{"deep":${nested(size * 12_500)}}}`),
  },
  {
    name: 'batch',
    title: 'more operations in an array than may come together',
    request: (size, n) =>
      post(JSON.stringify(Array.from({ length: size * 250 }, (_, at) => ({ query: `{ a${n}_${at}: __typename }` })))),
  },
  {
    name: 'unknown-persisted-id',
    title: 'unregistered hashes with further parameters',
    request: (size) =>
      post(
        JSON.stringify({
          extensions: {
            persistedQuery: { version: 1, sha256Hash: randomBytes(32).toString('hex') },
            other: 'x'.repeat(size * 2_000),
          },
        }),
      ),
  },
  {
    name: 'search-input',
    title: 'a search for text that grows when it is normalised',
    request: (size, n) =>
      postOperation('query ($text: String!) { search(text: $text) }', { text: `${n} ${'ﷺ '.repeat(size * 6_000)}` }),
  },
];
