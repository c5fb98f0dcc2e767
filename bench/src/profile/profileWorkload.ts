import { type Bench, measure } from '../Bench.ts';
import type { WorkloadProfiles } from '../report/describeProfiles.ts';
import type { Workload } from '../workloads/Workload.ts';
import { profileName, readProfile } from './profileContender.ts';

const WORKLOADS = new Set(['heavy-unique', 'light-unique']);
const CONTENDERS = new Set(['ours', 'stock']);

/** Whether the whole bench shows where the time of a workload goes. */
export function isProfiled({ name }: Workload): boolean {
  return WORKLOADS.has(name);
}

/** Runs a round under the profiler. */
export async function profileWorkload(bench: Bench): Promise<WorkloadProfiles> {
  const { workload, machine, options } = bench;
  const among = options.contenders.filter(({ name }) => CONTENDERS.has(name));
  const measurements = await measure({ ...bench, options: { ...options, profile: true, rounds: 1 } }, among);
  const profiles = measurements.map(async (measurement, index) => ({
    title: among[index]!.title,
    cpuPerRequest: measurement.cpuPerRequest,
    times: await readProfile(machine, profileName(workload, measurement.contender), measurement),
  }));
  return { workload, contenders: await Promise.all(profiles) };
}
