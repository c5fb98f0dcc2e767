import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { endProcesses } from '../../src/processes/endProcesses.ts';
import { isAlive } from '../../src/processes/isAlive.ts';
import { acquireLock } from '../acquireLock.mjs';

const tools = path.join(import.meta.dirname, '../..');

let checkout: string;
let launcher: ChildProcess;
let installation: number[] = [];
beforeEach(async () => {
  checkout = await realpath(await mkdtemp(path.join(tmpdir(), 'bootstrap-')));
  await cp(path.join(tools, 'run.mjs'), path.join(checkout, 'tools/run.mjs'));
  await cp(path.join(tools, 'bootstrap'), path.join(checkout, 'tools/bootstrap'), { recursive: true });
  await mkdir(path.join(checkout, 'part'));
  await writeJson('part/package.json', { name: 'part', version: '1.0.0' });
  const manifest = { name: 'checkout', version: '1.0.0', workspaces: ['part'] };
  // The installation says who it is, its npm too, and does not end.
  await writeJson('package.json', { ...manifest, scripts: { install: 'echo $$ $PPID > pids; exec sleep 600' } });
  await writeJson('package-lock.json', {
    ...manifest,
    lockfileVersion: 3,
    packages: { '': manifest, part: { version: '1.0.0' }, 'node_modules/part': { resolved: 'part', link: true } },
  });
});
afterEach(async () => {
  launcher.kill('SIGKILL');
  await endProcesses(installation, 1_000);
  // Whoever takes a lock that was left clears it away.
  const lock = await acquireLock(`build ${checkout}`);
  if ('release' in lock) await lock.release();
  await rm(checkout, { recursive: true, force: true });
});

function writeJson(file: string, content: object): Promise<void> {
  return writeFile(path.join(checkout, file), JSON.stringify(content));
}

async function startToInstall(): Promise<void> {
  const { PATH, HOME } = process.env;
  launcher = spawn(process.execPath, [path.join(checkout, 'tools/run.mjs'), 'start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH, HOME, npm_config_cache: path.join(checkout, 'cache'), npm_config_offline: 'true' },
  });
  for (let pids = ''; !pids.endsWith('\n'); await delay(20)) {
    if (launcher.exitCode !== null) throw new Error(`It ended with ${launcher.exitCode}.`);
    pids = await readFile(path.join(checkout, 'pids'), 'utf8').catch(() => '');
    installation = pids.trim().split(' ').map(Number);
  }
}

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'when the launcher is ended by %s',
  async (signal) => {
    await startToInstall();
    expect(installation.map(isAlive)).toEqual([true, true]);
    launcher.kill(signal);
    await once(launcher, 'exit');
    while (installation.some(isAlive)) await delay(20);
  },
  20_000,
);
