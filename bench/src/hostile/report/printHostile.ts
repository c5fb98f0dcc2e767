import type { HostileRun } from '../HostileRun.ts';
import { HOSTILE_COLUMNS, hostileRows } from './hostileRows.ts';

export function printHostile(run: HostileRun): void {
  const rows = [HOSTILE_COLUMNS, ...hostileRows(run)];
  const widths = HOSTILE_COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) {
    console.log(row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '));
  }
}
