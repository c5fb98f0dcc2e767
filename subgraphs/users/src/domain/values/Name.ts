declare const brand: unique symbol;

/** A user's name: 8 to 32 characters, trimmed. It never changes. */
export type Name = string & { readonly [brand]: 'Name' };

export const invalidName = 'Invalid Name';

/** The name without the blanks around it; null when what is left is not a name. */
export function parseName(text: string): Name | null {
  const trimmed = text.trim();
  return isName(trimmed) ? trimmed : null;
}

/** Counts code points. Half a surrogate pair is no character: it could not be stored as it is. */
function isName(text: string): text is Name {
  return /^\P{Surrogate}{8,32}$/su.test(text);
}
