import type { ReportedOperation } from '../CheckReport.ts';

const SHOWN = 3;

/** Who sends an operation, in short: `web 1.2 (340 requests, last 2026-11-30)`. */
export function clientsOf({ uses }: Pick<ReportedOperation, 'uses'>): string {
  const sorted = uses.toSorted((left, right) => right.requests - left.requests);
  const shown = sorted.slice(0, SHOWN).map(({ client, version, requests, lastSeen }) => {
    const day = new Date(lastSeen).toISOString().slice(0, 10);
    return `${client} ${version} (${requests} ${requests === 1 ? 'request' : 'requests'}, last ${day})`.replace(
      '  ',
      ' ',
    );
  });
  const more = sorted.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
