declare const brand: unique symbol;

/** A telephone number: digits without a leading zero, as a number at least 9000000000. Text, so that no digit is lost. */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' };

export const invalidPhoneNumber = 'Invalid Phone Number';

/** Null when the text is not a telephone number. */
export function parsePhoneNumber(text: string): PhoneNumber | null {
  return isPhoneNumber(text) ? text : null;
}

/** Ten digits from a nine up, or more digits: 32 at most, far beyond E.164's 15, but a bound. */
function isPhoneNumber(text: string): text is PhoneNumber {
  return /^(?:9\d{9}|[1-9]\d{10,31})$/.test(text);
}
