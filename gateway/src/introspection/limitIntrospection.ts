import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import {
  type ASTVisitor,
  GraphQLError,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

import { isIntrospection } from '../engine/operation/collectFields.ts';
import { IntrospectionEstimate } from './IntrospectionEstimate.ts';

/** Tools that ask what of introspection a server knows select `__type` five or six times. */
const MOST_ROOTS = 10;

/** Times the values of the complete introspection query, which tools send. */
const MOST_VALUES = 2;

/** However small a schema is. */
const ALWAYS_ALLOWED = 1_000;

/**
 * Rejects operations that introspect more than tools need: the response to a kilobyte of aliases can be megabytes, and asks no
 * subgraph, so that nothing else holds it up.
 */
export function limitIntrospection(schema: GraphQLSchema): ValidationRule {
  let estimate: IntrospectionEstimate | undefined;
  return (context: ValidationContext): ASTVisitor => {
    let introspects = false;
    return {
      Field: (field) => void (introspects ||= isIntrospection(field)),
      Document: {
        leave(document) {
          if (!introspects) return;
          estimate ??= new IntrospectionEstimate(schema);
          const most = estimate.complete * MOST_VALUES + ALWAYS_ALLOWED;
          const isTooLarge = estimate.sizeOf(document).some(({ roots, values }) => roots > MOST_ROOTS || values > most);
          if (isTooLarge) context.reportError(tooLarge());
        },
      },
    };
  };
}

function tooLarge(): GraphQLError {
  return new GraphQLError(
    `Introspects too much: __schema and __type may be selected ${MOST_ROOTS} times, for ${MOST_VALUES} times the values of the complete introspection query.`,
    { extensions: { code: 'INTROSPECTION_TOO_LARGE' satisfies ErrorCode } },
  );
}
