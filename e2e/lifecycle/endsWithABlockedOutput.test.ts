import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { answersReady } from '@online-books/tools/processes/waitUntilReady';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { inRepository } from '@online-books/tools/repository';
import { afterEach, describe, expect, test } from '@jest/globals';

/** What a pipe holds is less than what so many requests are logged with. */
const REQUESTS = 1_000;
const AT_ONCE = 50;

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

/** The gateway, with an output that is a pipe, once it has filled it. */
async function startGateway(): Promise<ChildProcess> {
  const port = await findFreePort();
  const child = spawn(process.execPath, [inRepository('gateway/dist/main.js')], {
    env: { PATH: process.env['PATH'], PORT: String(port), SUPERGRAPH_PATH: inRepository('gateway/supergraph.graphql') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  child.stdout.pause();
  const address = `http://127.0.0.1:${port}`;
  while (!(await answersReady(address).catch(() => false))) if (child.exitCode !== null) throw new Error('it ended');
  const headers = { 'content-type': 'application/json' };
  const ask = () => fetch(`${address}/graphql`, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
  for (let asked = 0; asked < REQUESTS; asked += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => ask().then((response) => response.text())));
  }
  return child;
}

describe.each([
  ['does not read', () => undefined],
  [
    'has gone',
    (child: ChildProcess) => {
      child.stdout!.destroy();
      child.stderr!.destroy();
    },
  ],
])('a gateway whose output reader %s', (_, befall) => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 at %s', async (signal) => {
    const child = await startGateway();
    befall(child);
    const ended = once(child, 'exit');

    child.kill(signal);

    expect(await ended).toEqual([0, null]);
  });
});
