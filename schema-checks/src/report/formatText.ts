import type {
  BuildTask,
  CheckReport,
  LintTask,
  OperationsTask,
  PlansTask,
  ReportedChange,
  ReportedOperation,
} from '../CheckReport.ts';
import { clientsOf } from './clientsOf.ts';
import { type Colors, NO_COLORS } from './Colors.ts';
import { describeUse, notableChanges, verdictOf } from './describeChange.ts';

const SHOWN_OPERATIONS = 5;

/** A report for people: short, the verdict last. */
export function formatText(report: CheckReport, colors: Colors = NO_COLORS): string {
  const verdict = verdictOf(report);
  return [
    ...buildLines(report.build, colors),
    ...operationLines(report.operations, colors),
    ...planLines(report.plans, colors),
    ...lintLines(report.lint, colors),
    colors.bold(report.status === 'FAILED' ? colors.red(verdict) : colors.green(verdict)),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[], { bold }: Colors): string[] {
  return lines.length === 0 ? [] : [bold(title), ...lines, ''];
}

function buildLines({ errors, hints }: BuildTask, colors: Colors): string[] {
  const places = errors.flatMap(({ code, message, locations, advice }) => [
    `  ${colors.red('✖')} ${code}  ${indent(message)}`,
    ...locations.map(({ subgraph, file, line, column }) => `      ${subgraph}  ${file}:${line}:${column}`),
    `      ${colors.dim('→')} ${advice}`,
  ]);
  const notes = hints.map(({ code, message }) => `  ${colors.yellow('!')} ${code}  ${indent(message)}`);
  return section('Build', [...places, ...notes], colors);
}

function operationLines(task: OperationsTask, colors: Colors): string[] {
  const lines = notableChanges(task).flatMap((change) => changeLines(change, task, colors));
  const safe = task.changes.filter(({ impact }) => impact === 'SAFE').length;
  if (safe > 0) lines.push(colors.dim(`  ${safe} safe ${safe === 1 ? 'change' : 'changes'}`));
  for (const { coordinate, operations } of task.deprecatedUses) {
    const users = operations.map(({ name }) => name).slice(0, SHOWN_OPERATIONS);
    lines.push(`  ${colors.yellow('!')} ${coordinate} is deprecated and used by ${users.join(', ')}`);
  }
  for (const { id, name } of task.invalidOperations) {
    lines.push(`  ${colors.yellow('!')} ${name} (${id}) is invalid against the base already and was not checked`);
  }
  return section('Operations', lines, colors);
}

function changeLines(change: ReportedChange, task: OperationsTask, colors: Colors): string[] {
  const mark = change.severity === 'FAILURE' ? colors.red('✖') : colors.yellow('!');
  const owners = change.subgraphs.length > 0 ? colors.dim(`  [${change.subgraphs.join(', ')}]`) : '';
  const more = change.operations.length - SHOWN_OPERATIONS;
  return [
    `  ${mark} ${change.code}  ${change.message}${owners}`,
    `      ${describeUse(change, task)}`,
    ...change.operations.slice(0, SHOWN_OPERATIONS).map((operation) => `      ${operationLine(operation)}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
  ];
}

function operationLine(operation: ReportedOperation): string {
  const clients = clientsOf(operation);
  return `${operation.status}: ${operation.name} (${operation.id})${clients && ` by ${clients}`}`;
}

function planLines({ plans }: PlansTask, colors: Colors): string[] {
  const lines = plans.map(({ severity, code, message }) => {
    return `  ${severity === 'FAILURE' ? colors.red('✖') : colors.yellow('!')} ${code}  ${message}`;
  });
  return section('Plans', lines, colors);
}

function lintLines({ diagnostics }: LintTask, colors: Colors): string[] {
  const lines = diagnostics.map(({ level, rule, message, file, start }) => {
    const mark = level === 'ERROR' ? colors.red('✖') : colors.yellow('!');
    return `  ${mark} ${rule}  ${message}  ${file}:${start.line}:${start.column}`;
  });
  return section('Lint', lines, colors);
}

const indent = (message: string) => message.replaceAll('\n', '\n      ');
