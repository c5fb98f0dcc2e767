import type { FieldNode } from 'graphql';

import { MAX_ERRORS } from '../engine/fetch/ExecutionError.ts';
import { fieldPaths } from '../engine/operation/fieldPaths.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import type { AuthRequirement } from './AuthRequirement.ts';

export interface UnauthorizedPath {
  /** Response keys from the root down, without the indices of lists: a field is removed from all objects alike. */
  readonly path: readonly string[];
  readonly unmet: readonly AuthRequirement[];
}

/** The response paths of fields, whatever `@skip` and `@include` leave out. Fields below one of them are not listed. */
export function unauthorizedPaths(
  operation: ResolvedOperation,
  fields: ReadonlyMap<FieldNode, readonly AuthRequirement[]>,
): readonly UnauthorizedPath[] {
  return fieldPaths(operation, fields, MAX_ERRORS).map(({ path, nodes }) => ({
    path,
    unmet: [...new Set(nodes.flatMap((node) => fields.get(node)!))],
  }));
}
