import type { GraphQLSchema } from 'graphql';

import type { Environment } from '../environment.ts';
import type { OperationGuard } from '../engine/OperationGuard.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import { type Buckets, chargeOf, combine } from './Buckets.ts';
import { clientKey } from './clientKey.ts';
import { compileFieldCharges } from './compileFieldCharges.ts';
import { rateLimited } from './rateLimited.ts';

export type RateLimitOptions = Pick<Environment, 'RATE_LIMIT' | 'RATE_LIMITED_FIELDS' | 'PLANNING_COST'>;

/** The minimum charge of a request. */
const LEAST_COST = 1;

/**
 * Rejects requests that exceed the client's rate limit or a field's, with 429 and `RATE_LIMITED`. A rejected request is not charged.
 *
 * @param schema the supergraph's
 */
export function rateLimitGuard(schema: GraphQLSchema, buckets: Buckets, options: RateLimitOptions): OperationGuard {
  const { RATE_LIMIT: rate, RATE_LIMITED_FIELDS: rules } = options;
  return {
    prepare(operation) {
      const fieldCharges = compileFieldCharges(operation, schema, rules);
      if (!rate && !fieldCharges) return null;
      return {
        async check({ variables, context: given, unplannedSelections }) {
          const context = contextOf(given);
          const planning = unplannedSelections * options.PLANNING_COST;
          const cost = Math.max(LEAST_COST, context.cost.estimated ?? 0) + planning;
          const charges = fieldCharges?.(variables, context) ?? [];
          if (rate) charges.push(chargeOf(clientKey(context), rate, cost));
          const wait = await buckets.take(combine(charges));
          if (wait > 0) throw rateLimited(wait);
        },
      };
    },
  };
}
