import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runToEnd } from '../processes/runToEnd.ts';
import { runAsSelf, type ServerProgram } from './ServerProgram.ts';

/**
 * Makes a server's data folder, unless it is there. It is made aside and moved into its place when it is complete, so that
 * one that was cut off half-way is made anew.
 *
 * @throws OperatorError with what the server's program said, when it cannot be made.
 */
export async function initialiseServerFolder(program: ServerProgram, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await withPlainPath(unfinished, async (plain) => {
    const [command, args] = initialisation(program, plain);
    // A server that starts removes the temporary tables of all that share its temporary folder.
    await runToEnd(command, args, { PATH: process.env['PATH'], TMPDIR: path.dirname(plain) });
  });
  await rename(unfinished, folder);
}

function initialisation(program: ServerProgram, folder: string): [command: string, args: string[]] {
  const common = ['--no-defaults', `--datadir=${folder}`, ...runAsSelf()];
  if (program.kind === 'mysql') return [program.server, [...common, '--initialize']];
  // `socket` leaves no account that a password, or none, opens; `force` does not insist on a host name that resolves.
  const rules = ['--auth-root-authentication-method=socket', '--skip-test-db', '--skip-name-resolve', '--force'];
  return [program.installDatabase, [...common, ...rules]];
}

/** MariaDB's script does not quote its paths: it stumbles over a blank in one. */
async function withPlainPath(folder: string, work: (plain: string) => Promise<void>): Promise<void> {
  const links = await mkdtemp(path.join(tmpdir(), 'online-books-'));
  try {
    const plain = path.join(links, 'data');
    await symlink(folder, plain);
    await work(plain);
  } finally {
    await rm(links, { recursive: true });
  }
}
