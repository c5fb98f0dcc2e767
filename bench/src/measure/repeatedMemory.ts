import { readProcessFile } from './readProcessFile.ts';

/** The line that begins a mapping: addresses, access, offset, device and inode; the inode is 0 where no file is mapped. */
const MAPPING = /^[\da-f]+-[\da-f]+ \S+ [\da-f]+ (\S+ \d+)/;
const SHARED = /^Shared_Clean:\s+(\d+) kB/;

/** How much of processes' memory is counted more than once when theirs is added up: the files that they map together. In KiB. */
export async function repeatedMemory(pids: readonly number[]): Promise<number> {
  const mapped = await Promise.all(pids.map(async (pid) => sharedByFile((await readProcessFile(pid, 'smaps')) ?? '')));
  const files = new Set(mapped.flatMap((of) => [...of.keys()]));
  let repeated = 0;
  for (const file of files) {
    const sizes = mapped.map((of) => of.get(file) ?? 0);
    repeated += sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes);
  }
  return repeated;
}

/** How much of each file a process has resident together with others, in KiB. */
export function sharedByFile(smaps: string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let file: string | undefined;
  for (const line of smaps.split('\n')) {
    const [, mapping] = MAPPING.exec(line) ?? [];
    if (mapping) file = mapping.endsWith(' 0') ? undefined : mapping;
    const [, shared] = SHARED.exec(line) ?? [];
    if (shared && file) sizes.set(file, (sizes.get(file) ?? 0) + Number(shared));
  }
  return sizes;
}
