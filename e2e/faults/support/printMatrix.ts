import type { Answer } from '../../support/Graph.ts';
import { type KeyOperation, keyOperations } from './keyOperations.ts';

/** What came of the key operations under one fault. */
export interface MatrixRow {
  readonly fault: string;
  readonly answers: ReadonlyMap<KeyOperation, Answer<unknown> & { readonly ms: number }>;
}

const SIGNS: Readonly<Record<string, string>> = {
  SUBREQUEST_HTTP_ERROR: 'unreached',
  SUBREQUEST_MALFORMED_RESPONSE: 'malformed',
  GATEWAY_TIMEOUT: 'timeout',
  SERVICE_UNAVAILABLE: 'unavailable',
};

/** Writes the failure matrix to standard output: the codes of each partial answer and its milliseconds, or a dot for a whole one. */
export function printMatrix(rows: readonly MatrixRow[]): void {
  const names = keyOperations.map(({ name }) => name);
  const table = [
    ['', ...names],
    ...rows.map(({ fault, answers }) => [fault, ...keyOperations.map((key) => cell(answers.get(key)))]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

function cell(
  answer: MatrixRow['answers'] extends ReadonlyMap<unknown, infer Value> ? Value | undefined : never,
): string {
  if (!answer) return '?';
  const ms = Math.round(answer.ms);
  const codes = [...new Set(answer.errors?.map(({ extensions }) => SIGNS[extensions.code] ?? extensions.code))];
  return codes.length === 0 ? `· ${ms}` : `${codes.join('+')} ${ms}`;
}
