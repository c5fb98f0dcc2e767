import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { inRepository } from '@online-books/tools/repository';

import type { Machine } from '../measure/Machine.ts';

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** A file with a request body a line. */
  readonly bodies: string;
  /** The number of the first request. */
  readonly first: number;
}

/** What wrk saw. Times are in milliseconds, from a request's last byte to its answer's last byte. */
export interface LoadResult {
  /** Answered. */
  readonly requests: number;
  /** Begun, with those that were under way at the end. */
  readonly sent: number;
  /** Of answers, with their heads. */
  readonly bytes: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Connections that broke, answers with a failure status, and timeouts. */
  readonly failed: number;
}

/** Loads a gateway with as many clients as there are connections, each of which waits for its answer. */
export async function runWrk(
  { url, connections, seconds, bodies, first }: Load,
  machine: Machine,
): Promise<LoadResult> {
  const [command, ...args] = machine.pinned(
    'load',
    'wrk',
    '--threads=1',
    `--connections=${connections}`,
    `--duration=${seconds}s`,
    '--timeout=30s',
    `--script=${inRepository('bench/load.lua')}`,
    url,
  );
  const { stdout } = await promisify(execFile)(command!, args, {
    env: { PATH: process.env['PATH'], BENCH_BODIES: bodies, BENCH_FIRST: String(first) },
  });
  const result = /^RESULT (.*)$/m.exec(stdout)?.[1];
  if (!result) throw new Error(`wrk told no result:\n${stdout}`);
  return JSON.parse(result) as LoadResult;
}
