import type { Findings } from './audit.ts';
import type { Chaos } from './Chaos.ts';
import type { Ledger } from './Ledger.ts';

/** Writes a fault run's numbers to standard output. */
export function printRun(seconds: number, ledger: Ledger, { kills }: Chaos, findings: Findings): void {
  const killed = [...kills].map(([name, times]) => `${name} ${times}`).join(', ');
  const total = [...kills.values()].reduce((sum, times) => sum + times, 0);
  const canceled = ledger.purchases.filter(({ cancellation }) => cancellation === 'acknowledged').length;
  const lines: Array<[string, string | number]> = [
    ['seconds', seconds],
    ['processes killed', `${total} (${killed})`],
    ['requests', ledger.requests],
    ['  answered whole', ledger.answered],
    ['  answered in part', ledger.partial],
    ...[...ledger.codes].map(([code, times]): [string, number] => [`    ${code}`, times]),
    ['  gateway not there', ledger.unconnected],
    ['  longest', `${Math.round(ledger.longestMs)} ms`],
    ['  overdue', ledger.overdue],
    ['orders acknowledged', ledger.acknowledged.length],
    ['  of them canceled', canceled],
    ['orders made unheard', findings.unacknowledged],
    ['lost', findings.lost.length],
    ['doubled', findings.doubled.length],
    ['inconsistent', findings.inconsistent.length],
    ['deadlocks at last', findings.deadlocks],
  ];
  process.stdout.write(`\n${lines.map(([name, value]) => `${name.padEnd(36)}${value}`).join('\n')}\n\n`);
}
