import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

const built = (file: string) => JSON.stringify(path.resolve(import.meta.dirname, '../../../dist', file));

/** Logs more than a pipe holds, before it is ready and whenever it is told to, and throws when it is told to. */
const PROGRAM = `
  import { runService } from ${built('lifecycle/runService.js')};
  import { createLogger } from ${built('logging/createLogger.js')};
  const logger = createLogger('program', 'info');
  const logMuch = () => { for (let line = 0; line < 4_000; line += 1) logger.info({ text: 'x'.repeat(1_000) }, 'a line'); };
  process.on('message', (message) => { if (message === 'log') logMuch(); else throw new Error(message); });
  const serve = await runService({ environment: { HOST: '127.0.0.1', PORT: 0, BODY_LIMIT: 1024 }, logger });
  serve({ routes: {}, isReady: async () => true, close: async () => undefined });
  logMuch();
  process.send('ready');`;

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.push(child);
  child.stdout!.pause();
  await once(child, 'message');
  return child;
}

const FATES: Record<string, (child: ChildProcess) => void> = {
  'whose reader does not read': () => undefined,
  'whose reader has gone': (child) => void child.stdout!.destroy(),
  'whose reader has gone, as that of standard error has': (child) => {
    child.stdout!.destroy();
    child.stderr!.destroy();
  },
};

describe.each(Object.entries(FATES))('a service with an output %s', (_, befall) => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 at %s', async (signal) => {
    const child = await start();
    befall(child);
    child.send('log');
    const ended = once(child, 'exit');

    child.kill(signal);

    expect(await ended).toEqual([0, null]);
  });

  test('ends with 1 after a fault', async () => {
    const child = await start();
    befall(child);
    child.send('log');
    const ended = once(child, 'exit');

    child.send('a fault');

    expect(await ended).toEqual([1, null]);
  });
});

test('a reader that reads again gets whole lines, and how many were dropped', async () => {
  const child = await start();
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stdout!.resume();
  // So much waits for a reader before lines are dropped.
  while (text.length < 1024 * 1024) await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  await once(child, 'close');

  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; dropped?: number });
  const written = lines.filter(({ msg }) => msg === 'a line').length;
  const dropped = lines.reduce((sum, line) => sum + (line.dropped ?? 0), 0);
  expect(lines.at(-1)!.msg).toBe('stopped');
  expect(dropped).toBeGreaterThan(0);
  expect(written + dropped).toBe(4_000);
});
