import type { PasswordHasher } from '../PasswordHasher.ts';
import { secondsAfter } from '../secondsAfter.ts';
import { FAMILIAR_SECONDS, type FamiliarSources, type LoginSource, networkKey } from '../sessions/LoginSource.ts';
import type { Addition, UserRepository } from '../UserRepository.ts';
import { usernameKey } from '../values/Username.ts';
import { checkRegistration } from './checkRegistration.ts';
import type { BrokenRule, RegistrationForm } from './Registration.ts';

export interface RegisterDependencies {
  readonly users: Pick<UserRepository, 'add'>;
  readonly passwords: Pick<PasswordHasher, 'hash'>;
  readonly familiarSources: Pick<FamiliarSources, 'remember'>;
  readonly now: () => Date;
}

export type RegisterOutcome = Addition | { readonly kind: 'invalid'; readonly brokenRules: readonly BrokenRule[] };

/** Creates an account for whoever keeps the rules and asks for nothing that is taken. Its network is familiar from then on. */
export async function register(
  { users, passwords, familiarSources, now }: RegisterDependencies,
  form: RegistrationForm,
  network: LoginSource['network'],
): Promise<RegisterOutcome> {
  const checked = checkRegistration(form);
  if (checked.kind === 'invalid') return checked;
  const { password, ...registration } = checked.registration;
  const since = now();
  const addition = await users.add({ ...registration, passwordHash: await passwords.hash(password), since });
  if (addition.kind === 'added' && network !== null) {
    const key = networkKey(usernameKey(addition.user.username), network);
    await familiarSources.remember(addition.user.id, [key], secondsAfter(since, FAMILIAR_SECONDS));
  }
  return addition;
}
