import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { GraphQLError } from 'graphql';

import { measureOperation, type OperationSize } from '../execution/operation/measureOperation.ts';
import type { OperationGuard } from '../execution/OperationGuard.ts';
import type { Environment } from '../environment.ts';

interface Limit {
  readonly variable: 'MAX_DEPTH' | 'MAX_ROOT_FIELDS' | 'MAX_ALIASES' | 'MAX_DIRECTIVES' | 'MAX_SELECTIONS';
  readonly measure: keyof OperationSize;
  /** What there is too much of. */
  readonly plural: string;
}

const LIMITS: readonly Limit[] = [
  { variable: 'MAX_DEPTH', measure: 'depth', plural: 'levels' },
  { variable: 'MAX_ROOT_FIELDS', measure: 'rootFields', plural: 'root fields' },
  { variable: 'MAX_ALIASES', measure: 'aliases', plural: 'aliases' },
  { variable: 'MAX_DIRECTIVES', measure: 'directives', plural: 'directives' },
  { variable: 'MAX_SELECTIONS', measure: 'selections', plural: 'selections' },
];

export type OperationLimits = Pick<Environment, Limit['variable']>;

/**
 * Refuses operations that are too large, whatever they would do: 400 with `MAX_DEPTH_LIMIT`, `MAX_ROOT_FIELDS_LIMIT`,
 * `MAX_ALIASES_LIMIT`, `MAX_DIRECTIVES_LIMIT` or `MAX_SELECTIONS_LIMIT`, of which Apollo's router knows the first three.
 */
export function limitOperations(limits: OperationLimits): OperationGuard {
  return {
    inspect(operation) {
      const size = measureOperation(operation);
      const exceeded = LIMITS.find(({ variable, measure }) => size[measure] > limits[variable]);
      if (exceeded) throw toError(exceeded, limits[exceeded.variable]);
    },
  };
}

function toError({ variable, plural }: Limit, limit: number): GraphQLError {
  return new GraphQLError(`This operation has more than ${limit} ${plural}, its fragments written out.`, {
    extensions: { code: `${variable}_LIMIT` satisfies ErrorCode, limit, http: { status: 400 } },
  });
}
