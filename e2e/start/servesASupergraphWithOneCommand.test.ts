import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { answersReady } from '@online-books/tools/processes/waitUntilReady';
import { inRepository, root } from '@online-books/tools/repository';
import { expect, test } from '@jest/globals';

import { Graph } from '../support/Graph.ts';

test('npm run gateway serves the given supergraph, and signals to npm reach it', async () => {
  const port = await findFreePort();
  const { PATH, HOME } = process.env;
  const npm = spawn('npm', ['run', 'gateway'], {
    cwd: root,
    env: { PATH, HOME, PORT: String(port), SUPERGRAPH_PATH: inRepository('gateway/supergraph.graphql') },
    stdio: 'ignore',
  });
  const exited = once(npm, 'exit');
  const address = `http://127.0.0.1:${port}`;
  while (!(await answersReady(address).catch(() => false))) expect(npm.exitCode).toBeNull();
  expect(await new Graph(`${address}/graphql`).get('{ __schema { queryType { name } } }')).toEqual({
    __schema: { queryType: { name: 'Query' } },
  });

  npm.kill('SIGTERM');
  await exited;
  while (await answersReady(address).catch(() => false)) await delay(20);
});
