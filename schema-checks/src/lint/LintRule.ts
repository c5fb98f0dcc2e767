/** How a violation counts. */
export type LintLevel = 'ERROR' | 'WARNING' | 'IGNORED';

/** GraphOS' rules that look at one subgraph, with the level that each has by default. */
export const DEFAULT_LINT_LEVELS = {
  DOES_NOT_PARSE: 'ERROR',
  FIELD_NAMES_SHOULD_BE_CAMEL_CASE: 'WARNING',
  RESTY_FIELD_NAMES: 'WARNING',
  TYPE_NAMES_SHOULD_BE_PASCAL_CASE: 'WARNING',
  ENUM_VALUES_SHOULD_BE_SCREAMING_SNAKE_CASE: 'WARNING',
  INPUT_ARGUMENT_NAMES_SHOULD_BE_CAMEL_CASE: 'WARNING',
  DIRECTIVE_NAMES_SHOULD_BE_CAMEL_CASE: 'WARNING',
  TYPE_PREFIX: 'WARNING',
  TYPE_SUFFIX: 'WARNING',
  OBJECT_PREFIX: 'WARNING',
  OBJECT_SUFFIX: 'WARNING',
  INTERFACE_PREFIX: 'WARNING',
  INTERFACE_SUFFIX: 'WARNING',
  INPUT_TYPE_SUFFIX: 'WARNING',
  ENUM_PREFIX: 'WARNING',
  ENUM_SUFFIX: 'WARNING',
  ENUM_USED_AS_INPUT_WITHOUT_SUFFIX: 'IGNORED',
  ENUM_USED_AS_OUTPUT_DESPITE_SUFFIX: 'WARNING',
  DEPRECATED_DIRECTIVE_MISSING_REASON: 'WARNING',
  DEFINED_TYPES_ARE_UNUSED: 'WARNING',
  ALL_ELEMENTS_REQUIRE_DESCRIPTION: 'IGNORED',
  QUERY_DOCUMENT_DECLARATION: 'WARNING',
  CONTACT_DIRECTIVE_MISSING: 'IGNORED',
} as const satisfies Readonly<Record<string, LintLevel>>;

export type LintRule = keyof typeof DEFAULT_LINT_LEVELS;

export type LintLevels = Readonly<Record<LintRule, LintLevel>>;

/** A place in a text; lines and columns count from 1, the offset counts bytes of UTF-8 from 0. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
  readonly byteOffset: number;
}

/** A violation of a rule. */
export interface LintDiagnostic {
  readonly rule: LintRule;
  readonly level: Exclude<LintLevel, 'IGNORED'>;
  readonly coordinate: string;
  readonly message: string;
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A violation before its level and its place are known. */
export type ReportViolation = (
  rule: LintRule,
  coordinate: string,
  message: string,
  node: { readonly loc?: { readonly start: number; readonly end: number } | undefined },
) => void;
