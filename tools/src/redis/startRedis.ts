import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { entrust } from '../processes/entrust.ts';
import { findFreePort } from '../processes/findFreePort.ts';
import { type RunningProcess, startProcess } from '../processes/startProcess.ts';
import { waitUntilReady } from '../processes/waitUntilReady.ts';
import { requireRedis } from './requireRedis.ts';

const START_MS = 10_000;
const STOP_MS = 5_000;

/** A Redis server of a test's own, empty, that keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Ends it at once, as a crash does. */
  crash(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  restart(): Promise<void>;
  /** Lets it hang, or go on: SIGSTOP, SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): Promise<void>;
}

/** Starts a private Redis server on loopback. It does not outlive this process. */
export async function startRedis(): Promise<RedisServer> {
  const program = await requireRedis(console.log);
  const folder = await mkdtemp(path.join(tmpdir(), 'redis-'));
  const release = entrust({ path: folder });
  const port = await findFreePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const start = async (): Promise<RunningProcess> => {
    const started = await startProcess({
      name: 'Redis',
      command: program,
      argv0: 'redis-server',
      args,
      env: { PATH: process.env['PATH'] },
      logFile: path.join(folder, 'redis.log'),
    });
    await waitUntilReady(started, () => accepts(port), START_MS);
    return started;
  };

  let running = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async crash() {
      running.kill('SIGKILL');
      await running.exited;
    },
    async restart() {
      running = await start();
    },
    signal: (signal) => running.kill(signal),
    async stop() {
      running.kill('SIGCONT');
      await running.stop(STOP_MS);
      await rm(folder, { recursive: true, force: true });
      release();
    },
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
