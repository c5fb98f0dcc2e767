import { cpuPerKilobyte, type HostileRun } from '../HostileRun.ts';
import type { KindMeasurement } from '../measureKind.ts';

export const HOSTILE_COLUMNS = [
  'Kind',
  'Answer',
  'KB at n',
  'CPU/KB at n',
  '2n',
  '4n',
  'CPU/request at 4n',
  'p99 alone',
  'p99 beside',
  'Charged',
];

/** The cells of a run's table, a row a kind. CPU is given as times that of a plain request, p99 in milliseconds. */
export function hostileRows({ plain, kinds }: HostileRun): string[][] {
  const [ofPlain] = plain.sizes as [KindMeasurement['sizes'][number]];
  return [plain, ...kinds].map(({ name, answer, sizes, p99Alone, p99Beside, isCharged }) => [
    name,
    answer,
    ratio(sizes[0]!.bytes / 1024),
    ...sizes.map((size) => ratio(cpuPerKilobyte(size) / cpuPerKilobyte(ofPlain))),
    ratio(sizes.at(-1)!.cpu / ofPlain.cpu),
    p99Alone.toFixed(0),
    p99Beside.toFixed(0),
    isCharged ? 'yes' : 'no',
  ]);
}

/** Two digits that count, and no more than two behind the point. */
function ratio(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 0 : value >= 1 ? 1 : 2);
}
