import type { Contender } from '../contenders/Contender.ts';
import { type Measurement, median, type Round } from '../measure/Measurement.ts';

/** A contender compared with a variant of it, round by round: medians of the ratios, which are steadier than the figures. */
export interface PairRatios {
  readonly name: string;
  readonly variant: string;
  /** Answers a second, of the contender to those of the variant. More than 1 is better. */
  readonly rps: number;
  /** Processor time a request, of the variant to that of the contender. More than 1 is better. */
  readonly cpu: number;
  /** Latencies, of the variant to those of the contender. More than 1 is better. */
  readonly p50: number;
  readonly p99: number;
}

export function pairRatios(contenders: readonly Contender[], measurements: readonly Measurement[]): PairRatios[] {
  const of = (name: string) => measurements.find(({ contender }) => contender === name);
  return contenders.flatMap(({ name: variant, variantOf }) => {
    const [own, other] = [of(variantOf ?? ''), of(variant)];
    return variantOf !== undefined && own && other ? [ratiosOf(variantOf, variant, own, other)] : [];
  });
}

function ratiosOf(name: string, variant: string, own: Measurement, other: Measurement): PairRatios {
  const middle = (ratio: (one: Round, two: Round) => number) =>
    median(own.rounds.map((round, index) => ratio(round, other.rounds[index]!)));
  return {
    name,
    variant,
    rps: middle((one, two) => rate(one) / rate(two)),
    cpu: middle((one, two) => cpu(two) / cpu(one)),
    p50: middle((one, two) => two.p50 / one.p50),
    p99: middle((one, two) => two.p99 / one.p99),
  };
}

function rate({ requests, seconds }: Round): number {
  return requests / seconds;
}

function cpu({ cpuSeconds, requests }: Round): number {
  return cpuSeconds / requests;
}
