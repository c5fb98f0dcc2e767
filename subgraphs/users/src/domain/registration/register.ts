import type { PasswordHasher } from '../PasswordHasher.ts';
import type { Addition, UserRepository } from '../UserRepository.ts';
import { checkRegistration } from './checkRegistration.ts';
import type { BrokenRule, RegistrationForm } from './Registration.ts';

export interface RegisterDependencies {
  readonly users: Pick<UserRepository, 'add'>;
  readonly passwords: Pick<PasswordHasher, 'hash'>;
  readonly now: () => Date;
}

export type RegisterOutcome = Addition | { readonly kind: 'invalid'; readonly brokenRules: readonly BrokenRule[] };

/** Creates an account for whoever keeps the rules and asks for nothing that is taken. */
export async function register(
  { users, passwords, now }: RegisterDependencies,
  form: RegistrationForm,
): Promise<RegisterOutcome> {
  const checked = checkRegistration(form);
  if (checked.kind === 'invalid') return checked;
  const { password, ...registration } = checked.registration;
  return users.add({ ...registration, passwordHash: await passwords.hash(password), since: now() });
}
