import { readFile } from 'node:fs/promises';

/** What Linux says of a process in a file under `/proc`; undefined once the process has ended. */
export async function readProcessFile(pid: number, file: string): Promise<string | undefined> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
