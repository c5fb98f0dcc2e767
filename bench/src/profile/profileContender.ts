import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '@online-books/tools/repository';

import type { Machine } from '../measure/Machine.ts';
import type { Measurement } from '../measure/Measurement.ts';
import { selfTimes } from './selfTimes.ts';

const SHOWN = 30;

/** Flags by which Node writes a profile when it exits. */
export function profileFlags({ folder }: Machine, name: string): readonly string[] {
  return ['--cpu-prof', `--cpu-prof-dir=${path.join(folder, 'profiles')}`, `--cpu-prof-name=${name}`];
}

/** Prints the functions in which a contender spent most of the measured rounds. */
export async function tellProfile(
  { folder }: Machine,
  name: string,
  { contender, rounds }: Measurement,
): Promise<void> {
  const file = path.join(folder, 'profiles', name);
  const times = selfTimes(JSON.parse(await readFile(file, 'utf8')), rounds);
  const total = times.reduce((sum, { micros }) => sum + micros, 0);
  console.log(`${contender}: self time (${path.relative(root, file)})`);
  for (const { name: callee, url, micros } of times.slice(0, SHOWN)) {
    const percent = ((100 * micros) / total).toFixed(1).padStart(5);
    console.log(`${percent} %  ${callee.padEnd(34)} ${url.replace(pathToFileURL(root).href, '')}`);
  }
  console.log();
}
