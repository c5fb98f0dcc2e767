import type { Evaluation } from './evaluate.ts';

const WIDTH = 720;
const LEFT = 110;
const RIGHT = 80;
const TOP = 64;
const BAR = 26;
const COLORS: Readonly<Record<string, string>> = { ours: '#0969da' };
const OTHERS = '#8c959f';
const STYLE = `text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-size:16px;font-weight:600}.quiet{fill:#656d76}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9198a1}}`;

/** The recall of the models as bars, in SVG, readable on light and dark pages. */
export function drawEvaluation({ users, items, models }: Evaluation): string {
  const bars = Object.entries(models)
    .map(([name, { recall10 }]) => ({ name, recall10 }))
    .toSorted((a, b) => b.recall10 - a.recall10);
  const longest = Math.max(...bars.map(({ recall10 }) => recall10), Number.MIN_VALUE);
  const rows = bars.map(({ name, recall10 }, index) => {
    const y = TOP + index * BAR;
    const length = Math.round(((WIDTH - LEFT - RIGHT) * recall10) / longest);
    return [
      `<text x="${LEFT - 10}" y="${y + 16}" text-anchor="end">${name}</text>`,
      `<rect x="${LEFT}" y="${y + 3}" width="${length}" height="${BAR - 8}" rx="2" fill="${COLORS[name] ?? OTHERS}"/>`,
      `<text x="${LEFT + length + 8}" y="${y + 16}">${recall10.toFixed(3)}</text>`,
    ].join('');
  });
  const height = TOP + bars.length * BAR + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<style>${STYLE}</style>`,
    `<text class="title" x="16" y="26">Recall@10: how often the last purchase is among the first ten</text>`,
    `<text class="quiet" x="16" y="46">${users} readers, ${items} books; baselines are computed offline, from everything at once</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}
