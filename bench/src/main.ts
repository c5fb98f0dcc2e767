import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { endWards } from '@online-books/tools/processes/entrust';
import { onStopSignal } from '@online-books/tools/processes/onStopSignal';
import { tellStep } from '@online-books/tools/progress/tellStep';
import { inRepository } from '@online-books/tools/repository';

import { requireWrk } from './load/requireWrk.ts';
import { IDLE, loadAverage, openMachine } from './measure/Machine.ts';
import { measureWorkload } from './measure/measureWorkload.ts';
import { readOptions } from './Options.ts';
import { profileFlags, tellProfile } from './profile/profileContender.ts';
import { printTable } from './report/printTable.ts';
import type { WorkloadResult } from './report/Results.ts';
import { writeResults } from './report/writeResults.ts';
import { type RunningSupergraph, startSupergraph } from './supergraphs/startSupergraph.ts';

/** `npm run bench`: every contender under every workload. bench/README.md explains the options. */
runMain(async () => {
  const options = readOptions(process.argv.slice(3));
  onStopSignal(endWards);
  const machine = await openMachine();
  await tellStep('Looking for wrk', requireWrk);
  for (const install of new Set(options.contenders.flatMap((contender) => contender.install ?? []))) {
    await tellStep('Installing Hive Gateway for the bench', install);
  }
  const idle = await loadAverage();
  if (idle > IDLE) console.log(`Somebody else is at work on this machine (load ${idle}): the figures will be off.`);
  if (!machine.pins) console.log('Processes cannot be pinned to cores here: the figures will be off.');

  const results: WorkloadResult[] = [];
  let supergraph: RunningSupergraph | undefined;
  let served = '';
  for (const workload of options.workloads) {
    if (served !== workload.supergraph) {
      await supergraph?.stop();
      supergraph = await startSupergraph(workload.supergraph, options.delayMs, machine);
      served = workload.supergraph;
    }
    const profile = (contender: string) => `${workload.name}.${contender}.cpuprofile`;
    const nodeFlags = (contender: string) =>
      options.profile ? [...options.nodeFlags, ...profileFlags(machine, profile(contender))] : options.nodeFlags;
    const measurements = await tellStep(`${workload.name}: ${workload.title}`, (report) =>
      measureWorkload(workload, options.contenders, supergraph!, { ...options, nodeFlags }, machine, report),
    );
    results.push({ workload, measurements });
    printTable(results.slice(-1));
    if (options.profile)
      for (const measurement of measurements) await tellProfile(machine, profile(measurement.contender), measurement);
  }
  await supergraph?.stop();
  // Quick looks leave the results of the whole bench alone.
  const folder = options.isWhole ? inRepository('docs/bench') : machine.folder;
  await writeResults(folder, results, {
    machine: machine.description,
    rounds: options.rounds,
    seconds: options.seconds,
    warmUpSeconds: options.warmUpSeconds,
    nodeFlags: options.nodeFlags,
    idle,
  });
  process.exit(0);
});
