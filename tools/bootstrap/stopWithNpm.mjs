import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/**
 * When npm started this process and is killed without being able to pass the signal on, this process stops as well: nobody
 * could stop it from the terminal any more.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npm = findNpm(process.ppid);
  if (npm === null) return;
  const clock = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(clock);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS).unref();
}

/**
 * npm is our parent, or the parent of the shell that is.
 *
 * @param {number} parent
 * @returns {number | null}
 */
function findNpm(parent) {
  for (const pid of [parent, look(parent).parent]) if (look(pid).name.includes('npm')) return pid;
  return null;
}

/**
 * @param {number} pid
 * @returns {{ name: string, parent: number }}
 */
function look(pid) {
  const [, name = '', parent = ''] = /^\d+ \((.*)\) \S (\d+)/s.exec(readStatus(pid)) ?? [];
  return { name, parent: Number(parent) };
}

/**
 * In the form of Linux' /proc: `123 (name) S 1`. Slim images have no `ps`.
 *
 * @param {number} pid
 */
function readStatus(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [parent, ...name] = execFileSync('ps', ['-o', 'ppid=,command=', '-p', `${pid}`], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return `${pid} (${name.join(' ')}) S ${parent}`;
  } catch {
    return '';
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
