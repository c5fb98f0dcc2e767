import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { makePassword } from '../database/readPasswords.ts';
import { requireServerProgram } from '../database/requireServerProgram.ts';
import { startServer } from '../database/startServer.ts';
import { entrust } from '../processes/entrust.ts';

/** A database server for one test run. */
export interface TestServer {
  /** With an account that may do everything. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a database server in a temporary folder. Nothing of it outlives this process. */
export async function startTestServer(): Promise<TestServer> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'online-books-test-')));
  const release = entrust({ path: folder });
  const server = await startServer({
    program: await requireServerProgram(console.log),
    folder: path.join(folder, 'mysql'),
    adminPassword: makePassword(),
    logFile: path.join(folder, 'database.log'),
    durable: false,
  });
  return {
    url: server.adminUrl,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      release();
    },
  };
}
