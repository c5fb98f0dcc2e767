import { expect, test } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';

import { expandFragments } from '../expandFragments.ts';

const schema = buildSchema(`
  type Query { media: Media book: Book hit: Hit }
  interface Media { id: ID! next: Media }
  interface Sold { price: Int }
  type Book implements Media & Sold { id: ID! next: Media price: Int pages: Int }
  type Film implements Media { id: ID! next: Media minutes: Int }
  type Pen implements Sold { price: Int }
  union Hit = Book | Pen`);

const shorten = (document: string) => print(parse(document)).replaceAll(/\s+/g, ' ');

test.each([
  ['a condition on the type itself is none', '{ media { ... on Media { id } } }', '{ media { id } }'],
  ['a condition that the object satisfies is none', '{ book { ... on Sold { price } } }', '{ book { price } }'],
  [
    'a condition that it does not is nothing',
    '{ hit { ... on Pen { ... on Media { id } } } }',
    '{ hit { ... on Pen { __typename } } }',
  ],
  [
    'another abstract type is those objects that both are',
    '{ media { ... on Sold { price } } }',
    '{ media { ... on Book { price } } }',
  ],
  ['so are types within types', '{ media { ... on Hit { ... on Media { id } } } }', '{ media { ... on Book { id } } }'],
  ['conditions on objects stay', '{ media { ... on Film { minutes } } }', '{ media { ... on Film { minutes } } }'],
  [
    'directives stay',
    'query ($a: Int!) { media { ... on Media @lang(code: $a) { id } ... on Sold @lang(code: 1) { price } } }',
    'query ($a: Int!) { media { ... @lang(code: $a) { id } ... on Book @lang(code: 1) { price } } }',
  ],
  [
    'fragments are written out',
    '{ media { ...a } } fragment a on Media { id next { ...b } } fragment b on Hit { ... on Book { pages } }',
    '{ media { id next { ... on Book { pages } } } }',
  ],
])('%s', (_, document, expected) => {
  expect(shorten(print(expandFragments(parse(document), schema)))).toBe(shorten(expected));
});

test('an operation that becomes too large is refused', () => {
  const spread = (name: string) => `next { ...${name} } again: next { ...${name} }`;
  const fragments = Array.from({ length: 14 }, (_, at) => `fragment f${at} on Media { ${spread(`f${at + 1}`)} }`);
  const document = `{ media { ...f0 } } ${fragments.join(' ')} fragment f14 on Media { id }`;
  expect(() => expandFragments(parse(document), schema)).toThrow('The operation becomes too large.');
});
