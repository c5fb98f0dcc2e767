import type { User } from './User.ts';
import type { UserRepository } from './UserRepository.ts';
import { invalidPhoneNumber, parsePhoneNumber } from './values/PhoneNumber.ts';

export interface ChangePhoneDependencies {
  readonly users: Pick<UserRepository, 'findByIds' | 'changePhone'>;
  readonly now: () => Date;
}

export type ChangePhoneOutcome =
  | { readonly kind: 'changed'; readonly user: User }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'unknownUser' };

/** Changes a user's phone. The number that it already is changes nothing, so the journal does not tell it. */
export async function changePhone(
  { users, now }: ChangePhoneDependencies,
  userId: string,
  text: string,
): Promise<ChangePhoneOutcome> {
  const phone = parsePhoneNumber(text);
  if (phone === null) return { kind: 'invalid', message: invalidPhoneNumber };
  const [user] = await users.findByIds([userId]);
  const changed = user?.phone === phone ? user : await users.changePhone(userId, phone, now());
  return changed ? { kind: 'changed', user: changed } : { kind: 'unknownUser' };
}
