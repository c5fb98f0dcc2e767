import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';

/**
 * Does some work when its input files are not the same as at the last time that it succeeded. A stamp remembers their hash; it
 * is written when the work is complete, so that work that fails or is cut off is done again.
 *
 * @param stampFile lies among the outputs, so that it goes when they go
 */
export async function whenChanged(
  inputs: readonly string[],
  stampFile: string,
  work: () => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(await readFile(input));
  const stamp = hash.digest('hex');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
  await rm(stampFile, { force: true });
  await work();
  await writeFile(stampFile, stamp);
}
