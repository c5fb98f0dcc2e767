import { rm } from 'node:fs/promises';
import path from 'node:path';

import { databaseUrlsFrom, type DatabaseUrlsBySubgraph } from '../database/DatabaseUrls.ts';
import { migrateDatabases } from '../database/migrateDatabases.ts';
import { startEmbeddedDatabases } from '../database/startEmbeddedDatabases.ts';
import type { DatabaseServer } from '../database/startServer.ts';
import { openDataFolder } from '../files/openDataFolder.ts';
import { endProcesses } from '../processes/endProcesses.ts';
import { findFreePort } from '../processes/findFreePort.ts';
import { findProcesses } from '../processes/findProcesses.ts';
import { stackArgument } from '../processes/startService.ts';
import type { Step } from '../progress/Step.ts';
import type { StackPlace } from './StackPlace.ts';

const ORPHAN_MS = 5_000;

/** Where `npm start` runs the stack: a folder that keeps its data from one start to the next. */
export interface Home extends StackPlace {
  /** Null if the databases are not managed here. */
  readonly server: DatabaseServer | null;
}

/**
 * Opens the data folder, with the databases that the environment names or else a private server's, migrated.
 *
 * @param onServerExit is called when the private server has ended, with how
 * @throws OperatorError if another process has the folder, there is no database, or migrations are rejected.
 */
export async function openHome(step: Step, onServerExit: (how: string) => void): Promise<Home> {
  const data = await openDataFolder();
  const opened: Array<() => Promise<void>> = [() => data.release()];
  const release = async () => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    // Only when both a launcher and its warden were killed is there anything of an earlier stack left.
    await endProcesses(await findProcesses(stackArgument(data.path)), ORPHAN_MS);
    await rm(path.join(data.path, 'logs'), { recursive: true, force: true });
    const given = databaseUrlsFrom(process.env);
    const { urls, server } = given
      ? { urls: given, server: null }
      : await step('Starting the database server', (report) =>
          startEmbeddedDatabases({ dataFolder: data.path, report, onExit: onServerExit }),
        );
    if (server) opened.push(() => server.stop());
    await step('Applying migrations', (report) => migrateDatabases(urls, report));
    return { folder: data.path, databases: serviceUrls(urls), ports: await choosePorts(), server, release };
  } catch (error) {
    await release();
    throw error;
  }
}

function serviceUrls({ users, orders, recommendations }: DatabaseUrlsBySubgraph): StackPlace['databases'] {
  return { users: users.service, orders: orders.service, recommendations: recommendations.service };
}

/** The ports that the README names, or free ones where others have taken them. */
async function choosePorts(): Promise<StackPlace['ports']> {
  return {
    gateway: await findFreePort(4000),
    users: await findFreePort(4001),
    orders: await findFreePort(4002),
    recommendations: await findFreePort(4003),
  };
}
