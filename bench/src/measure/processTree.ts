import { readdir } from 'node:fs/promises';

import { type ProcessStat, processStat } from './processStat.ts';

/** A process and all that it has started, those that these have started included, as far as they are alive: by their ids. */
export async function processTree(pid: number): Promise<ReadonlyMap<number, ProcessStat>> {
  const running = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const stats = new Map<number, ProcessStat>();
  await Promise.all(
    running.map(async (id) => {
      const stat = await processStat(id);
      if (stat) stats.set(id, stat);
    }),
  );
  const tree = new Map<number, ProcessStat>();
  const add = (id: number): void => {
    tree.set(id, stats.get(id)!);
    for (const [child, { parent }] of stats) if (parent === id) add(child);
  };
  if (stats.has(pid)) add(pid);
  return tree;
}
