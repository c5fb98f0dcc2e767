import type { Measurement } from '../measure/Measurement.ts';
import type { Bar } from './bars.ts';
import type { WorkloadResult } from './Results.ts';

/** How far this gateway came in a run. */
export interface BarReached {
  readonly bar: Bar;
  readonly own: Measurement;
  readonly other: Measurement;
  /** Missing where it was not measured. */
  readonly floor: Measurement | undefined;
  /** How many times better than the other contender. */
  readonly times: number;
  /** How many times better the floor is, and so a gateway can be at most. */
  readonly floorTimes: number | undefined;
  readonly isMet: boolean;
}

/** Compares a run's results with a bar; undefined if the run did not measure it. */
export function reachBar(bar: Bar, results: readonly WorkloadResult[]): BarReached | undefined {
  const { measurements = [] } = results.find(({ workload }) => workload.name === bar.workload) ?? {};
  const of = (name: string) => measurements.find(({ contender }) => contender === name);
  const [own, other, floor] = [of('ours'), of(bar.against), of('floor')];
  if (!own || !other) return undefined;
  const timesBetter = (one: Measurement) =>
    bar.figure === 'rps' ? one.rps / other.rps : other[bar.figure] / one[bar.figure];
  const times = timesBetter(own);
  const isMet = bar.times > 1 ? times >= bar.times : times > 1;
  return { bar, own, other, floor, times, floorTimes: floor && timesBetter(floor), isMet };
}
