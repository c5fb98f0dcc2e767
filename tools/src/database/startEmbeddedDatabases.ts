import path from 'node:path';

import type { Connection } from 'mariadb';

import { writePrivateFile } from '../files/writePrivateFile.ts';
import type { Report } from '../progress/Step.ts';
import { type SubgraphName, subgraphNames } from '../repository.ts';
import { createDatabase, dropDatabase } from './createDatabase.ts';
import type { DatabaseUrlsBySubgraph } from './DatabaseUrls.ts';
import { readPasswords } from './readPasswords.ts';
import { requireServerProgram } from './requireServerProgram.ts';
import { type DatabaseServer, startServer } from './startServer.ts';
import { withConnection } from './withConnection.ts';

/** A private file of the data folder, from which other commands read the URLs of a running server. */
export const URLS_FILE = 'database-urls.json';

const PREFERRED_PORT = 3316;

export interface EmbeddedDatabasesOptions {
  /** Its real path; owned by the caller. */
  readonly dataFolder: string;
  readonly report: Report;
  /** Called when the server has ended, with how. */
  readonly onExit?: (how: string) => void;
}

export interface EmbeddedDatabases {
  readonly server: DatabaseServer;
  readonly urls: DatabaseUrlsBySubgraph;
}

/** Starts a private server with one database and one account a subgraph; none can read another's. */
export async function startEmbeddedDatabases(options: EmbeddedDatabasesOptions): Promise<EmbeddedDatabases> {
  const { dataFolder, report, onExit } = options;
  const program = await requireServerProgram(report);
  const passwords = await readPasswords(path.join(dataFolder, 'passwords.json'), ['admin', ...subgraphNames]);
  const server = await startServer({
    program,
    folder: path.join(dataFolder, 'mysql'),
    preferredPort: PREFERRED_PORT,
    adminPassword: passwords.admin,
    logFile: path.join(dataFolder, 'logs', 'database.log'),
    durable: true,
    ...(onExit && { onExit }),
  });
  await withConnection(server.adminUrl, async (admin) => {
    for (const name of subgraphNames) await prepareDatabase(admin, name, passwords[name]);
  });
  const urlsOf = (name: SubgraphName) => ({
    service: `mysql://${name}:${passwords[name]}@127.0.0.1:${server.port}/${name}`,
    migration: `${server.adminUrl}${name}`,
  });
  const urls = { users: urlsOf('users'), orders: urlsOf('orders'), recommendations: urlsOf('recommendations') };
  await writePrivateFile(path.join(dataFolder, URLS_FILE), JSON.stringify(urls));
  return { server, urls };
}

async function prepareDatabase(admin: Connection, name: SubgraphName, password: string): Promise<void> {
  const account = { database: name, user: name, password };
  if (await holdsNothing(admin, name)) await dropDatabase(admin, account);
  await createDatabase(admin, account);
}

/**
 * Whether not one migration was finished: the first one failed, or was cut off. There is nothing in such a database that
 * could be lost, and making it anew saves a repair by hand.
 */
async function holdsNothing(admin: Connection, database: string): Promise<boolean> {
  const tables: unknown[] = await admin.query(
    "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = '_prisma_migrations'",
    [database],
  );
  if (tables.length === 0) return false;
  const finished: unknown[] = await admin.query(
    `SELECT 1 FROM ${admin.escapeId(database)}._prisma_migrations WHERE finished_at IS NOT NULL LIMIT 1`,
  );
  return finished.length === 0;
}
