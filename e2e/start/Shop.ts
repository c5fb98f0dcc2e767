import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { findProcesses } from '@online-books/tools/processes/findProcesses';
import { stackArgument } from '@online-books/tools/processes/startService';
import { root } from '@online-books/tools/repository';

import { HOME, PATH } from '../support/environment.ts';

/** `npm start`, as somebody types it. */
export class Shop {
  readonly npm: ChildProcess;
  /** How npm ended: its exit code, or the signal that it took for itself when its script had ended by one. */
  readonly exit: Promise<number | string>;
  output = '';

  /**
   * @param dataFolder its real path
   * @param options such as `--registry`
   */
  constructor(dataFolder: string, ...options: readonly string[]) {
    this.npm = spawn('npm', ['start', '--', ...options], {
      cwd: root,
      env: { PATH, HOME, DATA_DIR: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, like a shell's foreground job.
      detached: true,
    });
    for (const stream of [this.npm.stdout!, this.npm.stderr!]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.exit = once(this.npm, 'exit').then(([code, signal]) => code ?? signal);
  }

  /** The graph's address, once the shop has told it. */
  async open(): Promise<string> {
    while (!this.output.includes('Ctrl-C stops')) {
      if (this.npm.exitCode !== null) throw new Error(`npm start ended:\n${this.output}`);
      await delay(50);
    }
    const [, url] = /the graph\s+(\S+)/.exec(this.output) ?? [];
    return url!;
  }

  /** What the terminal does at Ctrl-C: every process of the job gets the signal. */
  pressControlC(): void {
    process.kill(-this.npm.pid!, 'SIGINT');
  }
}

/** The processes that work on a data folder. */
export async function processesOf(dataFolder: string): Promise<number[]> {
  const server = await findProcesses(`--datadir=${path.join(dataFolder, 'mysql')}`);
  return [...server, ...(await findProcesses(stackArgument(dataFolder)))];
}
