import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { inRepository } from '../../repository.ts';
import { isAlive } from '../isAlive.ts';

let folder: string;
let launcher: ChildProcess;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'warden-'))));
afterEach(async () => {
  launcher.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A launcher that starts a shell with a child of its own, and entrusts a folder. Returns both processes' ids. */
async function launch(after: string): Promise<number[]> {
  const script = `
    import { entrust, endWards } from ${JSON.stringify(inRepository('tools/dist/processes/entrust.js'))};
    import { startProcess } from ${JSON.stringify(inRepository('tools/dist/processes/startProcess.js'))};
    entrust({ path: ${JSON.stringify(folder)} });
    const started = await startProcess({
      name: 'sleeper', command: '/bin/sh', args: ['-c', 'sleep 60 & echo $!; wait'], env: {},
      logFile: ${JSON.stringify(path.join(folder, 'sleeper.log'))},
    });
    const { readFileSync } = await import('node:fs');
    while (!readFileSync(started.logFile, 'utf8')) await new Promise((resolve) => setTimeout(resolve, 10));
    console.log(started.pid, readFileSync(started.logFile, 'utf8'));
    ${after}`;
  launcher = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(launcher.stdout!, 'data');
  return String(output).trim().split(/\s+/).map(Number);
}

async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive) || existsSync(folder)) await delay(20);
}

test('when the launcher is killed', async () => {
  const pids = await launch('setInterval(() => undefined, 1000);');
  expect(pids.map(isAlive)).toEqual([true, true]);
  launcher.kill('SIGKILL');
  await untilGone(pids);
});

test('when the launcher ends without a thought', async () => {
  await untilGone(await launch('process.exit(0);'));
});

test('at once when the launcher requests it', async () => {
  const pids = await launch("await endWards(); console.log('ended'); setInterval(() => undefined, 1000);");
  await once(launcher.stdout!, 'data');
  expect(pids.map(isAlive)).toEqual([false, false]);
  expect(existsSync(folder)).toBe(false);
});
