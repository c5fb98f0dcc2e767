import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import { endProcesses } from './endProcesses.ts';
import type { Ward } from './entrust.ts';

const GRACE_MS = 10_000;

/**
 * A program that outlives its launcher for a moment. The launcher sends it on standard input which processes and temporary
 * files are the launcher's (see entrust.ts); when that pipe closes, which `kill -9` does too, it ends and removes them.
 */
const wards = new Map<string, Ward>();

// Only the pipe ends it: what ends the launcher must not end its warden first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, ward } = JSON.parse(line) as { verb: 'take' | 'release'; ward: Ward };
  if (verb === 'take') wards.set(JSON.stringify(ward), ward);
  else wards.delete(JSON.stringify(ward));
}

const left = [...wards.values()];
await endProcesses(
  left.flatMap((ward) => ('pid' in ward ? [-ward.pid] : [])),
  GRACE_MS,
);
for (const ward of left) if ('path' in ward) await rm(ward.path, { recursive: true, force: true });
