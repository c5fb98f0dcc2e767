import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from '@online-books/tools/repository';

import { fileName } from '../measure/fileName.ts';
import type { Machine } from '../measure/Machine.ts';
import type { Measurement } from '../measure/Measurement.ts';
import type { Workload } from '../workloads/Workload.ts';
import { type SelfTime, selfTimes } from './selfTimes.ts';

const SHOWN = 30;

/** The file of a contender's profile under a workload. */
export function profileName({ name }: Workload, contender: string): string {
  return `${name}.${fileName(contender)}.cpuprofile`;
}

/** Flags by which Node writes a profile when it exits. */
export function profileFlags(machine: Machine, name: string): readonly string[] {
  const { dir, base } = path.parse(profilePath(machine, name));
  return ['--cpu-prof', `--cpu-prof-dir=${dir}`, `--cpu-prof-name=${base}`];
}

/** Where a contender spent the measured rounds. */
export async function readProfile(machine: Machine, name: string, { rounds }: Measurement): Promise<SelfTime[]> {
  return selfTimes(JSON.parse(await readFile(profilePath(machine, name), 'utf8')), rounds);
}

/** Prints the functions in which a contender spent most of the measured rounds. */
export async function tellProfile(machine: Machine, name: string, measurement: Measurement): Promise<void> {
  const times = await readProfile(machine, name, measurement);
  const total = times.reduce((sum, { micros }) => sum + micros, 0);
  console.log(`${measurement.contender}: self time (${path.relative(root, profilePath(machine, name))})`);
  for (const { name: callee, url, micros } of times.slice(0, SHOWN)) {
    const percent = ((100 * micros) / total).toFixed(1).padStart(5);
    console.log(`${percent} %  ${callee.padEnd(34)} ${url.replace(pathToFileURL(root).href, '')}`);
  }
  console.log();
}

function profilePath({ folder }: Machine, name: string): string {
  return path.join(folder, 'profiles', name);
}
