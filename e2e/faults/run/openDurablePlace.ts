import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { migrateDatabases } from '@online-books/tools/database/migrateDatabases';
import { requireServerProgram } from '@online-books/tools/database/requireServerProgram';
import { startEmbeddedDatabases } from '@online-books/tools/database/startEmbeddedDatabases';
import { startServer } from '@online-books/tools/database/startServer';
import { entrust } from '@online-books/tools/processes/entrust';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { findProcesses } from '@online-books/tools/processes/findProcesses';
import { isAlive } from '@online-books/tools/processes/isAlive';
import type { StackPlace } from '@online-books/tools/stack/StackPlace';

/** A place with a database server of its own, which keeps what it has committed, and can be killed. */
export interface DurablePlace extends StackPlace {
  readonly adminUrl: string;
  /** Ends the server as a power failure would; resolves when it is gone. */
  killDatabase(): Promise<void>;
  /** Starts it again, at the same address; resolves when it has recovered. */
  startDatabase(): Promise<void>;
}

const silently = () => undefined;

export async function openDurablePlace(): Promise<DurablePlace> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'online-books-faults-')));
  const release = entrust({ path: folder });
  const { server, urls } = await startEmbeddedDatabases({ dataFolder: folder, report: silently });
  await migrateDatabases(urls, silently);
  const dataFolder = path.join(folder, 'mysql');
  let running = server;
  return {
    folder,
    databases: {
      users: urls.users.service,
      orders: urls.orders.service,
      recommendations: urls.recommendations.service,
    },
    ports: {
      gateway: await findFreePort(),
      users: await findFreePort(),
      orders: await findFreePort(),
      recommendations: await findFreePort(),
    },
    adminUrl: server.adminUrl,
    async killDatabase() {
      const pids = await findProcesses(`--datadir=${dataFolder}`);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async startDatabase() {
      running = await startServer({
        program: await requireServerProgram(silently),
        folder: dataFolder,
        preferredPort: server.port,
        adminPassword: new URL(server.adminUrl).password,
        logFile: path.join(folder, 'logs', 'database.log'),
        durable: true,
      });
    },
    async release() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
      release();
    },
  };
}
