import { Counter } from './Counter.ts';
import { Gauge } from './Gauge.ts';
import { Histogram } from './Histogram.ts';
import type { Metric, Sample } from './Metric.ts';
import { type MetricDefinition, MetricFamily } from './MetricFamily.ts';

/** The metrics of a service. Counting goes on whether or not anybody looks: it costs next to nothing. */
export class MetricRegistry {
  readonly #metrics = new Map<string, Metric>();

  counter<Label extends string = never>(definition: MetricDefinition<Label>): MetricFamily<Label, Counter> {
    return this.#add(new MetricFamily('counter', definition, () => new Counter()));
  }

  gauge<Label extends string = never>(definition: MetricDefinition<Label>): MetricFamily<Label, Gauge> {
    return this.#add(new MetricFamily('gauge', definition, () => new Gauge()));
  }

  /** @param buckets their upper bounds, in ascending order */
  histogram<Label extends string = never>(
    definition: MetricDefinition<Label> & { readonly buckets: readonly number[] },
  ): MetricFamily<Label, Histogram> {
    return this.#add(new MetricFamily('histogram', definition, () => new Histogram(definition.buckets)));
  }

  /** A metric whose numbers somebody else keeps. @param read is called when somebody looks */
  read(
    type: 'counter' | 'gauge',
    { name, help }: MetricDefinition<never>,
    read: () => ReadonlyArray<Omit<Sample, 'suffix'>>,
  ): void {
    this.#add({ name, help, type, samples: () => read().map((sample) => ({ ...sample, suffix: '' })) });
  }

  get metrics(): readonly Metric[] {
    return [...this.#metrics.values()];
  }

  #add<Kind extends Metric>(metric: Kind): Kind {
    if (this.#metrics.has(metric.name)) throw new Error(`There is a metric ${metric.name} already.`);
    this.#metrics.set(metric.name, metric);
    return metric;
  }
}
