import type { GraphQLSchema } from 'graphql';

import type { OperationFilter, RemovedFields } from '../engine/hooks/OperationFilter.ts';
import type { AuthorizationContext } from './Authorizer.ts';
import type { FieldRules } from './FieldRules.ts';
import { GuardedOperation, type Verdict } from './GuardedOperation.ts';
import type { PolicyEvaluator } from './PolicyEvaluator.ts';
import { UNAUTHORIZED } from './unauthorizedError.ts';

/** Cached results of one operation: one for each combination of unmet requirements, of which there are few. */
const MAX_OUTCOMES = 64;

/**
 * Removes from an operation what the viewer may not see, by `@authenticated`, `@requiresScopes` and `@policy`. An operation
 * without requirements costs nothing; any other costs one check of its distinct requirements. `createAuthorizer` reports what is removed.
 */
export function createAuthorizationFilter(
  schema: GraphQLSchema,
  rules: FieldRules,
  evaluatePolicies: PolicyEvaluator,
): OperationFilter {
  return {
    prepare(single) {
      const guarded = GuardedOperation.find(single, schema, rules);
      if (!guarded) return null;
      const outcomes = new Map<string, RemovedFields>();

      const outcomeOf = ({ unmet, key }: Verdict): RemovedFields | null => {
        if (unmet.length === 0) return null;
        let outcome = outcomes.get(key);
        if (!outcome) {
          const fields = new Set(guarded.fieldsWith(unmet).keys());
          outcome = { fields, error: UNAUTHORIZED };
          if (outcomes.size >= MAX_OUTCOMES) outcomes.clear();
          outcomes.set(key, outcome);
        }
        return outcome;
      };

      return {
        removedFields(context) {
          const { viewer, cachePolicy } = context as AuthorizationContext;
          cachePolicy.makePrivate();
          const verdict = guarded.judge(viewer, evaluatePolicies);
          return verdict instanceof Promise ? verdict.then(outcomeOf) : outcomeOf(verdict);
        },
      };
    },
  };
}
