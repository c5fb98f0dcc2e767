import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import type { RunningProcess } from './startProcess.ts';

const LOOK_EVERY_MS = 50;
const TAIL_LINES = 20;

/**
 * Waits until a process is ready.
 *
 * @param isReady looks; a rejection counts as not yet
 * @throws OperatorError with the end of its log when it exits, or when it is not ready after `deadlineMs`.
 */
export async function waitUntilReady(
  started: RunningProcess,
  isReady: () => Promise<boolean>,
  deadlineMs: number,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  let exit: string | undefined;
  void started.exited.then((how) => (exit = how));
  while (!(await isReady().catch(() => false))) {
    if (exit) throw await failure(started, `ended with ${exit} while it started`);
    if (Date.now() > deadline) throw await failure(started, `was not ready after ${deadlineMs / 1000} s`);
    await delay(LOOK_EVERY_MS);
  }
}

/** Whether a service answers its readiness probe with yes; like Kubernetes' probes, whatever certificate it has. */
export async function answersReady(url: string): Promise<boolean> {
  const { get } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(2_000);
    const options = { agent: false, rejectUnauthorized: false, signal };
    const request = get(`${url}/health/ready`, options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', reject);
  });
}

async function failure({ name, logFile }: RunningProcess, what: string): Promise<OperatorError> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  return new OperatorError(`${name} ${what}. Its log, ${logFile}, ends so:\n${tail}`);
}
