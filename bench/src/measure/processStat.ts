import { readProcessFile } from './readProcessFile.ts';

export interface ProcessStat {
  readonly parent: number;
  /** Processor time, by all threads of the process and by those of its children that have ended. In seconds. */
  readonly cpuSeconds: number;
}

/** Linux counts processor time in hundredths of a second, on all its platforms. */
const TICKS_PER_SECOND = 100;

/** What Linux counts of a process; undefined once it has ended. */
export async function processStat(pid: number): Promise<ProcessStat | undefined> {
  const stat = await readProcessFile(pid, 'stat');
  // The fields follow the program's name, which stands in parentheses and may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  const ticks = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), cpuSeconds: ticks.reduce((sum, of) => sum + of, 0) / TICKS_PER_SECOND };
}
