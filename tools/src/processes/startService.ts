import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { entrust } from './entrust.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';
import { answersReady, waitUntilReady } from './waitUntilReady.ts';

const START_MS = 30_000;
/** A little more than a service takes at most to finish what it is doing. */
const STOP_MS = 29_000;

export interface ServiceOptions {
  readonly name: string;
  /** The service's program, such as `gateway/dist/main.js`. */
  readonly program: string;
  /** On loopback. */
  readonly port: number;
  /** Beside HOST and PORT. Nothing else is in its environment. With TLS_CERTIFICATE_PATH its address is one of https. */
  readonly environment: Readonly<Record<string, string>>;
  /** The stack that it belongs to, by which it is found should it be left behind. The program does not look at it. */
  readonly stack?: string;
  /** Where its output is appended. Default: a temporary file, removed when it is stopped. */
  readonly logFile?: string;
  /** Called when it ends without having been stopped, with how: `exit code 1`. */
  readonly onFailure?: (how: string) => void;
}

/** The argument that marks a process as belonging to a stack. */
export function stackArgument(stack: string): string {
  return `--stack=${stack}`;
}

/** One of this project's services in its own process. */
export interface Service {
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  readonly logFile: string;
  /** The process of the moment, or of the last one. */
  readonly pid: number;
  isRunning(): boolean;
  /** Starts it again, at the same address; resolves once it is ready. */
  start(): Promise<void>;
  /** Lets it finish what it is doing and ends it. */
  stop(): Promise<void>;
  /** Sends its process a signal; resolves at once. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts a service and waits until it is ready.
 *
 * @throws OperatorError with the end of its log when it is not ready in time, or ends.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, port, environment } = options;
  const address = `${environment['TLS_CERTIFICATE_PATH'] ? 'https' : 'http'}://127.0.0.1:${port}`;
  const logFile = options.logFile ?? path.join(tmpdir(), `online-books-${name}-${randomBytes(6).toString('hex')}.log`);
  let running: RunningProcess;
  let releaseLog: (() => void) | undefined;
  let isRunning = false;
  let isWanted = false;

  async function start(): Promise<void> {
    if (!options.logFile) releaseLog ??= entrust({ path: logFile });
    running = await startProcess({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', options.program, ...(options.stack ? [stackArgument(options.stack)] : [])],
      env: { ...environment, PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port) },
      logFile,
      onExit(how) {
        isRunning = false;
        if (isWanted) options.onFailure?.(how);
      },
    });
    isRunning = true;
    await waitUntilReady(running, () => answersReady(address), START_MS).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    isWanted = true;
  }

  async function stop(): Promise<void> {
    isWanted = false;
    await running.stop(STOP_MS);
    if (!options.logFile) await rm(logFile, { force: true });
    releaseLog?.();
    releaseLog = undefined;
  }

  await start();
  return {
    name,
    url: `${address}/graphql`,
    logFile,
    get pid() {
      return running.pid;
    },
    isRunning: () => isRunning,
    start,
    stop,
    kill: (signal) => running.kill(signal),
  };
}
