import { setTimeout as delay } from 'node:timers/promises';

import { cpuSeconds } from '../measure/processUsage.ts';
import { behaveWell, flood } from './Clients.ts';
import type { HostileKind } from './HostileKind.ts';
import type { HostileTarget } from './startTarget.ts';

/** What a kind of request costs at one size. */
export interface SizeCost {
  /** Of one request. */
  readonly bytes: number;
  /** Of one request, in milliseconds of processor time. */
  readonly cpu: number;
}

export interface KindMeasurement {
  readonly name: string;
  readonly title: string;
  /** How it was answered at its largest size: `400 BAD_REQUEST`, `200`, or `none`. */
  readonly answer: string;
  /** At once, twice and four times its smallest size. */
  readonly sizes: readonly SizeCost[];
  /** Of a well-behaved client, in milliseconds: alone, and beside one client that sends this without a pause. */
  readonly p99Alone: number;
  readonly p99Beside: number;
  /** Whether a client that goes on is sent away with 429. */
  readonly isCharged: boolean;
}

const SIZES = [1, 2, 4];
/** A request more than the rate limit's amount, which is small. */
const PROBES = 16;

/** Measures one kind of request against a running gateway. @param phaseMs how long each phase takes */
export async function measureKind(
  { url, limitedUrl, pids }: HostileTarget,
  kind: HostileKind,
  phaseMs: number,
): Promise<KindMeasurement> {
  const cpu = async () => (await Promise.all(pids.map(cpuSeconds))).reduce((sum, seconds) => sum + seconds, 0);
  const settle = async () => {
    await delay(50);
    return cpu();
  };
  const sizes: SizeCost[] = [];
  let answer = 'none';
  for (const size of SIZES) {
    await flood({ url, kind, size, forMs: 0, most: 1 });
    const before = await settle();
    const sent = await flood({ url, kind, size, forMs: phaseMs, most: Infinity });
    const spent = (await settle()) - before;
    sizes.push({ bytes: sent.bytes / sent.requests, cpu: (spent * 1_000) / sent.requests });
    const { status, code } = sent.answer;
    answer = status === 0 ? 'none' : [status, code].filter(Boolean).join(' ');
  }
  const alone = await behaveWell(url, phaseMs);
  const [beside] = await Promise.all([
    behaveWell(url, phaseMs * 2),
    flood({ url, kind, size: SIZES.at(-1)!, forMs: phaseMs * 2, most: Infinity }),
  ]);
  const probe = await flood({
    url: limitedUrl,
    kind,
    size: 1,
    forMs: phaseMs * 4,
    most: PROBES,
    fromOneAddress: true,
    isEnough: ({ status }) => status === 429,
  });
  return {
    name: kind.name,
    title: kind.title,
    answer,
    sizes,
    p99Alone: percentile(alone, 0.99),
    p99Beside: percentile(beside, 0.99),
    isCharged: probe.answer.status === 429,
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
