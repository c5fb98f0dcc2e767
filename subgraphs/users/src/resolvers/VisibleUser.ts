import type { User } from '../domain/User.ts';

/** A user, with what the path to it proves. */
export interface VisibleUser extends User {
  /** The request has proved by credentials that it comes from this user. */
  readonly isOwn?: boolean;
}
