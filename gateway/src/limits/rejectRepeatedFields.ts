import { repeatedFieldError } from '@online-books/service-kit/graphql/repeatedFieldError';
import { selectedRootFields } from '@online-books/service-kit/graphql/selectedRootFields';
import type { GraphQLSchema } from 'graphql';

import type { OperationGuard } from '../engine/hooks/OperationGuard.ts';

export interface RepeatableFieldsOptions {
  /** Coordinates such as `Mutation.login`. */
  readonly NON_REPEATABLE_FIELDS: readonly string[];
}

/**
 * Rejects operations that select a field more than once that they may select only once: 400 with `FIELD_NOT_REPEATABLE`. A
 * field that `@skip` or `@include` leaves out of a request does not count.
 *
 * @param schema the supergraph's
 */
export function rejectRepeatedFields(schema: GraphQLSchema, options: RepeatableFieldsOptions): OperationGuard {
  const nonRepeatable = new Set(options.NON_REPEATABLE_FIELDS);
  return {
    prepare(operation) {
      const rootType = schema.getRootType(operation.operation.operation)!.name;
      const error = repeatedFieldError(selectedRootFields(operation, {}), rootType, nonRepeatable);
      if (error) throw error;
      return null;
    },
  };
}
