import type { BrokenRule, Registration, RegistrationForm } from './Registration.ts';
import { invalidEmailAddress, parseEmailAddress } from '../values/EmailAddress.ts';
import { describeInvalidName, parseName } from '../values/Name.ts';
import { invalidPassword, parsePassword } from '../values/Password.ts';
import { invalidPhoneNumber, parsePhoneNumber } from '../values/PhoneNumber.ts';
import { invalidUsername, parseUsername } from '../values/Username.ts';

export type CheckedRegistration =
  | { readonly kind: 'valid'; readonly registration: Registration }
  | { readonly kind: 'invalid'; readonly brokenRules: readonly BrokenRule[] };

/** Checks a form against all rules at once, so that nobody has to correct it twice. */
export function checkRegistration(form: RegistrationForm): CheckedRegistration {
  const username = parseUsername(form.username);
  const password = parsePassword(form.password);
  const email = parseEmailAddress(form.email);
  // What is not given (undefined) breaks no rule; what is given and wrong (null) does.
  const name = form.name === null ? undefined : parseName(form.name);
  const phone = form.phone === null ? undefined : parsePhoneNumber(form.phone);
  if (username && password && email && name !== null && phone !== null) {
    return { kind: 'valid', registration: { username, password, email, name: name ?? null, phone: phone ?? null } };
  }
  const brokenRules: BrokenRule[] = [];
  if (username === null) brokenRules.push({ field: 'username', message: invalidUsername });
  if (password === null) brokenRules.push({ field: 'password', message: invalidPassword });
  if (email === null) brokenRules.push({ field: 'email', message: invalidEmailAddress });
  if (name === null) brokenRules.push({ field: 'name', message: describeInvalidName(form.name ?? '') });
  if (phone === null) brokenRules.push({ field: 'phone', message: invalidPhoneNumber });
  return { kind: 'invalid', brokenRules };
}
