/** What no answer to a client may tell, by what it is a trace of. */
const TRACES: Readonly<Record<string, RegExp>> = {
  'a stack': /\bat (?:async )?(?:[\w.<>$ ]+ \()?(?:file:|node:|\/)[^\s)"]*:\d+:\d+/,
  'an address': /\b(?:127\.0\.0\.1|localhost|\[::1\]|(?:\d{1,3}\.){3}\d{1,3}):\d+/,
  'a connection': /\bE(?:CONN[A-Z]+|NOTFOUND|TIMEDOUT|PIPE|AI_AGAIN|HOSTUNREACH)\b|\bUND_ERR_[A-Z]+/,
  'a statement': /\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\bUPDATE\b.+\bSET\b|\bDELETE FROM\b|\bSQLSTATE\b|\bsqlState\b/,
  'a database': /\bprisma\b|\bP[12]\d{3}\b|\bmariadb\b|\binnodb\b|\bER_[A-Z]+_/i,
  'a file':
    /file:\/\/|\bnode_modules\b|\/[\w.@-]+\.(?:[cm]?[jt]s|graphql|prisma|sql)\b|"\/(?:home|usr|tmp|var|app|root)\//,
};

/** What an answer tells of the inside of the services: `a stack`, `a file`, … */
export function findTraces(answer: string): string[] {
  return Object.entries(TRACES)
    .filter(([, trace]) => trace.test(answer))
    .map(([name]) => name);
}

const leaks: Error[] = [];

/**
 * Refuses an answer that tells anything of the inside of the services, and keeps in mind that there was one.
 *
 * @throws Error with the answer
 */
export function refuseTraces(answer: string): void {
  const traces = findTraces(answer);
  if (traces.length === 0) return;
  const leak = new Error(`An answer has traces of ${traces.join(', ')}: ${answer}`);
  leaks.push(leak);
  throw leak;
}

/** What was refused since this was asked last. */
export function takeLeaks(): readonly Error[] {
  return leaks.splice(0);
}
