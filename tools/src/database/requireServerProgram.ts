import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { installPackages } from '../debian/installPackages.ts';
import type { Report } from '../progress/Step.ts';
import { findServerProgram, type ServerProgram } from './ServerProgram.ts';

/** The servers alone: nothing that starts a service. The client package holds a program that the server's needs. */
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];

/**
 * Finds a database server. Where there is none, MariaDB is installed, if this is Debian or Ubuntu and we may.
 *
 * @param report called with what is about to be installed
 * @throws OperatorError that names the choices when nothing may be installed.
 */
export async function requireServerProgram(report: Report, find = findServerProgram): Promise<ServerProgram> {
  const found = await find();
  if (found) return found;
  const installation = await installPackages('MariaDB or MySQL', PACKAGES, report);
  if (installation === 'installed') {
    const installed = await find();
    if (installed) return installed;
  }
  throw new OperatorError(
    [
      'No MariaDB or MySQL server is installed here, and this program may not install one. Choose:',
      installation === 'notAllowed'
        ? `  - sudo apt-get install ${PACKAGES.join(' ')}\n    and start again`
        : '  - install MariaDB or MySQL (the server program is enough; it need not run) and start again',
      '  - node tools/createSecrets.mjs compose\n    docker compose --profile demo up --build',
      '  - set USERS_DATABASE_URL, ORDERS_DATABASE_URL and RECOMMENDATIONS_DATABASE_URL',
    ].join('\n'),
  );
}
