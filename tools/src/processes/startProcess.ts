import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

import { entrust } from './entrust.ts';

export interface ProcessOptions {
  /** What it is called in messages. */
  readonly name: string;
  readonly command: string;
  /** The name under which it sees itself, where that is another one. */
  readonly argv0?: string;
  readonly args: readonly string[];
  /** Its whole environment: nothing is inherited. */
  readonly env: NodeJS.ProcessEnv;
  /** Where its output is appended. */
  readonly logFile: string;
  /** Called when it has ended, with how: `exit code 1` or `signal SIGKILL`. */
  readonly onExit?: (how: string) => void;
}

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when it has ended, with how. */
  readonly exited: Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Ends it with SIGTERM, or with SIGKILL when it is still there after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts a process that ends when this one does, at the latest. It has a group of its own, so that Ctrl-C reaches only us, who
 * stop all in the right order.
 *
 * @throws when the command cannot be started.
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { name, command, argv0 = command, args, env, logFile, onExit } = options;
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, { argv0, env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  await once(child, 'spawn');
  const pid = child.pid!;
  const release = entrust({ pid });
  const exited = describeExit(child);
  child.once('exit', release);
  if (onExit) void exited.then(onExit);
  return {
    name,
    pid,
    logFile,
    exited,
    kill: (signal) => void child.kill(signal),
    async stop(graceMs) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

function describeExit(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}
