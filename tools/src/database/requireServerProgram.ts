import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import type { Report } from '../progress/Step.ts';
import { findServerProgram, type ServerProgram } from './ServerProgram.ts';

const run = promisify(execFile);

/** The servers alone: nothing that starts a service. The client package holds a program that the server's needs. */
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];

/**
 * Finds a database server. Where there is none, MariaDB is installed, if this is Debian or Ubuntu and we may.
 *
 * @param report is told what is about to be installed
 * @throws OperatorError that names the choices when nothing may be installed.
 */
export async function requireServerProgram(report: Report, find = findServerProgram): Promise<ServerProgram> {
  const found = await find();
  if (found) return found;
  const aptGet = await findAptGet();
  if (aptGet) {
    report(`no MariaDB or MySQL found: installing ${PACKAGES.join(' and ')} with apt-get`);
    await install(aptGet);
    const installed = await find();
    if (installed) return installed;
  }
  throw new OperatorError(
    [
      'No MariaDB or MySQL server is installed here, and this program may not install one. Choose:',
      '  - install MariaDB or MySQL (the server program is enough; it need not run) and start again',
      '  - docker compose up',
      '  - set USERS_DATABASE_URL, ORDERS_DATABASE_URL and RECOMMENDATIONS_DATABASE_URL',
    ].join('\n'),
  );
}

/** The command that installs packages here without asking for a password, or null. */
async function findAptGet(): Promise<string[] | null> {
  if (!(await succeeds('apt-get', '--version'))) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  return (await succeeds('sudo', '--non-interactive', 'true')) ? ['sudo', '--non-interactive', 'apt-get'] : null;
}

async function install([command = '', ...prefix]: string[]): Promise<void> {
  const aptGet = (...args: string[]) =>
    run(command, [...prefix, ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const installPackages = () => aptGet('install', '--yes', '--no-install-recommends', ...PACKAGES);
  try {
    // A fresh image has no package lists, or old ones.
    await installPackages().catch(() => aptGet('update').then(installPackages));
  } catch (error) {
    throw new OperatorError(`apt-get could not install ${PACKAGES.join(' and ')}.\n${String(error)}`);
  }
}

function succeeds(command: string, ...args: string[]): Promise<boolean> {
  return run(command, args, { env: process.env }).then(
    () => true,
    () => false,
  );
}
