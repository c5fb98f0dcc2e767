import type { CheckReport } from '../CheckReport.ts';
import { clientsOf } from './clientsOf.ts';
import { describeUse, notableChanges, verdictOf } from './describeChange.ts';

/** A report as GitHub-flavoured Markdown, for a step summary or a comment. */
export function formatMarkdown(report: CheckReport): string {
  const { build, operations, plans, lint } = report;
  return [
    `## Schema check ${report.status === 'FAILED' ? 'failed' : 'passed'}`,
    '',
    escape(verdictOf(report)),
    '',
    ...table(
      'Build',
      ['code', 'message', 'where', 'what to do'],
      [
        ...build.errors.map(({ code, message, locations, advice }) => [
          code,
          message,
          locations.map(({ file, line }) => `${file}:${line}`).join(', '),
          advice,
        ]),
        ...build.hints.map(({ code, message }) => [code, message, '', 'A hint, no error.']),
      ],
    ),
    ...table(
      'Operations',
      ['severity', 'change', 'what', 'subgraphs', 'use'],
      notableChanges(operations).map((change) => [
        change.severity,
        change.code,
        change.message,
        change.subgraphs.join(', '),
        [
          describeUse(change, operations),
          ...change.operations.slice(0, 5).map((use) => `${use.name} ${clientsOf(use)}`.trim()),
        ].join('; '),
      ]),
    ),
    ...table(
      'Plans',
      ['severity', 'change', 'what'],
      plans.plans.map(({ severity, code, message }) => [severity, code, message]),
    ),
    ...table(
      'Deprecated and used',
      ['element', 'operations'],
      operations.deprecatedUses.map(({ coordinate, operations: users }) => [
        coordinate,
        users.map(({ name }) => name).join(', '),
      ]),
    ),
    ...table(
      'Lint',
      ['level', 'rule', 'message', 'where'],
      lint.diagnostics.map(({ level, rule, message, file, start }) => [level, rule, message, `${file}:${start.line}`]),
    ),
  ].join('\n');
}

function table(title: string, head: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
  return [`### ${title}`, '', line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line), ''];
}

/** Messages quote schemas: what they say must neither end a cell nor become markup. */
const escape = (text: string) => text.replaceAll(/[\\`*_{}[\]<>|#~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
