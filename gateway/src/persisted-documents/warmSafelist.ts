import { type GraphQLSchema, parse, validate } from 'graphql';
import type { Logger } from 'pino';

import type { OperationSource } from '../engine/compilation/OperationSource.ts';
import type { ManifestOperation } from './Manifest.ts';

export interface WarmTarget {
  readonly apiSchema: GraphQLSchema;
  readonly executor: { warm(operations: readonly OperationSource[]): Promise<void> };
}

/** In characters. */
const MAX_MESSAGE = 2_000;

export interface WarmSafelistOptions {
  /** The maximum length of a document, in tokens. */
  readonly maxTokens: number;
  readonly logger: Logger;
}

/**
 * Plans the operations of a manifest over a new version of the supergraph.
 *
 * @throws Error if an operation is invalid there that was valid over the current version
 */
export async function requireSafelist(
  next: WarmTarget,
  current: WarmTarget,
  operations: readonly ManifestOperation[],
  maxTokens: number,
): Promise<void> {
  const sources = operations.map(({ name, body }) => ({
    name,
    body,
    source: toSource(next.apiSchema, body, maxTokens),
  }));
  const broken = sources.filter(({ body, source }) => !source && toSource(current.apiSchema, body, maxTokens));
  if (broken.length > 0) {
    const names = broken.map(({ name }) => name).join(', ');
    throw new Error(`it breaks persisted queries: ${names}`.slice(0, MAX_MESSAGE));
  }
  await next.executor.warm(sources.flatMap(({ source }) => source ?? []));
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
