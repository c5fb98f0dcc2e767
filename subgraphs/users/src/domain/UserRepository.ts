import type { Page } from '@online-books/service-kit/pagination/Page';
import type { PageRequest } from '@online-books/service-kit/pagination/PageRequest';

import type { Registration } from './registration/Registration.ts';
import type { User } from './User.ts';
import type { PhoneNumber } from './values/PhoneNumber.ts';

/** A registration with its password hashed, as it is stored. */
export interface NewUser extends Omit<Registration, 'password'> {
  readonly passwordHash: string;
  readonly since: Date;
}

/** What came of adding a user: the unique indexes decide, also between those who register at the same time. */
export type Addition =
  | { readonly kind: 'added'; readonly user: User }
  | { readonly kind: 'usernameTaken' }
  | { readonly kind: 'emailTaken' }
  | { readonly kind: 'nameTaken' };

/** What a login is checked against. */
interface Credentials {
  readonly user: User;
  /** Null for a user who has no password and so cannot sign in. */
  readonly passwordHash: string | null;
}

/** A user's place in the order of registration. */
export interface UserPosition {
  readonly since: Date;
  readonly id: string;
}

export interface UserSearch extends PageRequest<UserPosition> {
  /** Each of its words must be the beginning of a word of the name or the username; blank matches every user. */
  readonly search: string;
}

/** Keeps users. */
export interface UserRepository {
  /** Those of the users that there are, in any order. */
  findByIds(ids: readonly string[]): Promise<readonly User[]>;
  /** Those of the users that there are, in any order; the case of a username does not count. */
  findByUsernames(usernames: readonly string[]): Promise<readonly User[]>;
  /** The user with exactly this name, case and all. */
  findByName(name: string): Promise<User | null>;
  /** The case of the username does not count. */
  findCredentials(username: string): Promise<Credentials | null>;
  /** Users in the order of registration. */
  page(search: UserSearch): Promise<Page<User>>;
  /** Adds a user and the journal's entry of it, or neither. */
  add(user: NewUser): Promise<Addition>;
  /** Replaces a password's hash by another one of the same password; ignored if the hash has changed meanwhile. */
  replacePasswordHash(id: string, from: string, to: string): Promise<void>;
  /** Changes a user's phone and adds the journal's entry of it, or neither; null when there is no such user. */
  changePhone(id: string, phone: PhoneNumber, at: Date): Promise<User | null>;
}
