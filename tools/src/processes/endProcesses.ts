import { setTimeout as delay } from 'node:timers/promises';

import { isAlive } from './isAlive.ts';

const LOOK_EVERY_MS = 20;

/**
 * Asks processes to end with SIGTERM, and ends with SIGKILL those that are still there after `graceMs`. As in kill(2), a
 * negative id is that of a process group.
 */
export async function endProcesses(pids: Iterable<number>, graceMs: number): Promise<void> {
  const alive = new Set(pids);
  for (const pid of alive) signal(pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (alive.size > 0 && Date.now() < deadline) {
    await delay(LOOK_EVERY_MS);
    for (const pid of alive) if (!isAlive(pid)) alive.delete(pid);
  }
  for (const pid of alive) signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime.
  }
}
