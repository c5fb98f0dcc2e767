/** The clock difference between a server and the gateway up to which `Date` is ignored. In seconds. */
const CLOCK_TOLERANCE = 5;

/** In seconds (RFC 9111, section 1.2.2). */
const MAX_SECONDS = 2 ** 31;

/** Caches the last parsed `Date`: all responses within a second have the same one. */
let lastDate: string | undefined;
let lastTime = Number.NaN;

/**
 * The age of a response on arrival (RFC 9111, section 4.2.3), in seconds. `Age` is read as section 5.1 says: the first member counts, and
 * a value that is not a number of seconds is ignored. `Date` covers intermediate caches that do not send `Age`.
 *
 * @param now in milliseconds since the epoch
 */
export function currentAge(age: string | undefined, date: string | undefined, now: number): number {
  const [first = ''] = age?.split(',', 1) ?? [];
  const declared = /^\d+$/.test(first.trim()) ? Math.min(Number(first), MAX_SECONDS) : 0;
  if (date === undefined) return declared;
  if (date !== lastDate) {
    lastDate = date;
    lastTime = Date.parse(date);
  }
  const apparent = Math.floor((now - lastTime) / 1_000);
  return apparent > Math.max(declared, CLOCK_TOLERANCE) ? apparent : declared;
}
