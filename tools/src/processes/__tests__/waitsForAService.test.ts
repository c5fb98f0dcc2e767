import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { isAlive } from '../isAlive.ts';
import { findFreePort } from '../findFreePort.ts';
import { type Service, startService } from '../startService.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'service-'))));
afterEach(() => rm(folder, { recursive: true }));

async function start(source: string, onFailure?: (how: string) => void): Promise<Service> {
  const program = path.join(folder, 'service.mjs');
  await writeFile(program, source);
  return startService({
    name: 'service',
    program,
    port: await findFreePort(),
    environment: { GREETING: 'hello' },
    logFile: path.join(folder, 'service.log'),
    ...(onFailure && { onFailure }),
  });
}

const SERVE = `
  import { createServer } from 'node:http';
  createServer((request, response) => response.end(JSON.stringify(process.env))).listen(process.env.PORT, process.env.HOST);`;

test('and gives it its own environment, not ours', async () => {
  const service = await start(SERVE);
  const environment = (await (await fetch(service.url)).json()) as object;
  expect(Object.keys(environment).toSorted()).toEqual(['GREETING', 'HOST', 'PATH', 'PORT']);
  await service.stop();
  expect(isAlive(service.pid)).toBe(false);
});

test('and fails with the end of its log when it ends', async () => {
  await expect(start("console.error('no database'); process.exit(3)")).rejects.toThrow(
    /service ended with exit code 3 while it started.*no database/s,
  );
});

test('and reports when it ends later, but not when it was stopped', async () => {
  let tell: (how: string) => void = () => undefined;
  const failure = new Promise<string>((resolve) => (tell = resolve));
  const service = await start(SERVE, (how) => tell(how));
  service.kill('SIGKILL');
  expect(await failure).toBe('signal SIGKILL');
  expect(service.isRunning()).toBe(false);

  tell = (how) => expect(how).toBe('never told');
  await service.start();
  expect((await fetch(service.url)).ok).toBe(true);
  await service.stop();
});

test('and removes its log unless one was requested', async () => {
  const program = path.join(folder, 'service.mjs');
  await writeFile(program, SERVE);
  const service = await startService({ name: 'loud', program, port: await findFreePort(), environment: {} });
  await service.stop();
  expect(await readdir(path.dirname(service.logFile))).not.toContain(path.basename(service.logFile));
});
