import { expect, test } from '@jest/globals';

import { parseSearch } from '../parseSearch.ts';
import { wordsOf } from '../wordsOf.ts';

test.each([
  ['KrishnaMohan', ['krishnamohan']],
  ['krishna.mohan_7-x', ['krishna', 'mohan', '7', 'x']],
  ['The the THE', ['the']],
  ["Fergus O'Brien’s", ['fergus', 'obriens']],
  ['Søren Wójcik Straße', ['soren', 'wojcik', 'strasse']],
  ['e\u0301 \u00e9', ['e']],
  ['% _ + * " ( ) ~ @ < > \\ \u0000', []],
])('the words of %j are %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each(['', '   ', '\t\n'])('%j asks for everything', (text) => {
  expect(parseSearch(text)).toEqual({ kind: 'everything' });
});

test.each(['%', '_', "'", 'a'.repeat(256), Array.from({ length: 33 }, (_, index) => `${index}x`).join(' ')])(
  '%j asks for nothing that there is',
  (text) => {
    expect(parseSearch(text)).toEqual({ kind: 'nothing' });
  },
);

test('a word that begins another one is not looked for twice', () => {
  expect(parseSearch('mur murder m')).toEqual({ kind: 'words', words: ['murder'] });
});
