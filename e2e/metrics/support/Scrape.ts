/** What a service's metrics say at one moment. */
export class Scrape {
  readonly text: string;
  /** By name and labels, as they are written. */
  readonly #values = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
    for (const line of text.split('\n')) {
      const [, series, value] = /^([a-z_]+(?:\{.*\})?) (\S+)$/i.exec(line) ?? [];
      if (series !== undefined) this.#values.set(series, Number(value));
    }
  }

  /** @param series such as `graphql_errors_total{code="NOT_FOUND"}`; 0 where there is none */
  value(series: string): number {
    return this.#values.get(series) ?? 0;
  }

  /** The series of a metric. */
  seriesOf(name: string): string[] {
    return [...this.#values.keys()].filter((series) => series.replace(/\{.*/, '') === name);
  }

  /** What has become more or less since another scrape, of our own metrics. How long something took is left out. */
  since(before: Scrape): Record<string, number> {
    const ours = [...this.#values].filter(([series]) => /^(graphql|gateway)_/.test(series) && !isDuration(series));
    const changes = ours.map(([series, value]) => [series, value - before.value(series)] as const);
    return Object.fromEntries(changes.filter(([, change]) => change !== 0));
  }
}

/** Of a histogram, all but how many values it has. */
function isDuration(series: string): boolean {
  return /_bucket\{|_duration_seconds_sum/.test(series);
}

/** Scrapes as Prometheus does. @param port of the metrics, on loopback */
export async function scrape(port: number): Promise<Scrape> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (!response.ok) throw new Error(`A scrape was answered with ${response.status}.`);
  return new Scrape(await response.text());
}
