/** Letters that Unicode does not decompose into a letter and its mark, but that people type without it. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  ς: 'σ',
  ı: 'i',
};

const MARK = /^\p{M}$/u;
const LATIN_OR_GREEK = /^[\p{sc=Latin}\p{sc=Greek}]$/u;
const CYRILLIC = /^\p{sc=Cyrillic}$/u;
/** Vowel points of Hebrew and Arabic, the tatweel, and apostrophes. */
const POINTS = /^(?:[\u{591}-\u{5C7}]|[\u{610}-\u{61A}]|[\u{64B}-\u{652}]|['’\u{640}]|\u{670})$/u;
const HAMZA = /^[\u{653}-\u{655}]$/u;

/** Scripts that are written without spaces between words. ー is part of Japanese words. */
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}ー々]/u;

/**
 * The words of a text: its runs of letters, their marks and digits, each once, without case. Marks that people leave out are
 * removed: accents of Latin and Greek letters, and of Cyrillic ones except й, the vowel points of Arabic and Hebrew, and the hamza of
 * an alef. All other marks distinguish letters, as in Hindi, Thai or Japanese. An apostrophe does not end a word, so that
 * "O'Brien" begins with "obr"; everything else does, and is part of no word: a metacharacter of LIKE or of a full-text query
 * never reaches the database.
 */
export function wordsOf(text: string): readonly string[] {
  const folded = withoutOptionalMarks(text.toLowerCase().normalize('NFKD'))
    .replaceAll('ٱ', 'ا')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[æđłøœßςı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
  return [...new Set(folded.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu))];
}

/** Removes the marks that people leave out from decomposed text, in one pass: the text comes from outside. */
function withoutOptionalMarks(text: string): string {
  let kept = '';
  /** The letter that marks belong to, and the last character that was kept. */
  let letter = '';
  let previous = '';
  for (const character of text) {
    if (POINTS.test(character)) continue;
    if (!MARK.test(character)) letter = character;
    else if (isOptional(character, letter, previous)) continue;
    kept += character;
    previous = character;
  }
  return kept;
}

function isOptional(mark: string, letter: string, previous: string): boolean {
  if (previous === 'ا' && HAMZA.test(mark)) return true;
  return LATIN_OR_GREEK.test(letter) || (CYRILLIC.test(letter) && previous !== 'и');
}

/**
 * The words to store for a text, so that a search finds it by the beginnings of its words. In scripts without spaces a word may
 * begin at any character.
 */
export function indexedWordsOf(text: string): readonly string[] {
  return [...new Set(wordsOf(text).flatMap(beginningsIn))];
}

/** A word, and what is left of it from each further character at which a word may begin. */
function beginningsIn(word: string): string[] {
  const beginnings = [word];
  for (let at = 1; at < word.length; at += 1) {
    const rest = word.slice(at);
    if (WITHOUT_SPACES.test(word[at]!) && !/^\p{M}/u.test(rest)) beginnings.push(rest);
  }
  return beginnings;
}
