import { endWards } from '@online-books/tools/processes/entrust';
import { onStopSignal } from '@online-books/tools/processes/onStopSignal';
import { silently } from '@online-books/tools/progress/Step';
import { printStep } from '@online-books/tools/progress/printStep';
import { inRepository } from '@online-books/tools/repository';

import { openMachine } from '../measure/Machine.ts';
import { flood } from './Clients.ts';
import { readHostileOptions } from './HostileOptions.ts';
import type { HostileRun } from './HostileRun.ts';
import { plain } from './kinds/kinds.ts';
import { type KindMeasurement, measureKind } from './measureKind.ts';
import { printHostile } from './report/printHostile.ts';
import { writeHostile } from './report/writeHostile.ts';
import { startTarget } from './startTarget.ts';

const WARM_UP_MS = 3_000;
/** What everything is compared to is measured longer. */
const PLAIN_PHASES = 4;

/** `npm run bench -- hostile`: what each kind of hostile request costs. bench/README.md explains the options. */
export async function runHostile(args: string[]): Promise<void> {
  const { checkout, label, phaseMs, json, nodeFlags, isWhole, ...options } = readHostileOptions(args);
  onStopSignal(endWards);
  const machine = await openMachine();
  const target = await startTarget(checkout, nodeFlags, machine);
  await flood({ url: target.url, kind: plain, size: 1, forMs: WARM_UP_MS, most: Infinity });
  const step = json ? silently : printStep;
  const measured: KindMeasurement[] = [];
  for (const kind of [plain, ...options.kinds]) {
    measured.push(
      await step(`${kind.name}: ${kind.title}`, () =>
        measureKind(target, kind, kind === plain ? PLAIN_PHASES * phaseMs : phaseMs),
      ),
    );
  }
  await target.stop();
  const [ofPlain, ...kinds] = measured as [KindMeasurement, ...KindMeasurement[]];
  const { cpu, node } = machine.description;
  const run: HostileRun = { label, cpu, node, plain: ofPlain, kinds };
  // Quick looks leave the results of whole runs alone.
  await writeHostile(isWhole ? inRepository('docs/bench') : machine.folder, run);
  if (json) console.log(JSON.stringify(run, null, 2));
  else printHostile(run);
}
