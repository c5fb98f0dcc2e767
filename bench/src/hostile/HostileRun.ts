import type { KindMeasurement, SizeCost } from './measureKind.ts';

/** The results of one run. */
export interface HostileRun {
  readonly label: string;
  readonly cpu: string;
  readonly node: string;
  /** A plain request, to which everything is compared. */
  readonly plain: KindMeasurement;
  readonly kinds: readonly KindMeasurement[];
}

/** Processor time a kilobyte, in milliseconds. */
export function cpuPerKilobyte({ cpu, bytes }: SizeCost): number {
  return (cpu * 1024) / bytes;
}
