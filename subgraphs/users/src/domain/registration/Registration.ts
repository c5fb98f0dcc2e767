import type { EmailAddress } from '../values/EmailAddress.ts';
import type { Name } from '../values/Name.ts';
import type { Password } from '../values/Password.ts';
import type { PhoneNumber } from '../values/PhoneNumber.ts';
import type { Username } from '../values/Username.ts';

/** What somebody who wants an account fills in. */
export interface RegistrationForm {
  readonly username: string;
  readonly password: string;
  readonly email: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** A form that keeps every rule. */
export interface Registration {
  readonly username: Username;
  readonly password: Password;
  readonly email: EmailAddress;
  readonly name: Name | null;
  readonly phone: PhoneNumber | null;
}

/** A rule that one field of a form breaks. */
export interface BrokenRule {
  readonly field: keyof RegistrationForm;
  /** For people to read. */
  readonly message: string;
}
