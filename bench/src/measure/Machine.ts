import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { availableParallelism, cpus, release } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { openDataFolder } from '@online-books/tools/files/openDataFolder';
import { inRepository } from '@online-books/tools/repository';

/** The machine that measures, and how its cores are shared out. */
export interface Machine {
  /** Where supergraphs, logs and profiles go. Git ignores it. */
  readonly folder: string;
  /** What a reader of the results has to know. */
  readonly description: {
    readonly cpu: string;
    readonly cores: number;
    readonly node: string;
    readonly kernel: string;
  };
  /** Whether processes stay on the core of their role. */
  readonly pins: boolean;
  /** The command line that runs a program on the core of a role: contenders on 0, load and subgraphs on 1. */
  pinned(role: 'contender' | 'load', ...command: string[]): string[];
}

/** @throws OperatorError when a bench is running already: two would measure each other. */
export async function openMachine(): Promise<Machine> {
  // The lock on it ends with this process.
  const { path: folder } = await openDataFolder(path.join(process.env['DATA_DIR'] || inRepository('.data'), 'bench'));
  await mkdir(path.join(folder, 'profiles'), { recursive: true });
  const cores = availableParallelism();
  const pins = cores >= 2 && (await canPin());
  return {
    folder,
    description: { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores, node: process.version, kernel: release() },
    pins,
    pinned: (role, ...command) =>
      pins ? ['taskset', '--cpu-list', role === 'contender' ? '0' : '1', ...command] : command,
  };
}

function canPin(): Promise<boolean> {
  return promisify(execFile)('taskset', ['--version']).then(
    () => true,
    () => false,
  );
}

/** A load average above this means that other processes are busy. */
export const IDLE = 0.7;

/** The mean number of processes that wanted to run in the last minute. */
export async function loadAverage(): Promise<number> {
  return Number((await readFile('/proc/loadavg', 'utf8')).split(' ')[0]);
}
