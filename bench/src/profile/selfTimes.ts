/** What is read of V8's `.cpuprofile`. Times are in microseconds, by the monotonic clock. */
interface Profile {
  readonly startTime: number;
  readonly nodes: ReadonlyArray<{
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }>;
  readonly samples: readonly number[];
  /** The time before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  readonly url: string;
  readonly micros: number;
}

/** How long each function itself was at work during the given spans, the longest first; idle time is left out. */
export function selfTimes(
  { startTime, nodes, samples, timeDeltas }: Profile,
  spans: ReadonlyArray<{ readonly from: number; readonly to: number }>,
): SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, { name: string; url: string; micros: number }>();
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index]!;
    at += delta;
    const { functionName, url, lineNumber } = frames.get(id)!;
    if (functionName === '(idle)' || !spans.some(({ from, to }) => at >= from && at <= to)) continue;
    const key = `${functionName}\n${url}\n${lineNumber}`;
    const time = times.get(key) ?? {
      name: functionName || '(anonymous)',
      url: url && `${url}:${lineNumber + 1}`,
      micros: 0,
    };
    time.micros += delta;
    times.set(key, time);
  }
  return [...times.values()].sort((one, other) => other.micros - one.micros);
}
