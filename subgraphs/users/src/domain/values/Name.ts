declare const brand: unique symbol;

/** A user's name: 8 to 32 visible characters and spaces, trimmed. It never changes. */
export type Name = string & { readonly [brand]: 'Name' };

const invalidName = 'Invalid Name';

const invalidCharacters =
  'Invalid Name: control characters, invisible characters and bidirectional overrides are not allowed';

/** The name without the white space around it; null if what is left is not a valid name. */
export function parseName(text: string): Name | null {
  const trimmed = text.trim();
  return isName(trimmed) ? trimmed : null;
}

/** The message for a text that is not a valid name: it names the rule that the text breaks. */
export function describeInvalidName(text: string): string {
  return hasInvisibleCharacter(text.trim().slice(0, 64)) ? invalidCharacters : invalidName;
}

/** Counts code points. Half of a surrogate pair is not a character: it could not be stored. */
function isName(text: string): text is Name {
  return /^\P{Surrogate}{8,32}$/su.test(text) && !hasInvisibleCharacter(text);
}

/**
 * Controls, format characters (zero-width characters and bidirectional controls among them), private use, line separators, and
 * what Unicode says to show as nothing. Two names that look alike to people would be different names.
 */
function hasInvisibleCharacter(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
