/** One number of a metric, as Prometheus' text format writes it. */
export interface Sample {
  /** What follows the metric's name. */
  readonly suffix: '' | '_bucket' | '_sum' | '_count';
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

/** Something that is counted or measured, with a number for each combination of its labels' values. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  samples(): Sample[];
}
