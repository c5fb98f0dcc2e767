import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { findProgram } from '../processes/findProgram.ts';

const run = promisify(execFile);

/** A database server that is installed on this machine. */
export type ServerProgram =
  /** MariaDB makes a data folder with a script. */
  | { readonly kind: 'mariadb'; readonly server: string; readonly installDatabase: string }
  /** MySQL's server makes it itself. */
  | { readonly kind: 'mysql'; readonly server: string };

/** Where servers are beside PATH: Debian's sbin is often missing there, and Homebrew does not link versioned formulas. */
const MORE_FOLDERS = [
  '/usr/sbin',
  '/usr/libexec',
  '/usr/local/sbin',
  '/usr/local/mysql/bin',
  ...['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'].flatMap((homebrew) =>
    ['bin', 'opt/mariadb/bin', 'opt/mysql/bin', 'opt/mysql@8.4/bin'].map((folder) => path.join(homebrew, folder)),
  ),
];

/** Finds MariaDB or MySQL, or null. */
export async function findServerProgram(searchPath = process.env['PATH'] ?? ''): Promise<ServerProgram | null> {
  const folders = [...searchPath.split(path.delimiter).filter(Boolean), ...MORE_FOLDERS];
  const find = (...names: string[]) => findProgram(folders, names);
  const server = await find('mariadbd', 'mysqld');
  if (!server) return null;
  // Some distributions name MariaDB's server mysqld.
  const { stdout } = await run(server, ['--no-defaults', '--version']);
  if (!stdout.includes('MariaDB')) return { kind: 'mysql', server };
  const installDatabase = await find('mariadb-install-db', 'mysql_install_db');
  // The script calls this one, which Debian keeps in another package.
  const printDefaults = await find('my_print_defaults');
  return installDatabase && printDefaults ? { kind: 'mariadb', server, installDatabase } : null;
}

/** Servers run as whoever starts them, but as root only when told so. */
export function runAsSelf(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}
