import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { CachedOperation } from '../compilation/CachedOperation.ts';
import { OperationCache } from '../compilation/OperationCache.ts';
import type { OperationVariant } from '../compilation/OperationVariant.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';

/** Room for a few dozen plain operations. */
const MAX_SIZE = 1024 * 1024;

const createCache = () =>
  new OperationCache({
    create: (source, onGrowth) =>
      new CachedOperation(source, resolveOperation(source.document, source.operationName), {
        createVariant: (operation) => ({ operation }) as OperationVariant,
        onGrowth,
        maxWeight: MAX_SIZE,
      }),
    maxSize: MAX_SIZE,
  });

const toSource = (source: string) => ({ source, document: parse(source, { noLocation: true }) });
const plain = (index: number) => toSource(`{ a${index}: a b }`);

/** A document of a few hundred characters, of which each fragment doubles what is to be compiled. */
const doubling = (times: number, name = 'Q') =>
  toSource(
    Array.from({ length: times }, (_, at) => `fragment F${at} on T { x { ...F${at + 1} } y { ...F${at + 1} } }`).join(
      ' ',
    ) + ` fragment F${times} on T { a } query ${name} { ...F0 }`,
  );

test('an operation that is requested again is cached', () => {
  const cache = createCache();
  const first = cache.get(plain(1));
  cache.get(plain(2));
  expect(cache.get(plain(1))).toBe(first);
});

test('many operations evict the oldest', () => {
  const cache = createCache();
  const first = cache.get(plain(1));
  for (let index = 2; index < 100; index++) cache.get(plain(index));
  expect(cache.get(plain(1))).not.toBe(first);
});

test('so do two that are large with their fragments expanded', () => {
  const cache = createCache();
  const first = cache.get(plain(1));
  expect(doubling(6).source.length).toBeLessThan(500);
  cache.get(doubling(6, 'One'));
  cache.get(doubling(6, 'Other'));
  expect(cache.get(plain(1))).not.toBe(first);
});

test('an operation that would take all of the memory is not cached, and evicts no other', () => {
  const cache = createCache();
  const first = cache.get(plain(1));
  cache.get(doubling(40));
  expect(cache.get(plain(1))).toBe(first);
});

/** An operation of a few hundred characters, which has a variant for each set of its conditions. */
const conditional = toSource(`query (${Array.from({ length: 9 }, (_, at) => `$v${at}: Boolean!`).join(' ')}) {
  ${Array.from({ length: 9 }, (_, at) => `a${at}: a @include(if: $v${at})`).join(' ')} }`);

const valuesOf = (bits: number) => new Map(Array.from({ length: 9 }, (_, at) => [`v${at}`, Boolean((bits >> at) & 1)]));

test('variants of an operation are cached', () => {
  const operation = createCache().get(conditional);
  expect(operation.variant(valuesOf(3))).toBe(operation.variant(valuesOf(3)));
  expect(operation.variant(valuesOf(3))).not.toBe(operation.variant(valuesOf(2)));
});

test('so do the variants of one operation', () => {
  const cache = createCache();
  const first = cache.get(plain(1));
  const operation = cache.get(conditional);
  for (let index = 2; index < 20; index++) cache.get(plain(index));
  expect(cache.get(plain(1))).toBe(first);
  for (let bits = 0; bits < 12; bits++) operation.variant(valuesOf(bits));
  for (let index = 2; index < 20; index++) cache.get(plain(index));
  expect(cache.get(plain(1))).not.toBe(first);
});

test('an operation keeps a bounded number of variants, however large the cache', () => {
  const operation = createCache().get(conditional);
  const first = operation.variant(valuesOf(0));
  for (let bits = 1; bits < 512; bits++) operation.variant(valuesOf(bits));
  expect(operation.variant(valuesOf(0))).not.toBe(first);
});
