import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { z } from 'zod';

const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string().min(1),
    }),
  ),
});

/** An operation of the manifest. */
export type ManifestOperation = z.output<typeof manifestSchema>['operations'][number];

/**
 * Reads a persisted query manifest, as `generate-persisted-query-manifest` writes it.
 *
 * @throws OperatorError that lists all faults
 */
export function readManifest(text: string): readonly ManifestOperation[] {
  const result = manifestSchema.safeParse(parseJson(text));
  const faults = result.success
    ? idsUsedTwice(result.data.operations)
    : result.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  if (result.success && faults.length === 0) return result.data.operations;
  throw new OperatorError(`Invalid persisted query manifest:\n${faults.join('\n')}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function idsUsedTwice(operations: readonly ManifestOperation[]): string[] {
  const seen = new Set<string>();
  return operations.flatMap(({ id }, at) =>
    seen.size < seen.add(id).size ? [] : [`  operations.${at}.id: ${id} is used twice`],
  );
}
