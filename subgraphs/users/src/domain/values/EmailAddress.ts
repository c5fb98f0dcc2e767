declare const brand: unique symbol;

/** A valid e-mail address (HTML living standard, section 4.10.5.1.5), not longer than mail can carry. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' };

export const invalidEmailAddress = 'Invalid E-mail Address: like name@example.com, at most 254 characters';

/** Null if the address is longer than a forward path (RFC 5321, section 4.5.3.1.3), or has another form. */
export function parseEmailAddress(text: string): EmailAddress | null {
  return isEmailAddress(text) ? text : null;
}

function isEmailAddress(text: string): text is EmailAddress {
  if (text.length > 254) return false;
  const [localPart = '', domain = '', ...others] = text.split('@');
  return (
    others.length === 0 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(localPart) &&
    domain.split('.').every((label) => /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/.test(label))
  );
}
