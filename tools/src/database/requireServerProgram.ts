import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { installPackages } from '../debian/installPackages.ts';
import type { Report } from '../progress/Step.ts';
import { findServerProgram, type ServerProgram } from './ServerProgram.ts';

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
  if (await installPackages('MariaDB or MySQL', PACKAGES, report)) {
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
