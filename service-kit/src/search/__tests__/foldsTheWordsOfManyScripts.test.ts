import { expect, test } from '@jest/globals';

import { parseSearch } from '../parseSearch.ts';
import { indexedWordsOf } from '../wordsOf.ts';

/** Whether a search finds a text: each of its words is the beginning of an indexed word. */
function finds(search: string, text: string): boolean {
  const parsed = parseSearch(search);
  if (parsed.kind !== 'words') return false;
  const indexed = indexedWordsOf(text);
  return parsed.words.every((word) => indexed.some((candidate) => candidate.startsWith(word)));
}

test.each([
  ['Japanese, from the middle', '村上', '小説家村上春樹'],
  ['Japanese, kana after kanji', 'の森', 'ノルウェイの森'],
  ['Japanese, a long vowel', 'ノート', '大学ノート'],
  ['Japanese, half width', 'ｶﾞﾗｽ', 'ガラスの城'],
  ['Chinese', '红楼', '曹雪芹红楼梦'],
  ['Thai, from the middle', 'ไทย', 'ภาษาไทย'],
  ['Hindi', 'गो', 'गोदान प्रेमचंद'],
  ['Arabic without vowel points', 'محمد', 'مُحَمَّد'],
  ['Arabic without hamza', 'احمد', 'أحمد شوقي'],
  ['Hebrew without points', 'שלום', 'שָׁלוֹם'],
  ['Cyrillic, any case', 'ДОСТОЕВ', 'Фёдор Достоевский'],
  ['Cyrillic, ё as е', 'федор', 'Фёдор Достоевский'],
  ['Greek without accents', 'καζαντζακης', 'Νίκος Καζαντζάκης'],
  ['Greek capitals, with a final sigma', 'ΝΊΚΟΣ', 'Νίκος Καζαντζάκης'],
  ['Korean', '한강', '한강 소설'],
  ['Latin without accents', 'bronte', 'Charlotte Brontë'],
  ['Latin with accents', 'brontë', 'Charlotte Bronte'],
  ['Vietnamese', 'nguyen', 'Nguyễn Du'],
  ['Turkish', 'istanbul', 'İstanbul'],
  ['German', 'strasse', 'Die Straße'],
])('%s: %j finds %j', (_, search, text) => {
  expect(finds(search, text)).toBe(true);
});

test.each([
  ['Japanese voiced and unvoiced', 'かき', 'かぎ'],
  ['Japanese small and semi-voiced', 'はん', 'ぱん'],
  ['Hindi vowels', 'कि', 'की'],
  ['Hindi with a vowel sign', 'का', 'कि'],
  ['Thai tones', 'ข้าว', 'ข่าว'],
  ['Arabic dots', 'بيت', 'تيت'],
  ['Cyrillic й', 'мои', 'мой'],
  ['Greek letters', 'ωρα', 'ορα'],
  ['the middle of a Latin word', 'urder', 'Murder'],
  ['the middle of a Cyrillic word', 'оевский', 'Достоевский'],
])('%s: %j does not find %j', (_, search, text) => {
  expect(finds(search, text)).toBe(false);
});
