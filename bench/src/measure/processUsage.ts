import { processTree } from './processTree.ts';
import { readProcessFile } from './readProcessFile.ts';
import { repeatedMemory } from './repeatedMemory.ts';

/** Processor time that a process has used, and all that it has started. In seconds. */
export async function cpuSeconds(pid: number): Promise<number> {
  const tree = await processTree(pid);
  return sum([...tree.values()].map((stat) => stat.cpuSeconds));
}

/**
 * The most memory that a process has had resident, and all that it has started and that is alive. In MiB. What each had at
 * most is added up, whenever that was; code that several of them share counts once.
 */
export async function peakMemory(pid: number): Promise<number> {
  const pids = [...(await processTree(pid)).keys()];
  const peaks = await Promise.all(pids.map(async (id) => kilobytes(await readProcessFile(id, 'status'), 'VmHWM')));
  return (sum(peaks) - (await repeatedMemory(pids))) / 1024;
}

function kilobytes(text = '', name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
