import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

const run = promisify(execFile);

/**
 * Sees to it that wrk is there: on Debian and Ubuntu it is installed, if we may.
 *
 * @throws OperatorError that says what to do.
 */
export async function requireWrk(report: (message: string) => void): Promise<void> {
  if (await isThere()) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const install = () => apt(sudo, 'install', '--yes', '--no-install-recommends', 'wrk');
  report('installing wrk with apt-get');
  await install()
    .catch(() => apt(sudo, 'update').then(install))
    .catch(() => undefined);
  if (!(await isThere()))
    throw new OperatorError('The bench needs wrk (package wrk of Debian, Ubuntu and Homebrew). Install it first.');
}

async function isThere(): Promise<boolean> {
  // It has no flag that ends with code 0.
  return run('wrk', ['--version']).then(
    () => true,
    (error: { code?: unknown }) => error.code !== 'ENOENT',
  );
}

async function apt(sudo: readonly string[], ...args: string[]): Promise<void> {
  const [command, ...rest] = [...sudo, 'apt-get', ...args];
  await run(command!, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
