import type { CheckReport } from '../CheckReport.ts';
import { describeUse, notableChanges, verdictOf } from './describeChange.ts';

interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A report as GitHub's workflow commands, which become annotations of the pull request; the verdict last. */
export function formatGithub(report: CheckReport): string {
  return [...annotationsOf(report).map(print), verdictOf(report), ''].join('\n');
}

function annotationsOf({ build, operations, plans, lint }: CheckReport): Annotation[] {
  return [
    ...build.errors.flatMap(({ code, message, locations, advice }): Annotation[] => {
      const annotation = { level: 'error', title: code, message: `${message}\n${advice}` } as const;
      if (locations.length === 0) return [annotation];
      return locations.map(({ file, line, column }) => ({ ...annotation, file, line, column }));
    }),
    ...notableChanges(operations).map((change): Annotation => ({
      level: change.severity === 'FAILURE' ? 'error' : 'warning',
      title: change.code,
      message: `${change.message} ${describeUse(change, operations)}`,
    })),
    ...plans.plans.map(({ severity, code, message }): Annotation => {
      return { level: severity === 'FAILURE' ? 'error' : 'warning', title: code, message };
    }),
    ...lint.diagnostics.map(({ level, rule, message, file, start }): Annotation => ({
      level: level === 'ERROR' ? 'error' : 'warning',
      title: rule,
      message,
      file,
      line: start.line,
      column: start.column,
    })),
  ];
}

function print({ level, title, message, file, line, column }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(',')}::${escapeData(message)}`;
}

/** As GitHub's own toolkit escapes: what a schema says cannot end a command or begin another. */
const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
