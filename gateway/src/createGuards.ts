import { controlDemand, type DemandOptions, type Schemas } from './demand-control/controlDemand.ts';
import type { OperationGuard } from './execution/OperationGuard.ts';
import { limitOperations, type OperationLimits } from './limits/limitOperations.ts';
import { rejectRepeatedFields, type RepeatableFieldsOptions } from './limits/rejectRepeatedFields.ts';
import type { Buckets } from './rate-limits/Buckets.ts';
import { limitRates, type RateLimitOptions } from './rate-limits/limitRates.ts';

export type GuardsEnvironment = OperationLimits & RepeatableFieldsOptions & DemandOptions & RateLimitOptions;

/**
 * What an operation must pass before it is planned. Size comes first, so that the others look at nothing huge; rates come
 * last, because they need the cost and charge what passes.
 */
export function createGuards(schemas: Schemas, environment: GuardsEnvironment, buckets: Buckets): OperationGuard[] {
  return [
    limitOperations(environment),
    ...(environment.NON_REPEATABLE_FIELDS.length === 0 ? [] : [rejectRepeatedFields(schemas.schema, environment)]),
    ...(environment.DEMAND_CONTROL === 'off' ? [] : [controlDemand(schemas, environment)]),
    limitRates(schemas.schema, buckets, environment),
  ];
}
