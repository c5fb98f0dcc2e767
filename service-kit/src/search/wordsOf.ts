/** Letters that Unicode does not decompose into a letter and its mark, yet are typed without it. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { æ: 'ae', đ: 'd', ł: 'l', ø: 'o', œ: 'oe', ß: 'ss' };

/**
 * The words of a text: its runs of letters and digits, each once, without case and accents. An apostrophe does not end a
 * word, so that "O'Brien" begins with "obr"; everything else does, and so is no part of any word: a metacharacter of LIKE or of
 * a full-text query never reaches the database.
 */
export function wordsOf(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[æđłøœß]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu))];
}
