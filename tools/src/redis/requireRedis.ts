import path from 'node:path';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { installPackages } from '../debian/installPackages.ts';
import { findProgram } from '../processes/findProgram.ts';
import type { Report } from '../progress/Step.ts';

/** Debian's server is this package's checker under another name; the server's own package would start a service. */
const PACKAGES = ['redis-tools'];
const PROGRAMS = ['redis-server', 'redis-check-rdb', 'valkey-server'];

/**
 * Finds a program that is a Redis server when it is called `redis-server`. Where there is none it is installed, if this is
 * Debian or Ubuntu and we may.
 *
 * @param report called with what is about to be installed
 * @throws OperatorError when nothing may be installed
 */
export async function requireRedis(report: Report): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const find = () => findProgram(folders, PROGRAMS);
  const found = await find();
  if (found) return found;
  if ((await installPackages('Redis', PACKAGES, report)) === 'installed') {
    const installed = await find();
    if (installed) return installed;
  }
  throw new OperatorError(
    'No Redis server is installed here, and this program may not install one: install redis-server.',
  );
}
