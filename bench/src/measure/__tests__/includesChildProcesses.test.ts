import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { processTree } from '../processTree.ts';
import { cpuSeconds, peakMemory } from '../processUsage.ts';
import { readProcessFile } from '../readProcessFile.ts';

const BUSY_SECONDS = 0.5;
const HELD_MIB = 96;

/** Uses CPU and memory, reports it, and runs until its parent ends it. */
const CHILD = `
  while (process.cpuUsage().user < ${BUSY_SECONDS * 1e6});
  const held = Buffer.alloc(${HELD_MIB} * 1024 * 1024, 1);
  process.stdout.write('held');
  process.stdin.on('data', () => process.exit(held[0]));`;
const PARENT = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(CHILD)}]);
  child.stdout.pipe(process.stdout);
  process.stdin.pipe(child.stdin);
  child.on('exit', () => process.stdout.write('ended'));
  setInterval(() => undefined, 1_000);`;

let parent: ChildProcess;
let pid: number;

beforeAll(async () => {
  parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['pipe', 'pipe', 'inherit'] });
  pid = parent.pid!;
  await once(parent.stdout!, 'data');
});

afterAll(() => void parent.kill('SIGKILL'));

test('the memory of a child counts, but not the program that both have mapped', async () => {
  const pids = [...(await processTree(pid)).keys()];
  expect(pids).toHaveLength(2);
  const [own, child] = await Promise.all(pids.map(residentMiB));
  const together = await peakMemory(pid);
  expect(together).toBeGreaterThan(own! + HELD_MIB);
  expect(together).toBeLessThan(own! + child!);
});

test('the processor time of a child counts, also once it has ended', async () => {
  expect(await cpuSeconds(pid)).toBeGreaterThanOrEqual(BUSY_SECONDS);
  parent.stdin!.write('go');
  await once(parent.stdout!, 'data');
  expect(await processTree(pid)).toHaveProperty('size', 1);
  expect(await cpuSeconds(pid)).toBeGreaterThanOrEqual(BUSY_SECONDS);
});

test('an ended process has no usage', async () => {
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(await cpuSeconds(pid)).toBe(0);
});

async function residentMiB(id: number): Promise<number> {
  const status = await readProcessFile(id, 'status');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status ?? '')?.[1]) / 1024;
}
