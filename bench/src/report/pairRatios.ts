import type { Contender } from '../contenders/Contender.ts';
import { type Measurement, median, type Round } from '../measure/Measurement.ts';

/**
 * The figures of a contender divided by those of a variant of it: medians of the ratios of each round, which are steadier than the
 * figures themselves.
 */
export interface PairRatios {
  readonly name: string;
  readonly variant: string;
  /** Answers a second. */
  readonly rps: number;
  /** Processor time a request. */
  readonly cpu: number;
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
    cpu: middle((one, two) => cpu(one) / cpu(two)),
    p50: middle((one, two) => one.p50 / two.p50),
    p99: middle((one, two) => one.p99 / two.p99),
  };
}

function rate({ requests, seconds }: Round): number {
  return requests / seconds;
}

function cpu({ cpuSeconds, requests }: Round): number {
  return cpuSeconds / requests;
}
