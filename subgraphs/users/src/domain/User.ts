/** What a user may do beyond their own affairs. */
export type Role = 'CUSTOMER' | 'ADMINISTRATOR';

/** A person with an account. Of all this only the phone ever changes. */
export interface User {
  readonly id: string;
  /** As given at registration; unique whatever its case. */
  readonly username: string;
  readonly email: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly since: Date;
  readonly role: Role;
}
