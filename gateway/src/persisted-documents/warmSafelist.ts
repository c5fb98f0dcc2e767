import { type GraphQLSchema, parse, validate } from 'graphql';
import type { Logger } from 'pino';

import type { OperationSource } from '../engine/compilation/OperationSource.ts';
import type { ManifestOperation } from './Manifest.ts';

export interface WarmTarget {
  readonly apiSchema: GraphQLSchema;
  readonly executor: { warm(operations: readonly OperationSource[]): Promise<void> };
}

export interface WarmSafelistOptions {
  /** The maximum length of a document, in tokens. */
  readonly maxTokens: number;
  readonly logger: Logger;
}

/** Plans the operations of a manifest before their first request. Logs those that are invalid for the schema. */
export async function warmSafelist(
  { apiSchema, executor }: WarmTarget,
  operations: readonly ManifestOperation[],
  { maxTokens, logger }: WarmSafelistOptions,
): Promise<void> {
  const unfit: string[] = [];
  const fit: OperationSource[] = [];
  for (const { name, body } of operations) {
    const source = toSource(apiSchema, body, maxTokens);
    if (source) fit.push(source);
    else unfit.push(name);
  }
  if (unfit.length > 0) logger.warn({ operations: unfit }, 'persisted queries do not fit the schema');
  const startedAt = performance.now();
  await executor.warm(fit);
  logger.info(
    { operations: fit.length, ms: Math.round(performance.now() - startedAt) },
    'planned the persisted queries',
  );
}

function toSource(schema: GraphQLSchema, source: string, maxTokens: number): OperationSource | null {
  try {
    const document = parse(source, { maxTokens, noLocation: true });
    return validate(schema, document).length > 0 ? null : { document, source };
  } catch {
    return null;
  }
}
