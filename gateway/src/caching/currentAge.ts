/** By how much the clocks of a server and of the gateway may differ before `Date` counts. In seconds. */
const CLOCK_TOLERANCE = 5;

/** In seconds, as of all times (RFC 9111, section 1.2.2). */
const MAX_SECONDS = 2 ** 31;

/** Responses of one second have the same `Date`. */
let lastDate: string | undefined;
let lastTime = Number.NaN;

/**
 * How old a response is when it comes (RFC 9111, section 4.2.3), in seconds: by its `Age`, of which the first member counts and what is no
 * number of seconds does not (section 5.1), and by its `Date`, for caches on the way that do not say `Age`.
 *
 * @param now in milliseconds since the epoch
 */
export function currentAge(age: string | undefined, date: string | undefined, now: number): number {
  const [first = ''] = age?.split(',', 1) ?? [];
  const said = /^\d+$/.test(first.trim()) ? Math.min(Number(first), MAX_SECONDS) : 0;
  if (date === undefined) return said;
  if (date !== lastDate) {
    lastDate = date;
    lastTime = Date.parse(date);
  }
  const apparent = Math.floor((now - lastTime) / 1_000);
  return apparent > Math.max(said, CLOCK_TOLERANCE) ? apparent : said;
}
