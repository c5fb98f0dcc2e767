import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { afterEach } from '@jest/globals';

const built = (file: string) => JSON.stringify(path.resolve(import.meta.dirname, '../../../dist', file));

/** A program over the service kit, in a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  /** Resolves with the next thing that the program sends. */
  hear(): Promise<unknown>;
  /** Resolves when it has ended, with how and with what it logged. */
  readonly ended: Promise<{ readonly code: number | null; readonly log: string }>;
}

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

/** Starts a program, which ends with the test at the latest. Its body has `runService`, a `logger`, and a `process` that it may send to and hear from. */
export function startProgram(body: string): Program {
  const source = `
    import { runService } from ${built('lifecycle/runService.js')};
    import { createLogger } from ${built('logging/createLogger.js')};
    const logger = createLogger('program', 'info');
    const environment = { HOST: '127.0.0.1', PORT: 0, BODY_LIMIT: 1024 };
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  started.push(child);
  const log = text(child.stdout!);
  return {
    process: child,
    hear: async () => (await once(child, 'message'))[0] as unknown,
    ended: once(child, 'close').then(async ([code]) => ({ code: code as number | null, log: await log })),
  };
}
