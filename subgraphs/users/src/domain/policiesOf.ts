import type { Role } from './User.ts';

const policies: Readonly<Record<Role, readonly string[]>> = {
  CUSTOMER: [],
  ADMINISTRATOR: ['staff'],
};

/** What holds for the people of a role, whatever the token that they come with may be used for: `@policy` in the schema asks for it. */
export function policiesOf(role: Role): readonly string[] {
  return policies[role];
}
