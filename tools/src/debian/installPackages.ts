import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import type { Report } from '../progress/Step.ts';

const run = promisify(execFile);

/** Another package manager may be running, as on a machine that has just started: wait for its lock for up to ten minutes. */
const WAIT_FOR_LOCK = ['-o', 'DPkg::Lock::Timeout=600'];

/** The result. `notAllowed`: this is Debian or Ubuntu, but sudo requires a password. */
type Installation = 'installed' | 'notAllowed' | 'notDebian';

/**
 * Installs Debian packages, if this is Debian or Ubuntu and we may.
 *
 * @param missing what was not found here, such as `MariaDB or MySQL`
 * @param report called with what is about to be installed
 * @throws OperatorError with what apt-get said, where it fails
 */
export async function installPackages(
  missing: string,
  packages: readonly string[],
  report: Report,
): Promise<Installation> {
  if (!(await succeeds('apt-get', '--version'))) return 'notDebian';
  const aptGet = await findAptGet();
  if (!aptGet) return 'notAllowed';
  report(`no ${missing} found: installing ${packages.join(' and ')} with apt-get`);
  const [command = '', ...prefix] = aptGet;
  const call = (...args: string[]) =>
    run(command, [...prefix, ...args, ...WAIT_FOR_LOCK], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = () => call('install', '--yes', '--no-install-recommends', ...packages);
  try {
    // A fresh image has no package lists, or old ones.
    await install().catch(() => call('update').then(install));
    return 'installed';
  } catch (error) {
    throw new OperatorError(`apt-get could not install ${packages.join(' and ')}.\n${String(error)}`);
  }
}

/** The command that installs packages here without asking for a password, or null. */
async function findAptGet(): Promise<string[] | null> {
  if (process.getuid?.() === 0) return ['apt-get'];
  return (await succeeds('sudo', '--non-interactive', 'true')) ? ['sudo', '--non-interactive', 'apt-get'] : null;
}

function succeeds(command: string, ...args: string[]): Promise<boolean> {
  return run(command, args, { env: process.env }).then(
    () => true,
    () => false,
  );
}
