import { parseArgs } from 'node:util';

export const FORMATS = ['text', 'json', 'github', 'markdown'] as const;

export type Format = (typeof FORMATS)[number];

/** The options of the check. */
export interface SchemaCheckOptions {
  /** A git ref, or the path of a supergraph. */
  readonly base: string;
  /** Schema files that stand for subgraphs of the working tree, by subgraph. */
  readonly schemas: ReadonlyMap<string, string>;
  /** Files and folders with client operations. */
  readonly operations: readonly string[];
  readonly policy: string | null;
  readonly format: Format;
}

export const USAGE = `usage: npm run check:schema -- [options]

  --base <git ref | supergraph file>   what clients have today (default: HEAD)
  --schema <subgraph>=<file>           check this file as the subgraph's schema; repeatable
  --operations <file | folder>         client operations: *.graphql or persisted query manifests; repeatable
  --policy <file>                      what fails: {"lint": {"INPUT_TYPE_SUFFIX": "ERROR"}, "dangerousChanges": "failure"}
  --format text | json | github | markdown

Exit codes: 0 passed, 1 failed, 2 wrong usage.`;

/** Thrown for options that are not valid. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** @throws UsageError */
export function readOptions(args: readonly string[]): SchemaCheckOptions {
  const { base = 'HEAD', schema = [], operations = [], policy, format = 'text' } = parse(args);
  if (!isFormat(format)) throw new UsageError(`--format must be one of ${FORMATS.join(', ')}.`);
  const schemas = new Map<string, string>();
  for (const entry of schema) {
    const at = entry.indexOf('=');
    if (at < 1 || at === entry.length - 1)
      throw new UsageError('--schema must look like users=path/to/schema.graphql.');
    schemas.set(entry.slice(0, at), entry.slice(at + 1));
  }
  return { base, schemas, operations, policy: policy ?? null, format };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        base: { type: 'string' },
        schema: { type: 'string', multiple: true },
        operations: { type: 'string', multiple: true },
        policy: { type: 'string' },
        format: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text);
