/** A chart of horizontal bars in groups, on a logarithmic scale, so that twice and half are equally long. */
export interface BarChart {
  readonly title: string;
  /** In one line, how to read it. */
  readonly subtitle: string;
  readonly series: readonly Series[];
  readonly groups: readonly Group[];
  /** Where bars begin. */
  readonly origin: number;
  /** Written after figures. */
  readonly unit: string;
}

interface Series {
  readonly name: string;
  readonly color: string;
}

interface Group {
  readonly label: string;
  /** By the series' names; a missing one has no bar. */
  readonly values: ReadonlyMap<string, number>;
}

const WIDTH = 860;
const PLOT = { left: 160, right: 70, top: 96 };
const BAR = 13;
const GROUP_GAP = 16;

const STYLE = `text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-size:16px;font-weight:600}.quiet{fill:#656d76}
.line{stroke:#d1d9e0}.origin{stroke:#656d76}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9198a1}.line{stroke:#3d444d}}`;

/** The chart as SVG, readable on light and dark pages. */
export function barChart({ title, subtitle, series, groups, origin, unit }: BarChart): string {
  const values = groups.flatMap((group) => [...group.values.values()]);
  const ticks = powersOfTwo(Math.min(origin, ...values), Math.max(origin, ...values));
  const [low, high] = [Math.log2(ticks[0]!), Math.log2(ticks.at(-1)!)];
  const width = WIDTH - PLOT.left - PLOT.right;
  const x = (value: number) => round(PLOT.left + (width * (Math.log2(value) - low)) / (high - low));

  const parts: string[] = [];
  let y = PLOT.top;
  for (const { label, values: bars } of groups) {
    const shown = series.filter(({ name }) => bars.has(name));
    parts.push(text(PLOT.left - 10, y + (shown.length * BAR) / 2 + 4, label, 'end'));
    for (const { name, color } of shown) {
      const value = bars.get(name)!;
      const [from, to] = [Math.min(x(origin), x(value)), Math.max(x(origin), x(value))];
      parts.push(
        `<rect x="${from}" y="${y}" width="${round(to - from)}" height="${BAR - 2}" rx="1.5" fill="${color}"/>`,
      );
      parts.push(text(to + 5, y + BAR - 3, figure(value) + unit, 'start', 'quiet'));
      y += BAR;
    }
    y += GROUP_GAP;
  }

  const grid = ticks.flatMap((tick) => [
    `<line class="${tick === origin ? 'origin' : 'line'}" x1="${x(tick)}" y1="${PLOT.top - 6}" x2="${x(tick)}" y2="${y - GROUP_GAP + 4}"/>`,
    text(x(tick), PLOT.top - 12, `${tick}${unit}`, 'middle', 'quiet'),
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">`,
    `<title>${title}</title><style>${STYLE}</style>`,
    text(12, 24, title, 'start', 'title'),
    text(12, 43, subtitle, 'start', 'quiet'),
    ...legend(series),
    ...grid,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function legend(series: readonly Series[]): string[] {
  let x = 12;
  return series.flatMap(({ name, color }) => {
    const at = x;
    x += 30 + name.length * 6.6;
    return [
      `<rect x="${round(at)}" y="54" width="11" height="11" rx="1.5" fill="${color}"/>`,
      text(round(at + 16), 64, name),
    ];
  });
}

function text(x: number, y: number, content: string, anchor = 'start', kind = ''): string {
  const attributes = `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${kind && ` class="${kind}"`}`;
  return `<text x="${x}" y="${round(y)}"${attributes}>${content}</text>`;
}

function powersOfTwo(low: number, high: number): number[] {
  const first = Math.floor(Math.log2(low));
  const last = Math.max(Math.ceil(Math.log2(high)), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => 2 ** (first + index));
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
