import { type DocumentNode, GraphQLError, parse } from 'graphql';

import { checkNames } from './namingRules.ts';
import {
  DEFAULT_LINT_LEVELS,
  type LintDiagnostic,
  type LintLevels,
  type ReportViolation,
  type TextPosition,
} from './LintRule.ts';
import { checkStructure } from './structureRules.ts';

const TOKEN_LIMIT = 500_000;

/** Every violation of GraphOS' lint rules in a subgraph's schema, in the order of the text. */
export function lintSchema(sdl: string, levels: LintLevels = DEFAULT_LINT_LEVELS): LintDiagnostic[] {
  const positionAt = positions(sdl);
  const diagnostics: LintDiagnostic[] = [];
  const report: ReportViolation = (rule, coordinate, message, { loc }) => {
    const level = levels[rule];
    if (level === 'IGNORED') return;
    const [start, end] = [positionAt(loc?.start ?? 0), positionAt(loc?.end ?? 0)];
    diagnostics.push({ rule, level, coordinate, message, start, end });
  };
  let document: DocumentNode;
  try {
    document = parse(sdl, { maxTokens: TOKEN_LIMIT });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const at = error.positions?.[0] ?? 0;
    report('DOES_NOT_PARSE', '', error.message, { loc: { start: at, end: at + 1 } });
    return diagnostics;
  }
  checkNames(document, report);
  checkStructure(document, report);
  return diagnostics.sort((left, right) => left.start.byteOffset - right.start.byteOffset);
}

/** The violations of a schema that its base does not have: the same rule at the same coordinate is no news. */
export function newViolations(sdl: string, baseSdl: string | null, levels?: LintLevels): LintDiagnostic[] {
  const known = new Set((baseSdl === null ? [] : lintSchema(baseSdl, levels)).map(identityOf));
  return lintSchema(sdl, levels).filter((diagnostic) => !known.has(identityOf(diagnostic)));
}

const identityOf = ({ rule, coordinate }: LintDiagnostic) => `${rule} ${coordinate}`;

/** Finds lines by bisection, in one pass over the text. Offsets are of UTF-8: those who cut the text by them count bytes. */
function positions(text: string): (index: number) => TextPosition {
  const lines = [{ start: 0, bytes: 0 }];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    const { start, bytes } = lines.at(-1)!;
    lines.push({ start: at + 1, bytes: bytes + Buffer.byteLength(text.slice(start, at + 1)) });
  }
  return (index) => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lines[middle]!.start <= index) low = middle;
      else high = middle - 1;
    }
    const { start, bytes } = lines[low]!;
    const byteOffset = bytes + Buffer.byteLength(text.slice(start, index));
    return { line: low + 1, column: index - start + 1, byteOffset };
  };
}
