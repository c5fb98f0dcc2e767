import { wordsOf } from './wordsOf.ts';

/** What somebody who searches asks for. */
export type Search =
  | { readonly kind: 'everything' }
  /** What has, for each of these, a word that begins so. None of them is the beginning of another. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** It looks for something that nothing has. */
  | { readonly kind: 'nothing' };

/** More different words than a name or a title has, and few enough for one statement to look for. */
const MOST_WORDS = 32;

/** More letters than any word has, and as many as a column for words keeps. */
const LONGEST_WORD = 255;

/** Room for as many words as that, each with a separator. In characters. */
const LONGEST_TEXT = MOST_WORDS * (LONGEST_WORD + 1);

/** Reads what was typed into a search box. Blank text asks for everything; text without a letter or digit for nothing. */
export function parseSearch(text: string): Search {
  // Folding a text takes longer than reading it, and can make it many times as long.
  if (text.length > LONGEST_TEXT) return { kind: 'nothing' };
  if (text.trim() === '') return { kind: 'everything' };
  const words = wordsOf(text);
  if (words.length === 0 || words.some((word) => word.length > LONGEST_WORD)) return { kind: 'nothing' };
  const longest = withoutBeginnings(words);
  return longest.length <= MOST_WORDS ? { kind: 'words', words: longest } : { kind: 'nothing' };
}

/** What begins with "murder" begins with "mur" too: looking for both is looking for the longer one. */
function withoutBeginnings(words: readonly string[]): readonly string[] {
  const sorted = words.toSorted();
  // Sorted by code units, the words that a word begins follow it without a gap.
  return sorted.filter((word, index) => !sorted[index + 1]?.startsWith(word));
}
