import type { RegistrationForm } from '../domain/registration/Registration.ts';
import type { RegisterOutcome } from '../domain/registration/register.ts';
import type { ResolversTypes } from './__generated__/resolverTypes.ts';
import { invalidInput } from './invalidInput.ts';

/** What came of `register`, as a member of its union. */
export function registerResult(
  outcome: RegisterOutcome,
  { username }: RegistrationForm,
): Awaited<ResolversTypes['RegisterResult']> {
  switch (outcome.kind) {
    case 'added':
      return { __typename: 'RegisterSuccess', user: outcome.user };
    case 'usernameTaken':
      return { __typename: 'UsernameTaken', message: 'This username is taken.', username };
    case 'emailTaken':
      return { __typename: 'EmailTaken', message: 'This e-mail address is taken.' };
    case 'nameTaken':
      return { __typename: 'NameTaken', message: 'This name is taken.' };
    case 'invalid':
      return invalidInput(outcome.brokenRules.map(({ field, message }) => ({ path: `input.${field}`, message })));
  }
}
