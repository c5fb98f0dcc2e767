import type { GraphQLSchema } from 'graphql';

import type { OperationFilter, Withheld } from '../execution/OperationFilter.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import type { FieldRules } from './FieldRules.ts';
import { GuardedOperation, type Verdict } from './GuardedOperation.ts';
import type { PolicyEvaluator } from './PolicyEvaluator.ts';
import { UNAUTHORIZED } from './unauthorizedError.ts';

/** Outcomes of one operation that are kept. There are as many as its requirements can be met in different ways, which is few. */
const MAX_OUTCOMES = 64;

/**
 * Removes from an operation what the viewer may not see, by `@authenticated`, `@requiresScopes` and `@policy`. An operation that
 * requires nothing costs nothing; one that does, a look at its distinct requirements. `createAuthorizer` reports what is removed.
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
      const outcomes = new Map<string, Withheld>();

      const outcomeOf = ({ unmet, key }: Verdict): Withheld | null => {
        if (unmet.length === 0) return null;
        let outcome = outcomes.get(key);
        if (!outcome) {
          const fields = new Set(guarded.fieldsWith(unmet).keys());
          outcome = { fields, error: UNAUTHORIZED, refuses: false };
          if (outcomes.size >= MAX_OUTCOMES) outcomes.clear();
          outcomes.set(key, outcome);
        }
        return outcome;
      };

      return {
        withheldFrom(context) {
          const { viewer, cachePolicy } = contextOf(context);
          cachePolicy.makePrivate();
          const verdict = guarded.judge(viewer, evaluatePolicies);
          return verdict instanceof Promise ? verdict.then(outcomeOf) : outcomeOf(verdict);
        },
      };
    },
  };
}
