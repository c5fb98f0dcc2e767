import { contenders } from '../contenders/contenders.ts';
import type { Measurement } from '../measure/Measurement.ts';
import { type Bar, bars, furtherBars } from './bars.ts';
import { type BarReached, reachBar } from './reachBar.ts';
import type { WorkloadResult } from './Results.ts';
import { figure } from './tableRows.ts';

const NAMES = { rps: 'answers a second', p50: 'p50', p99: 'p99', peakMemory: 'peak memory' };
/** A core that is less busy, in percent, waits for others. */
const BUSY = 95;

/** The bars and what the run reached, as a table; empty if the run measured none. */
export function describeBars(results: readonly WorkloadResult[]): string[] {
  const reached = bars.flatMap((bar) => reachBar(bar, results) ?? []);
  if (reached.length === 0) return [];
  return [
    '## What was demanded, and what is reached',
    '',
    'The floor sends the same requests and answers the same bytes without being a gateway: nothing on Node can be better, and a',
    'bar above the floor cannot be met on this machine.',
    '',
    '|  | demanded | reached | met | the floor reaches | what stands in the way |',
    '| --- | --- | ---: | --- | ---: | --- |',
    ...reached.map(row),
    '',
    ...describeFurther(results),
  ];
}

function row(reached: BarReached): string {
  const { bar, times, floorTimes, isMet } = reached;
  const cells = [
    `${bar.workload}: ${NAMES[bar.figure]}`,
    demand(bar),
    ratio(bar, times),
    isMet ? 'yes' : '**no**',
    floorTimes === undefined ? '' : ratio(bar, floorTimes),
    isMet ? '' : obstacle(reached),
  ];
  return `| ${cells.join(' | ')} |`;
}

function demand({ figure: of, against, times }: Bar): string {
  const other = contenders.find(({ name }) => name === against)!.title;
  if (of === 'rps') return `at least ${times} × ${other}`;
  return times > 1 ? `at most 1/${times} of ${other}'s` : `below ${other}'s`;
}

function ratio(bar: Bar, times: number): string {
  return bar.figure === 'rps' || times < 1
    ? `${figure(bar.figure === 'rps' ? times : 1 / times)} ×`
    : `1/${figure(times)}`;
}

/** What the figures themselves say of why a bar is not met. */
function obstacle({ bar, own, other, floor, floorTimes }: BarReached): string {
  if (!floor || floorTimes === undefined) return '';
  if (floorTimes < bar.times) return `not even the floor gets there${idleness(bar, floor)}`;
  if (bar.figure === 'rps') {
    const allowed = 1_000 / (bar.times * other.rps);
    return `${figure(own.cpuPerRequest)} ms of processor time a request, the floor ${figure(floor.cpuPerRequest)}; the bar is at ${figure(allowed)}${idleness(bar, own)}`;
  }
  const unit = bar.figure === 'peakMemory' ? 'MiB' : 'ms';
  const [mine, floors, limit] = [own[bar.figure], floor[bar.figure], other[bar.figure] / bar.times].map(figure);
  return `${mine} ${unit}, the floor ${floors}; the bar is at ${limit}`;
}

function idleness({ figure: of }: Bar, { cpu }: Measurement): string {
  if (of !== 'rps' || cpu >= BUSY) return '';
  return `; its core was busy ${Math.round(cpu)} % of the time, waiting for the subgraphs and the load on the other one`;
}

/** In a sentence each, where the bars that hold everywhere are missed. */
function describeFurther(results: readonly WorkloadResult[]): string[] {
  const reached = furtherBars.flatMap((bar) => reachBar(bar, results) ?? []);
  return (['p99', 'peakMemory'] as const).flatMap((of) => {
    const all = reached.filter(({ bar }) => bar.figure === of);
    if (all.length === 0) return [];
    const missed = all.filter(({ isMet }) => !isMet).map((one) => `${one.bar.workload} (${told(one)})`);
    const rest = missed.length === 0 ? '' : `; not so ${missed.join(', ')}`;
    return [`Of ${all.length} other workloads ${all.length - missed.length} meet the bar of ${NAMES[of]}${rest}.`, ''];
  });
}

function told({ bar, times, floorTimes }: BarReached): string {
  return ratio(bar, times) + (floorTimes === undefined ? '' : `, the floor ${ratio(bar, floorTimes)}`);
}
