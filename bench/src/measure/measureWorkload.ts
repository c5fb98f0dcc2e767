import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import type { Report } from '@online-books/tools/progress/Step';

import type { Contender } from '../contenders/Contender.ts';
import type { RunningSupergraph } from '../supergraphs/startSupergraph.ts';
import { numbered, type Workload } from '../workloads/Workload.ts';
import { requestOnce } from './requestOnce.ts';
import type { Machine } from './Machine.ts';
import { type Measurement, type Round, summarise } from './Measurement.ts';
import { measureRound } from './measureRound.ts';
import { peakMemory } from './processUsage.ts';
import { recordTraces } from './recordTraces.ts';
import { type RunningContender, startContender } from './startContender.ts';
import { verifyAnswers } from './verifyAnswers.ts';

export interface MeasureOptions {
  readonly rounds: number;
  /** Of each round. */
  readonly seconds: number;
  /** Of load before the first round. */
  readonly warmUpSeconds: number;
  /** Flags of Node that a contender gets; the same for all that are compared. */
  readonly nodeFlags: (contender: string) => readonly string[];
}

/** No two requests of a contender's life have the same number. */
const NUMBERS_PER_ROUND = 400_000;
const FIRST_NUMBER = 1_100_000;

/** What an answer may be longer or shorter than those compared, for its numbers and its head. */
const LENGTH_TOLERANCE = 0.02;
const HEAD_BYTES = 1_000;

/** Measures contenders under a workload: each in a fresh process, round by round in turn. */
export async function measureWorkload(
  workload: Workload,
  contenders: readonly Contender[],
  supergraph: RunningSupergraph,
  options: MeasureOptions,
  machine: Machine,
  report: Report,
): Promise<Measurement[]> {
  const running: RunningContender[] = [];
  try {
    report('starting');
    let traces = '';
    for (const contender of contenders) {
      const nodeFlags = options.nodeFlags(contender.name);
      if (contender.name === 'floor') {
        report('recording the subgraph requests for the floor');
        traces = await recordTraces(workload, running[0]!, supergraph, machine);
      }
      running.push(await startContender(contender, { supergraph: supergraph.file, traces, nodeFlags }, machine));
    }
    report('comparing answers');
    const answerBytes = await verifyAnswers(workload, running);

    const bodies = path.join(machine.folder, `${workload.name}.bodies`);
    await writeFile(bodies, `${workload.bodies.join('\n')}\n`);
    const load = (round: number, seconds: number) => ({
      connections: workload.connections,
      seconds,
      bodies,
      first: FIRST_NUMBER + round * NUMBERS_PER_ROUND,
    });
    for (const contender of running) {
      report(`warming up ${contender.contender.title}`);
      if (workload.primed)
        for (const body of workload.bodies) await requestOnce(contender.url, numbered(body, FIRST_NUMBER));
      await measureRound(contender, load(0, options.warmUpSeconds), supergraph, machine);
    }

    const rounds = new Map<RunningContender, Round[]>(running.map((contender) => [contender, []]));
    for (let round = 1; round <= options.rounds; round++) {
      for (let turn = 0; turn < running.length; turn++) {
        // Another one begins each time.
        const contender = running[(turn + round) % running.length]!;
        report(`round ${round} of ${options.rounds}: ${contender.contender.title}`);
        const measured = await measureRound(contender, load(round, options.seconds), supergraph, machine);
        checkLengths(workload, contender, measured, answerBytes.get(contender)!);
        rounds.get(contender)!.push(measured);
      }
    }
    return await Promise.all(
      running.map(async (contender) =>
        summarise(contender.contender.name, rounds.get(contender)!, await peakMemory(contender.pid)),
      ),
    );
  } finally {
    await Promise.all(running.map((contender) => contender.stop()));
  }
}

/** Under load, answers must be as long as those that were compared: an error would be shorter, and fast. */
function checkLengths(
  { name, bodies }: Workload,
  { contender }: RunningContender,
  round: Round,
  expected: number,
): void {
  if (round.failed > 0) throw new OperatorError(`${name}: ${round.failed} requests to ${contender.title} failed.`);
  const bytes = round.bytes / round.requests;
  const isOff = bytes < expected * (1 - LENGTH_TOLERANCE) || bytes > expected * (1 + LENGTH_TOLERANCE) + HEAD_BYTES;
  if (bodies.length === 1 && isOff) {
    throw new OperatorError(
      `${name}: answers of ${contender.title} have ${Math.round(bytes)} bytes under load, ${Math.round(expected)} otherwise.`,
    );
  }
}
