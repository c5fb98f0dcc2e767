import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The processes that were started with exactly this argument, such as `--datadir=/srv/data`. */
export function findProcesses(argument: string): Promise<number[]> {
  return process.platform === 'linux' ? findInProc(argument) : findWithPs(argument);
}

/** `ps` is not on every Linux image; /proc is. */
async function findInProc(argument: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      // Empty for a process that has ended in the meantime, or is a zombie.
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return commandLine.split('\0').includes(argument) ? [pid] : [];
    }),
  );
  return found.flat();
}

async function findWithPs(argument: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,command='], { maxBuffer: 64 * 1024 * 1024 });
  const lines = stdout.split('\n').filter((line) => `${line} `.includes(` ${argument} `));
  return lines.map((line) => Number.parseInt(line, 10));
}
