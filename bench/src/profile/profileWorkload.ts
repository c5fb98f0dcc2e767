import { type Bench, measure } from '../Bench.ts';
import type { WorkloadProfiles } from '../report/describeProfiles.ts';
import type { Workload } from '../workloads/Workload.ts';
import { profileName, readProfile } from './profileContender.ts';

const WORKLOADS = new Set(['heavy-unique', 'light-unique']);
/** Stock's executor is what compiled plans replace: it is how things were before. */
const BEFORE = 'stock';
const AFTER = 'ours';

/** Whether the whole bench shows where the time of a workload goes. */
export function isProfiled({ name }: Workload): boolean {
  return WORKLOADS.has(name);
}

/** Runs a round under the profiler. */
export async function profileWorkload(bench: Bench): Promise<WorkloadProfiles> {
  const { workload, machine, options } = bench;
  const among = options.contenders.filter(({ name }) => name === BEFORE || name === AFTER);
  const measurements = await measure({ ...bench, options: { ...options, profile: true, rounds: 1 } }, among);
  const profileOf = async (name: string) => {
    const measurement = measurements.find(({ contender }) => contender === name)!;
    const times = await readProfile(machine, profileName(workload, name), measurement);
    return { title: among.find((one) => one.name === name)!.title, cpuPerRequest: measurement.cpuPerRequest, times };
  };
  return { workload, before: await profileOf(BEFORE), after: await profileOf(AFTER) };
}
