import { partOf } from '../profile/partOf.ts';
import type { SelfTime } from '../profile/selfTimes.ts';
import type { Workload } from '../workloads/Workload.ts';
import { figure } from './tableRows.ts';

/** Where a request's time went under a workload, before plans were compiled and after. */
export interface WorkloadProfiles {
  readonly workload: Workload;
  readonly before: ContenderProfile;
  readonly after: ContenderProfile;
}

interface ContenderProfile {
  readonly title: string;
  /** Processor time a request, in milliseconds. */
  readonly cpuPerRequest: number;
  readonly times: readonly SelfTime[];
}

/** Smaller parts of every contender's time are combined. */
const SMALL_SHARE = 0.015;
const OTHERS = 'all else';

/** The profiles as a table for each workload, a row a part. */
export function describeProfiles(profiles: readonly WorkloadProfiles[]): string {
  return [
    '# Where the time goes, before and after',
    '',
    `Milliseconds of processor time a request, by whose code was running. *Before* is \`@apollo/gateway\` with its own executor and`,
    'HTTP client behind Apollo Server, as users of it have it. *After* is this gateway, which keeps its loading of supergraphs and',
    "replaces what executes. Written by `npm run bench`, of rounds of their own, in which V8's sampling profiler was on and slowed",
    'everything down a little.',
    '',
    ...profiles.flatMap(describeWorkload),
  ].join('\n');
}

function describeWorkload({ workload, before, after }: WorkloadProfiles): string[] {
  return [
    `## ${workload.name}`,
    '',
    `${figure(before.cpuPerRequest)} ms before, ${figure(after.cpuPerRequest)} ms after: ${figure(before.cpuPerRequest / after.cpuPerRequest)} times less.`,
    '',
    `|  | before: ${before.title} | after: ${after.title} |`,
    '| --- | ---: | ---: |',
    ...partRows([before, after]),
    `| together | ${figure(before.cpuPerRequest)} | ${figure(after.cpuPerRequest)} |`,
    '',
  ];
}

function partRows(contenders: readonly ContenderProfile[]): string[] {
  const shares = contenders.map(({ times }) => sharesOf(times));
  const parts = [...new Set(shares.flatMap((of) => [...of.keys()]))];
  const isLarge = (part: string) => shares.some((of) => (of.get(part) ?? 0) >= SMALL_SHARE);
  const sum = (of: ReadonlyMap<string, number>, among: readonly string[]) =>
    among.reduce((total, part) => total + (of.get(part) ?? 0), 0);
  const rowOf = (title: string, among: readonly string[]) => {
    const milliseconds = contenders.map(({ cpuPerRequest }, index) => cpuPerRequest * sum(shares[index]!, among));
    return { title, milliseconds, longest: Math.max(...milliseconds) };
  };
  const rows = parts.filter(isLarge).map((part) => rowOf(part, [part]));
  rows.sort((one, other) => other.longest - one.longest);
  rows.push(
    rowOf(
      OTHERS,
      parts.filter((part) => !isLarge(part)),
    ),
  );
  return rows.map(({ title, milliseconds }) => `| ${title} | ${milliseconds.map(cell).join(' | ')} |`);
}

function cell(milliseconds: number): string {
  return milliseconds === 0 ? '' : milliseconds.toFixed(3);
}

function sharesOf(times: readonly SelfTime[]): Map<string, number> {
  const total = times.reduce((sum, { micros }) => sum + micros, 0);
  const shares = new Map<string, number>();
  for (const time of times) {
    const part = partOf(time);
    shares.set(part, (shares.get(part) ?? 0) + time.micros / total);
  }
  return shares;
}
