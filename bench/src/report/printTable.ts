import type { WorkloadResult } from './Results.ts';
import { COLUMNS, tableRows } from './tableRows.ts';

export function printTable(results: readonly WorkloadResult[]): void {
  for (const result of results) {
    const rows = [COLUMNS, ...tableRows(result)];
    const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
    for (const row of rows) {
      console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '));
    }
    console.log();
  }
}
