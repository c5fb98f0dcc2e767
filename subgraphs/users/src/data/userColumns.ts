import type { Prisma } from './prisma-client/client.ts';

/** The columns that make a domain `User`. The password's hash is not among them, so that it travels nowhere by chance. */
export const userColumns = {
  id: true,
  username: true,
  email: true,
  name: true,
  phone: true,
  since: true,
  role: true,
} satisfies Prisma.UserSelect;
