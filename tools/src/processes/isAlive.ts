import { readdirSync, readFileSync } from 'node:fs';

/**
 * Whether there is such a process; as in kill(2), a negative id is that of a process group. A process that has ended and that
 * its parent has not asked about yet (a zombie) is gone: in a container without an init process it would never disappear.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return pid > 0
    ? isRunning(pid)
    : readdirSync('/proc').some((name) => /^\d+$/.test(name) && isRunning(Number(name), -pid));
}

/** proc(5): `123 (name) state parent group`. */
function isRunning(pid: number, group?: number): boolean {
  const [, state, processGroup] = /\) (\S) \d+ (\d+)/.exec(readStatus(pid)) ?? [];
  return state !== undefined && state !== 'Z' && (group === undefined || Number(processGroup) === group);
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return '';
  }
}
