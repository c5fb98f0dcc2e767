declare const brand: unique symbol;

/** What a user signs in with: 3 to 32 letters, digits, `.`, `_` or `-`, in the case in which it was given. */
export type Username = string & { readonly [brand]: 'Username' };

export const invalidUsername = 'Invalid Username: 3 to 32 letters, digits, ".", "_" or "-"';

/** Null when the text is not a username. */
export function parseUsername(text: string): Username | null {
  return isUsername(text) ? text : null;
}

/** Two usernames are the same when their keys are: their case does not count. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}

function isUsername(text: string): text is Username {
  return /^[A-Za-z0-9._-]{3,32}$/.test(text);
}
