import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { endProcesses } from '../processes/endProcesses.ts';
import { findFreePort } from '../processes/findFreePort.ts';
import { findProcesses } from '../processes/findProcesses.ts';
import { startProcess } from '../processes/startProcess.ts';
import { waitUntilReady } from '../processes/waitUntilReady.ts';
import { initialiseServerFolder } from './initialiseServerFolder.ts';
import { runAsSelf, type ServerProgram } from './ServerProgram.ts';
import { withConnection } from './withConnection.ts';

/** Recovery after a crash may take its time. */
const START_MS = 60_000;
const STOP_MS = 30_000;

export interface ServerOptions {
  readonly program: ServerProgram;
  /** The server's data; made when it is not there. Its real path, by which an orphan is found. */
  readonly folder: string;
  /** On loopback; a free one when this one is taken, or none is named. */
  readonly preferredPort?: number;
  /** Of the one account that may do everything, `admin`. */
  readonly adminPassword: string;
  readonly logFile: string;
  /** Whether what is committed must survive a power failure. */
  readonly durable: boolean;
  /** Further arguments of the server. */
  readonly moreArguments?: readonly string[];
  /** Called when it has ended, with how: `exit code 1`. */
  readonly onExit?: (how: string) => void;
}

export interface DatabaseServer {
  readonly port: number;
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts a private database server. The caller owns the folder: a server that still runs on it is an orphan, and ended.
 *
 * @throws OperatorError when it does not start, with the end of its log.
 */
export async function startServer(options: ServerOptions): Promise<DatabaseServer> {
  const { program, folder, adminPassword, logFile } = options;
  await endProcesses(await findProcesses(`--datadir=${folder}`), STOP_MS);
  await initialiseServerFolder(program, folder);
  await mkdir(temporaryFolder(folder), { recursive: true, mode: 0o700 });
  // Not before: the orphan may have had the preferred one.
  const port = await findFreePort(options.preferredPort);
  const accountFile = path.join(folder, 'admin.sql');
  await writeFile(accountFile, adminAccount(adminPassword), { mode: 0o600 });
  const started = await startProcess({
    name: program.kind === 'mariadb' ? 'MariaDB' : 'MySQL',
    command: program.server,
    args: serverArguments(options, port, accountFile),
    env: { PATH: process.env['PATH'] },
    logFile,
    ...(options.onExit && { onExit: options.onExit }),
  });
  const adminUrl = `mysql://admin:${adminPassword}@127.0.0.1:${port}/`;
  await waitUntilReady(started, () => withConnection(adminUrl, async () => true), START_MS);
  await rm(accountFile);
  return { port, adminUrl, stop: () => started.stop(STOP_MS) };
}

const KIND_ARGUMENTS = {
  mysql: ['--mysqlx=OFF', '--disable-log-bin'],
  // The default since MariaDB 11.6.2, under which the server aborts more transactions: older servers get the same setting.
  mariadb: ['--loose-innodb-snapshot-isolation=ON'],
} as const;

function serverArguments(
  { program, folder, durable, moreArguments = [] }: ServerOptions,
  port: number,
  accountFile: string,
): string[] {
  return [
    '--no-defaults',
    `--datadir=${folder}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--tmpdir=${temporaryFolder(folder)}`,
    // Relative to the data folder, whose own path may be longer than a socket's may.
    '--socket=server.sock',
    '--pid-file=server.pid',
    `--init-file=${accountFile}`,
    '--skip-name-resolve',
    ...(durable ? [] : ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=OFF']),
    ...KIND_ARGUMENTS[program.kind],
    ...runAsSelf(),
    ...moreArguments,
  ];
}

/** Of its own: a server that starts removes the temporary tables of all that share its temporary folder. */
function temporaryFolder(folder: string): string {
  return `${folder}.tmp`;
}

/** What the server does at every start, before it lets anybody in. There is no other way in than this account. */
function adminAccount(password: string): string {
  return [
    `CREATE USER IF NOT EXISTS 'admin'@'%' IDENTIFIED BY '${password}';`,
    `ALTER USER 'admin'@'%' IDENTIFIED BY '${password}';`,
    "GRANT ALL ON *.* TO 'admin'@'%' WITH GRANT OPTION;",
    "DROP USER IF EXISTS 'root'@'localhost';",
    '',
  ].join('\n');
}
