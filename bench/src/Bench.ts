import { printStep } from '@online-books/tools/progress/printStep';

import type { Contender } from './contenders/Contender.ts';
import type { Machine } from './measure/Machine.ts';
import type { Measurement } from './measure/Measurement.ts';
import { measureWorkload } from './measure/measureWorkload.ts';
import type { Options } from './Options.ts';
import { profileFlags, profileName } from './profile/profileContender.ts';
import type { RunningSupergraph } from './supergraphs/startSupergraph.ts';
import type { Workload } from './workloads/Workload.ts';

/** What one workload is measured with. */
export interface Bench {
  readonly workload: Workload;
  readonly supergraph: RunningSupergraph;
  readonly machine: Machine;
  readonly options: Options;
}

/** Measures contenders, and profiles them meanwhile if the options say so. */
export function measure({ workload, supergraph, machine, options }: Bench, among: readonly Contender[]) {
  const profile = (contender: string) =>
    options.profile ? profileFlags(machine, profileName(workload, contender)) : [];
  const nodeFlags = (contender: string) => [...options.nodeFlags, ...profile(contender)];
  return printStep<Measurement[]>(
    `${workload.name}: ${workload.title}${options.profile ? ', profiled' : ''}`,
    (report) => measureWorkload(workload, among, supergraph, { ...options, nodeFlags }, machine, report),
  );
}
