declare const brand: unique symbol;

/** An e-mail address of the form that the scalar has checked, not longer than mail can carry. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' };

export const invalidEmailAddress = 'Invalid E-mail Address: at most 254 characters';

/** Null when the address is longer than a forward path (RFC 5321, section 4.5.3.1.3) or no address at all. */
export function parseEmailAddress(text: string): EmailAddress | null {
  return isEmailAddress(text) ? text : null;
}

function isEmailAddress(text: string): text is EmailAddress {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text);
}
