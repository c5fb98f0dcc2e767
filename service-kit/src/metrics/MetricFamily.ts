import type { Metric, Sample } from './Metric.ts';

export interface MetricDefinition<Label extends string> {
  /** With the unit, and `_total` for counters, as Prometheus' conventions have it. */
  readonly name: string;
  readonly help: string;
  /** Each combination of values is kept for ever: there must be few, and none may come from a client. */
  readonly labels?: readonly Label[];
}

/** What counts under one combination of labels. */
interface Child {
  samples(): Sample[];
}

/**
 * A metric with labels. Children are looked up beforehand and kept by who counts, so that counting itself is an addition:
 * prom-client's own children build a string from their labels at every call, which takes thirty times as long.
 */
export class MetricFamily<Label extends string, Kind extends Child> implements Metric {
  readonly name: string;
  readonly help: string;
  readonly type: Metric['type'];
  readonly #labels: readonly Label[];
  readonly #create: () => Kind;
  readonly #children = new Map<string, { readonly labels: Readonly<Record<Label, string>>; readonly child: Kind }>();

  constructor(type: Metric['type'], { name, help, labels = [] }: MetricDefinition<Label>, create: () => Kind) {
    this.name = name;
    this.help = help;
    this.type = type;
    this.#labels = labels;
    this.#create = create;
  }

  /** The child with these labels. From now on it is shown, even when it has counted nothing. */
  of(labels: Readonly<Record<Label, string>>): Kind {
    const key = JSON.stringify(this.#labels.map((label) => labels[label]));
    let known = this.#children.get(key);
    if (!known) this.#children.set(key, (known = { labels, child: this.#create() }));
    return known.child;
  }

  /** A child for each value of one label, with the same others. */
  ofEach<Name extends Label, Value extends string>(
    label: Name,
    values: readonly Value[],
    others: Readonly<Record<Exclude<Label, Name>, string>>,
  ): Readonly<Record<Value, Kind>> {
    const children = values.map((value) => {
      const labels: Record<string, string> = { ...others, [label]: value };
      return [value, this.of(labels as Record<Label, string>)];
    });
    return Object.fromEntries(children) as Record<Value, Kind>;
  }

  samples(): Sample[] {
    return [...this.#children.values()].flatMap(({ labels, child }) =>
      child.samples().map((sample) => ({ ...sample, labels: { ...labels, ...sample.labels } })),
    );
  }
}
