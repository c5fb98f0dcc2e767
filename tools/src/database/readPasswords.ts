import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { writePrivateFile } from '../files/writePrivateFile.ts';

/** The accounts' passwords, which a private file keeps. Those that it lacks are made up and added. */
export async function readPasswords<Account extends string>(
  file: string,
  accounts: readonly Account[],
): Promise<Readonly<Record<Account, string>>> {
  const kept: Partial<Record<Account, string>> = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const passwords = Object.fromEntries(accounts.map((account) => [account, kept[account] ?? makePassword()]));
  await writePrivateFile(file, `${JSON.stringify(passwords, null, 2)}\n`);
  return passwords as Record<Account, string>;
}

/** 144 bits, in characters that need no escaping in SQL or in a URL. */
export function makePassword(): string {
  return randomBytes(18).toString('base64url');
}
