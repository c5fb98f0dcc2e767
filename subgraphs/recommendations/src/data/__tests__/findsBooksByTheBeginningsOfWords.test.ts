import { describe, expect, test } from '@jest/globals';

import { useCatalogue } from '../../__tests__/useCatalogue.ts';

const catalogue = useCatalogue();

async function find(search: string): Promise<number[]> {
  const { items } = await catalogue.books.findPage({ search, category: null, afterId: 0, first: 100 });
  return items.map(({ id }) => id);
}

describe('every word must begin a word of the title or the author', () => {
  test.each<[search: string, ids: number[]]>([
    ['murder', [2, 11, 13, 51, 63, 64]],
    ['murder orient', [2]],
    ['orient murder', [2]],
    ['MURDER Orient', [2]],
    ['murder murder mur', [2, 11, 13, 51, 63, 64]],
    ['murder christie', [2, 11, 13]],
    ['chris', [2, 10, 11, 12, 13, 14]],
    ['murders c', [13]],
    ['urder', []],
    ['murder tolstoy', []],
    ['Murder on the Orient Express Agatha Christie', [2]],
  ])('%p finds %p', async (search, ids) => {
    expect(await find(search)).toEqual(ids);
  });
});

describe('short words, stop words and numbers count like any other', () => {
  test.each<[search: string, ids: number[]]>([
    ['i robot', [68]],
    ['we', [10, 86, 87, 88, 94, 110, 111]],
    ['of the rose', [30]],
    ['a to in dorothy', []],
    ['to be', [173]],
    ['7 habits', [7]],
    ['451', [84]],
    ['d l sayers', [25, 26, 27]],
    ['the the the thin', [23, 125, 139]],
  ])('%p finds %p', async (search, ids) => {
    expect(await find(search)).toEqual(ids);
  });
});

describe('accents, apostrophes and hyphens may be typed or not', () => {
  test.each<[search: string, ids: number[]]>([
    ['nesbo', [48]],
    ['Nesbø', [48]],
    ['stanislaw LEM', [95, 96]],
    ['brene', [148, 149, 150]],
    ['Bre\u0301ne\u0301', [148, 149, 150]],
    ["ender's", [5]],
    ['enders', [5]],
    ['ender’s game', [5]],
    ['slaughterhouse-five', [98]],
    ['five slaughter', [98]],
    ['l.a. confidential', [43]],
  ])('%p finds %p', async (search, ids) => {
    expect(await find(search)).toEqual(ids);
  });
});

describe('metacharacters are inert', () => {
  test.each<[search: string, ids: number[]]>([
    ['10%', [164]],
    ['mu%er', []],
    ['m_rder', []],
    ['%murder%', [2, 11, 13, 51, 63, 64]],
    ['"murder orient"', [2]],
    ['+murder -orient', [2]],
    ['murder*', [2, 11, 13, 51, 63, 64]],
    ['f*ck', [151]],
    ['(murder) ~orient <express> @2', []],
    ['murder\\', [2, 11, 13, 51, 63, 64]],
    ["murder' OR '1'='1", []],
    ['murder\u0000orient', [2]],
  ])('%p finds %p', async (search, ids) => {
    expect(await find(search)).toEqual(ids);
  });

  test.each(['%', '_', '"', '+', '-', '*', '(', ')', '\\', '@', "'", '--', '/*', '\u0000', '💥', '📚 🔍', '\ud800'])(
    '%p alone finds nothing',
    async (search) => {
      expect(await find(search)).toEqual([]);
    },
  );
});

describe('text of any length is an answerable question', () => {
  test.each<[name: string, search: string]>([
    ['one long word', 'x'.repeat(10_000)],
    ['many words', Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(' ')],
    ['many metacharacters', '%_*"('.repeat(2_000)],
    ['many emoji', '💥'.repeat(2_500)],
  ])('%s of ten kilobytes and more', async (_, search) => {
    expect(await find(search)).toEqual([]);
  });

  test.each([12, 16, 24, 32])('%i different words are looked for at once', async (count) => {
    const letters = Array.from({ length: count }, (_, index) => index.toString(36));
    expect(await find(letters.join(' '))).toEqual([]);
  });

  test.each(['', ' ', '\t\n', '\u00a0'])('%p is blank and narrows nothing', async (search) => {
    expect(await find(search)).toHaveLength(100);
  });
});

test('a search costs one statement, whatever it finds', async () => {
  expect(await catalogue.statementsOf(() => find('murder orient'))).toBe(1);
  expect(await catalogue.statementsOf(() => find('the'))).toBe(1);
});
