import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { endWards } from '@online-books/tools/processes/entrust';
import { onStopSignal } from '@online-books/tools/processes/onStopSignal';
import { printStep } from '@online-books/tools/progress/printStep';
import { inRepository } from '@online-books/tools/repository';

import { type Bench, measure } from './Bench.ts';
import { withVariants } from './contenders/withVariants.ts';
import { runHostile } from './hostile/runHostile.ts';
import { requireWrk } from './load/requireWrk.ts';
import { IDLE, loadAverage, openMachine } from './measure/Machine.ts';
import { readOptions } from './Options.ts';
import { profileName, tellProfile } from './profile/profileContender.ts';
import { isProfiled, profileWorkload } from './profile/profileWorkload.ts';
import { describeProfiles, type WorkloadProfiles } from './report/describeProfiles.ts';
import { pairRatios } from './report/pairRatios.ts';
import { printPairs } from './report/printPairs.ts';
import { printTable } from './report/printTable.ts';
import type { WorkloadResult } from './report/Results.ts';
import { writeResults } from './report/writeResults.ts';
import { type RunningSupergraph, startSupergraph } from './supergraphs/startSupergraph.ts';

const [command, ...args] = process.argv.slice(3);

/** `npm run bench`: every contender under every workload. bench/README.md explains the options. */
runMain(async () => {
  if (command === 'hostile') {
    await runHostile(args);
    process.exit(0);
  }
  const options = readOptions(process.argv.slice(3));
  onStopSignal(endWards);
  const machine = await openMachine();
  await printStep('Looking for wrk', requireWrk);
  for (const install of new Set(options.contenders.flatMap((contender) => contender.install ?? []))) {
    await printStep('Installing Hive Gateway for the bench', install);
  }
  const contenders = await printStep('Preparing the contenders', () =>
    withVariants(options.contenders, options.variants, machine.folder),
  );
  const idle = await loadAverage();
  if (idle > IDLE) console.log(`Somebody else is at work on this machine (load ${idle}): the figures will be off.`);
  if (!machine.pins) console.log('Processes cannot be pinned to cores here: the figures will be off.');

  const results: WorkloadResult[] = [];
  const profiles: WorkloadProfiles[] = [];
  let supergraph: RunningSupergraph | undefined;
  let served = '';
  for (const workload of options.workloads) {
    if (served !== workload.supergraph) {
      await supergraph?.stop();
      supergraph = await startSupergraph(workload.supergraph, options.delayMs, machine);
      served = workload.supergraph;
    }
    const bench: Bench = { workload, supergraph: supergraph!, machine, options };
    const measurements = await measure(bench, contenders);
    results.push({ workload, measurements });
    printTable(results.slice(-1));
    printPairs(pairRatios(contenders, measurements));
    if (options.profile) {
      for (const measurement of measurements)
        await tellProfile(machine, profileName(workload, measurement.contender), measurement);
    }
    if (options.isWhole && isProfiled(workload)) profiles.push(await profileWorkload(bench));
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
  if (options.isWhole) await writeFile(path.join(folder, 'profiles.md'), describeProfiles(profiles));
  process.exit(0);
});
