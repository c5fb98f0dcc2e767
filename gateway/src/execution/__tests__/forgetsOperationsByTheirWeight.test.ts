import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { KnownOperations } from '../KnownOperations.ts';
import type { OperationPreparer } from '../OperationPreparer.ts';

/** Room for a few dozen plain operations. */
const MAX_SIZE = 1024 * 1024;

const knownOperations = () =>
  new KnownOperations({
    preparer: {} as OperationPreparer,
    guards: [],
    filter: undefined,
    answers: undefined,
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

test('an operation that is asked for again is known', () => {
  const known = knownOperations();
  const first = known.get(plain(1));
  known.get(plain(2));
  expect(known.get(plain(1))).toBe(first);
});

test('many operations make the oldest forgotten', () => {
  const known = knownOperations();
  const first = known.get(plain(1));
  for (let index = 2; index < 100; index++) known.get(plain(index));
  expect(known.get(plain(1))).not.toBe(first);
});

test('two that are large with their fragments written out do so, too', () => {
  const known = knownOperations();
  const first = known.get(plain(1));
  expect(doubling(6).source.length).toBeLessThan(500);
  known.get(doubling(6, 'One'));
  known.get(doubling(6, 'Other'));
  expect(known.get(plain(1))).not.toBe(first);
});

test('an operation that would take all of the memory is not kept, and displaces no other', () => {
  const known = knownOperations();
  const first = known.get(plain(1));
  known.get(doubling(40));
  expect(known.get(plain(1))).toBe(first);
});
