import type { GraphQLSchema } from 'graphql';

import type { Environment } from '../environment.ts';
import type { OperationGuard } from '../execution/OperationGuard.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import { type Buckets, chargeOf, combine } from './Buckets.ts';
import { clientKey } from './clientKey.ts';
import { compileFieldCharges } from './compileFieldCharges.ts';
import { rateLimited } from './rateLimited.ts';

export type RateLimitOptions = Pick<Environment, 'RATE_LIMIT' | 'RATE_LIMITED_FIELDS' | 'PLANNING_COST'>;

/** The least that a request is charged, however little it is estimated to cost. */
const LEAST_COST = 1;

/**
 * Refuses, with 429 and `RATE_LIMITED`, requests of clients whose operations have cost too much lately, and those that ask too
 * often for a field of which the operator allows little. A refused request is charged nothing.
 *
 * @param schema the supergraph's
 */
export function limitRates(schema: GraphQLSchema, buckets: Buckets, options: RateLimitOptions): OperationGuard {
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
