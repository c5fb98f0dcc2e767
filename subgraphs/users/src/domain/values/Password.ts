declare const brand: unique symbol;

/** A password that somebody may choose: 8 to 128 characters, any of them (NIST SP 800-63B, section 3.1.1.2). */
export type Password = string & { readonly [brand]: 'Password' };

export const invalidPassword = 'Invalid Password: 8 to 128 characters';

/** Null when the text may not be chosen as a password. */
export function parsePassword(text: string): Password | null {
  return isPassword(text) ? text : null;
}

/** Counts code points. */
function isPassword(text: string): text is Password {
  return /^.{8,128}$/su.test(text);
}
