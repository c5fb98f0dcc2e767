/** An amount, and the time in which it refills. */
export interface Rate {
  readonly amount: number;
  /** In milliseconds. */
  readonly interval: number;
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const RATE = /^(\d+)\/(\d*)([smhd])$/;

/** Parses a rate such as `100/1m`, `100/m` or `5/24h`; null if it is malformed. */
export function parseRate(text: string): Rate | null {
  const [, amount, count, unit] = RATE.exec(text) ?? [];
  const rate = { amount: Number(amount), interval: Number(count || 1) * UNITS[unit as keyof typeof UNITS] };
  return rate.amount > 0 && rate.interval > 0 ? rate : null;
}
