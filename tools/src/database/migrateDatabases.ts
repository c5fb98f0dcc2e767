import { migrate } from '@online-books/service-kit/migrations/migrate';

import type { Report } from '../progress/Step.ts';
import { inRepository, subgraphNames } from '../repository.ts';
import type { DatabaseUrlsBySubgraph } from './DatabaseUrls.ts';

/**
 * Brings all databases up to date.
 *
 * @param report called for each applied migration
 * @throws MigrationError if a database's migrations are rejected or fail.
 */
export async function migrateDatabases(urls: DatabaseUrlsBySubgraph, report: Report): Promise<void> {
  for (const name of subgraphNames) {
    await migrate({
      databaseUrl: urls[name].migration,
      folder: inRepository('prisma', name, 'migrations'),
      onApplied: (migration) => report(`${name}: applied ${migration}`),
    });
  }
}
