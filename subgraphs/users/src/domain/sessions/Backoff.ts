import { secondsAfter } from '../secondsAfter.ts';

/** How failures slow down what follows them: some are free, and each further one doubles the delay. */
export interface BackoffPolicy {
  /** So many failures have no consequence. */
  readonly freeFailures: number;
  /** After the last of them. */
  readonly firstDelaySeconds: number;
  readonly maxDelaySeconds: number;
  /** Failures are forgotten when none has come for so long. At least the longest delay. */
  readonly forgetAfterSeconds: number;
}

/** The failures so far. */
export interface Backoff {
  readonly failures: number;
  /** No attempt is tried before this moment. */
  readonly nextAt: Date;
  /** When the failures are forgotten. */
  readonly expiresAt: Date;
}

/** What one more failure makes of them. Null: there have been none. */
export function withFailure(backoff: Backoff | null, policy: BackoffPolicy, now: Date): Backoff {
  const failures = (backoff && backoff.expiresAt > now ? backoff.failures : 0) + 1;
  return {
    failures,
    nextAt: secondsAfter(now, delaySeconds(failures, policy)),
    expiresAt: secondsAfter(now, policy.forgetAfterSeconds),
  };
}

function delaySeconds(failures: number, { freeFailures, firstDelaySeconds, maxDelaySeconds }: BackoffPolicy): number {
  if (failures < freeFailures) return 0;
  return Math.min(maxDelaySeconds, firstDelaySeconds * 2 ** (failures - freeFailures));
}

/** The moment at which all of them let an attempt pass; null where they do now. */
export function delayedUntil(backoffs: readonly Backoff[], now: Date): Date | null {
  const moments = backoffs.filter(({ nextAt }) => nextAt > now).map(({ nextAt }) => nextAt.getTime());
  return moments.length > 0 ? new Date(Math.max(...moments)) : null;
}
